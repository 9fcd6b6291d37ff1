package broadsheet.catalog;

import static broadsheet.catalog.FilledHome.CLOCK;
import static broadsheet.catalog.FilledHome.tear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.config.Config;
import broadsheet.config.Home;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restore brings back what was backed up and keeps what it replaces, though either is damaged or it is killed. */
class RestoreTest {
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
    void aBackupRestoresToEqualContents() throws Exception {
        Files.writeString(home.configuration(), "[server]\nport = 8081\n");
        List<String> before = CatalogueDump.of(home.catalogue());
        long bytes = backups.backup(backup);
        try (Catalogue catalogue = Catalogue.open(home, CLOCK)) {
            catalogue.papers().store(filled.batch(100));
            catalogue.papers().removeSource("archive");
        }
        List<String> changed = CatalogueDump.of(home.catalogue());

        Path kept = backups.restore(backup);

        assertThat(bytes).isEqualTo(Files.size(backup.resolve("broadsheet.db")));
        assertThat(backup.resolve("broadsheet.toml")).hasContent("[server]\nport = 8081\n");
        assertThat(CatalogueDump.of(home.catalogue())).isEqualTo(before).isNotEqualTo(changed);
        assertThat(CatalogueDump.of(kept)).isEqualTo(changed);
    }

    @Test
    void aBackupIsRestoredIntoAnEmptyHomeWithItsConfiguration() throws Exception {
        Files.writeString(home.configuration(), "[server]\nport = 8081\n");
        backups.backup(backup);
        Home empty = new Home(folder.resolve("empty"));
        empty.prepare();

        Path kept = new Backups(empty, Config.Catalogue.IN_HOME, CLOCK).restore(backup);

        assertThat(kept).isEqualTo(empty.copies());
        assertThat(empty.configuration()).hasContent("[server]\nport = 8081\n");
        assertThat(CatalogueDump.of(empty.catalogue())).isEqualTo(CatalogueDump.of(home.catalogue()));
    }

    /** What may have become of a backup. */
    enum Damage {
        MISSING,
        EMPTY,
        CUT,
        TORN_IN_THE_MIDDLE,
        TORN_AT_THE_HEADER,
        NO_DATABASE,
        SOMEBODY_ELSES,
        NEWER
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void aBackupThatIsNoneIsRefusedAndTheCatalogueStays(Damage damage) throws Exception {
        backups.backup(backup);
        Path file = backup.resolve("broadsheet.db");
        damage(file, damage);
        List<String> before = CatalogueDump.of(home.catalogue());

        assertThatThrownBy(() -> backups.restore(backup))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(backup.toString());

        assertThat(CatalogueDump.of(home.catalogue())).isEqualTo(before);
        assertThat(home.folder().toFile().list())
                .contains("broadsheet.db")
                .isSubsetOf("broadsheet.db", "in-use", "lock", "opening");
    }

    private static void damage(Path file, Damage damage) throws IOException, SQLException {
        switch (damage) {
            case MISSING -> Files.delete(file);
            case EMPTY -> Files.write(file, new byte[0]);
            case CUT -> {
                try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.setLength(open.length() / 2);
                }
            }
            case TORN_IN_THE_MIDDLE -> tear(file, 0.1, 0.9);
            case TORN_AT_THE_HEADER -> tear(file, 0, 0.01);
            case NO_DATABASE -> Files.writeString(file, "no database\n".repeat(1_000));
            case SOMEBODY_ELSES -> {
                Files.delete(file);
                execute(file, "create table theirs (x integer)");
            }
            case NEWER -> execute(file, "update flyway_schema_history set \"version\" = '999'");
        }
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = CatalogueDump.connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void nothingIsRestoredWhileTheHomeIsInUse() throws SQLException {
        backups.backup(backup);
        List<String> before = CatalogueDump.of(home.catalogue());
        try (Catalogue catalogue = Catalogue.open(home, CLOCK)) {
            assertThat(catalogue.size()).isPositive();
            assertThatThrownBy(() -> backups.restore(backup))
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageContaining(home.folder().toString())
                    .hasMessageContaining("Stop it");
        }
        try (Home.Lock _ = home.lock().orElseThrow()) {
            assertThatThrownBy(() -> backups.restore(backup)).isInstanceOf(CatalogueException.class);
        }

        assertThat(CatalogueDump.of(home.catalogue())).isEqualTo(before);
    }

    @Test
    void aTornCatalogueIsReplacedAndKept() throws Exception {
        List<String> before = CatalogueDump.of(home.catalogue());
        backups.backup(backup);
        tear(home.catalogue(), 0, 0.9);
        byte[] torn = Files.readAllBytes(home.catalogue());

        Path kept = backups.restore(backup);

        assertThat(CatalogueDump.of(home.catalogue())).isEqualTo(before);
        assertThat(Files.readAllBytes(kept)).isEqualTo(torn);
    }

