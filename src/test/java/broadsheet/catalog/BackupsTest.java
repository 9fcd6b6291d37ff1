package broadsheet.catalog;

import static broadsheet.catalog.FilledHome.CLOCK;
import static broadsheet.catalog.FilledHome.SEED;
import static broadsheet.catalog.FilledHome.tear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is one moment of the catalogue, whole, or is not made at all. */
class BackupsTest {
    @TempDir
    private Path folder;

    private FilledHome filled;
    private Home home;
    private Path backup;
    private Backups backups;

    @BeforeEach
    void fill() {
        filled = new FilledHome(folder.resolve("home"));
        home = filled.home();
        backup = folder.resolve("backup");
        backups = new Backups(home, Config.Catalogue.IN_HOME, CLOCK);
    }

    @Test
    void aCatalogueOfAServerIsLeftToTheServersOwnMeans() {
        Backups backups = new Backups(
                home, new Config.Catalogue("jdbc:postgresql://localhost/papers?password=hush", "", ""), CLOCK);

        assertThatThrownBy(() -> backups.backup(folder.resolve("copy")))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("jdbc:postgresql://localhost/papers")
                .hasMessageContaining("pg_dump")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> backups.restore(folder.resolve("copy"))).hasMessageContaining("pg_restore");
    }

    @Test
    void aBackupMadeWhileOthersWriteIsOneMomentOfTheCatalogue() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch writing = new CountDownLatch(3);
        try (Catalogue catalogue = Catalogue.open(home, CLOCK);
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<Long> writes = executor.submit(() -> {
                long count = 0;
                for (; !enough.get(); count++) {
                    catalogue.papers().store(filled.batch(20));
                    writing.countDown();
                }
                return count;
            });
            writing.await();
            long least = catalogue.revision();

            backups.backup(backup);

            long most = catalogue.revision();
            enough.set(true);
            assertThat(writes.get()).isGreaterThanOrEqualTo(3);
            assertWhole(least, most);
        }
    }

    /** What the backup holds are the papers of one revision, with all look-ups that belong to them and no others. */
    private void assertWhole(long least, long most) throws SQLException {
        Home restored = new Home(folder.resolve("restored"));
        restored.prepare();
        new Backups(restored, Config.Catalogue.IN_HOME, CLOCK).restore(backup);
        List<String> content = CatalogueDump.of(restored.catalogue());
        try (Catalogue copy = Catalogue.open(restored, CLOCK)) {
            assertThat(copy.revision()).isBetween(least, most);
            assertThat(copy.fault()).isEmpty();
            List<Paper> papers = content.stream()
                    .filter(line -> line.startsWith("paper_id "))
                    .map(line -> line.replaceAll("paper_id \\{id=.*, of_paper=(.*)}", "$1"))
                    .distinct()
                    .map(id -> PaperId.parse(id).orElseThrow())
                    .map(id -> copy.papers().find(id).orElseThrow())
                    .toList();
            assertThat(PaperOracle.lookUpsOf(content))
                    .as("seed %d", SEED)
                    .containsExactlyElementsOf(PaperOracle.lookUps(papers));
            assertThat(copy.size()).isEqualTo(papers.size());
        }
    }

    @Test
    void aBackupIsNeverOverwritten() throws Exception {
        backups.backup(backup);
        byte[] first = Files.readAllBytes(backup.resolve("broadsheet.db"));
        try (Catalogue catalogue = Catalogue.open(home, CLOCK)) {
            catalogue.papers().store(filled.batch(10));
        }

        assertThatThrownBy(() -> backups.backup(backup))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(backup.toString())
                .hasMessageContaining("Name another folder");

        assertThat(Files.readAllBytes(backup.resolve("broadsheet.db"))).isEqualTo(first);
    }

    @Test
    void aHomeWithoutACatalogueHasNothingToBackUp() {
        Home empty = new Home(folder.resolve("empty"));
        empty.prepare();

        assertThatThrownBy(() -> new Backups(empty, Config.Catalogue.IN_HOME, CLOCK).backup(backup))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(empty.folder().toString());

        assertThat(backup).doesNotExist();
        assertThat(empty.catalogue()).doesNotExist();
    }

    @Test
    void aBackupThatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> backups.backup(file.resolve("below")))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(file.resolve("below").toString());
        assertThat(file).hasContent("in the way");
    }

    @Test
    void aTornCatalogueIsNotBackedUpByHalves() throws IOException {
        tear(home.catalogue(), 0.1, 0.9);

        assertThatThrownBy(() -> backups.backup(backup))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(home.catalogue().toString())
                .hasMessageContaining("torn");

        assertThat(backup).isEmptyDirectory();
    }

    @Test
    void aBackupWhoseConfigurationCannotBeCopiedIsNoneAndCanBeTriedAgain() throws Exception {
        Files.createDirectories(home.configuration());

        assertThatThrownBy(() -> backups.backup(backup))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(backup.toString());
        assertThat(backup).isEmptyDirectory();

        Files.delete(home.configuration());
        assertThat(backups.backup(backup)).isPositive();
    }

    @Test
    void aBackupWhoseCatalogueCannotBeCopiedLeavesNoConfigurationEither() throws Exception {
        Files.writeString(home.configuration(), "[server]\nport = 8081\n");
        tear(home.catalogue(), 0.1, 0.9);

        assertThatThrownBy(() -> backups.backup(backup)).isInstanceOf(CatalogueException.class);

        assertThat(backup).isEmptyDirectory();
    }
}