    @Test
    void whatTheLogStillHoldsIsKeptToo() throws Exception {
        backups.backup(backup);
        List<String> logged;
        try (Connection leaving = CatalogueDump.connect(home.catalogue());
                Statement statement = leaving.createStatement()) {
            statement.execute("insert into removed_paper (id, revision) values ('arxiv:2503.00001', 7)");
            logged = CatalogueDump.of(home.catalogue());
            copyAsAfterACrash(home.catalogue(), folder.resolve("crashed"));
        }
        Home crashed = new Home(folder.resolve("crashed"));

        Path kept = new Backups(crashed, Config.Catalogue.IN_HOME, CLOCK).restore(backup);

        assertThat(crashed.folder().resolve("broadsheet.db-wal")).doesNotExist();
        assertThat(CatalogueDump.of(kept)).isEqualTo(logged);
        assertThat(CatalogueDump.of(crashed.catalogue())).isNotEqualTo(logged);
    }

    private static void copyAsAfterACrash(Path catalogue, Path into) throws IOException {
        Files.createDirectories(into);
        try (Stream<Path> files = Files.list(catalogue.getParent())) {
            for (Path file : files.filter(one -> one.getFileName().toString().matches("broadsheet\\.db(-wal)?"))
                    .toList()) {
                Files.copy(file, into.resolve(file.getFileName()));
            }
        }
    }

    /** In what state a restore may find the catalogue. */
    enum Found {
        CLOSED,
        WITH_A_LOG_LEFT_BY_A_CRASH,
        TORN_WITH_A_LOG
    }

    @ParameterizedTest
    @EnumSource(Found.class)
    void aRestoreKilledAfterAnyStepLeavesTheOldCatalogueOrTheNew(Found found) throws Exception {
        backups.backup(backup);
        List<String> brought = CatalogueDump.of(backup.resolve("broadsheet.db"));
        for (int done = 0; done <= 5; done++) {
            Home stopped = new Home(folder.resolve(found + " after " + done));
            List<String> there = leave(stopped, found);
            Path incoming =
                    Files.copy(backup.resolve("broadsheet.db"), stopped.folder().resolve("restoring.db"));
            Path kept = Backups.unusedCopy(stopped, "before-restore", CLOCK.instant());
            List<Replacement.Step> steps = new Replacement(incoming, stopped.catalogue(), kept).steps();
            assertThat(steps).hasSize(5);

            for (Replacement.Step step : steps.subList(0, done)) {
                step.run();
            }

            assertThat(stopped.catalogue()).as("after %d steps", done).isNotEmptyFile();
            if (found != Found.TORN_WITH_A_LOG || done == 5) {
                assertThat(contentOfACopy(stopped)).as("after %d steps", done).isEqualTo(done == 5 ? brought : there);
            }
            Path keptAgain = new Backups(stopped, Config.Catalogue.IN_HOME, CLOCK).restore(backup);
            assertThat(CatalogueDump.of(stopped.catalogue())).isEqualTo(brought);
            assertThat(stopped.copies().toFile().list())
                    .as("copies, none of them the catalogue itself")
                    .noneMatch(name -> isSame(stopped.copies().resolve(name), stopped.catalogue()))
                    .allMatch(name -> stopped.copies()
                            .resolve(name.replaceAll("-(wal|journal)$", ""))
                            .toFile()
                            .exists());
            if (found != Found.TORN_WITH_A_LOG) {
                assertThat(CatalogueDump.of(done == 5 ? kept : keptAgain)).isEqualTo(there);
            }
        }
    }

    /** Leaves a catalogue in a home as it may be found, and tells what is in it; nothing, if it is torn. */
    private List<String> leave(Home into, Found found) throws Exception {
        if (found == Found.CLOSED) {
            copyAsAfterACrash(home.catalogue(), into.folder());
            return CatalogueDump.of(home.catalogue());
        }
        List<String> logged;
        try (Connection leaving = CatalogueDump.connect(home.catalogue());
                Statement statement = leaving.createStatement()) {
            statement.execute("""
                    insert into removed_paper (id, revision) values ('arxiv:2503.00001', 7) on conflict do nothing""");
            statement.execute("update removed_paper set revision = revision + 1 where id = 'arxiv:2503.00001'");
            logged = CatalogueDump.of(home.catalogue());
            copyAsAfterACrash(home.catalogue(), into.folder());
        }
        assertThat(into.folder().resolve("broadsheet.db-wal")).isNotEmptyFile();
        if (found == Found.TORN_WITH_A_LOG) {
            tear(into.catalogue(), 0, 0.9);
            return List.of();
        }
        return logged;
    }

    /** What the next start would find; looked at in a copy, because looking mends what a crash left. */
    private List<String> contentOfACopy(Home stopped) throws Exception {
        Path copy = Files.createTempDirectory(folder, "look");
        copyAsAfterACrash(stopped.catalogue(), copy);
        return CatalogueDump.of(copy.resolve("broadsheet.db"));
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyCatalogueThatWasReplacedIsKept() throws Exception {
        backups.backup(backup);

        Path first = backups.restore(backup);
        Path second = backups.restore(backup);

        assertThat(first).exists().isNotEqualTo(second);
        assertThat(second).exists();
    }
}
