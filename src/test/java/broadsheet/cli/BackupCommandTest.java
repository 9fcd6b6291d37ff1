package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.cli.Keyboard.Ran;
import broadsheet.config.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole catalogue at once: {@code backup}, {@code restore} and {@code sample}. */
class BackupCommandTest {
    private final Path copy;
    private final Keyboard keyboard;

    BackupCommandTest(@TempDir Path folder) {
        this.copy = folder.resolve("copy");
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    private String stats() {
        return keyboard.type("stats --json").out();
    }

    @Test
    void whatWasBackedUpComesBack() {
        keyboard.type("sample add");
        String before = stats();

        Ran backup = keyboard.type("backup " + copy);
        keyboard.type("sample remove");
        assertThat(stats()).isNotEqualTo(before);
        Ran restore = keyboard.type("restore " + copy);

        assertThat(backup.exitCode()).isZero();
        assertThat(backup.out().replaceAll("\\s+", " ")).matches("The backup is in " + copy + ", [0-9,]+ kB\\. ");
        assertThat(restore.exitCode()).isZero();
        assertThat(restore.out()).contains("is back", "copies");
        assertThat(stats()).isEqualTo(before);
        assertThat(keyboard.home().resolve("copies")).isNotEmptyDirectory();
    }

    @Test
    void aBackupIsNotWrittenOverAnother() {
        keyboard.type("sample add");
        keyboard.type("backup " + copy);

        Ran again = keyboard.type("backup " + copy);

        assertThat(again.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(again.err()).contains(copy.toString(), "already holds a backup");
    }

    @Test
    void aHomeWithoutACatalogueHasNothingToBackUp() {
        Ran ran = keyboard.type("backup " + copy);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ran.err()).contains(keyboard.home().toString(), "no catalogue");
        assertThat(copy).doesNotExist();
    }

    @Test
    void aFolderWithoutABackupOrWithATornOneIsNotRestored() throws IOException {
        keyboard.type("sample add");
        String before = stats();

        Ran missing = keyboard.type("restore " + copy);
        Heap.write(copy.resolve("broadsheet.db"), "no database at all".repeat(100));
        Ran torn = keyboard.type("restore " + copy);

        assertThat(missing.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(missing.err()).contains(copy.toString(), "no backup");
        assertThat(torn.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(torn.err()).contains("torn", "left as it is");
        assertThat(stats()).isEqualTo(before);
    }

    @Test
    void aHomeThatIsOpenElsewhereIsNotRestored() {
        keyboard.type("sample add");
        keyboard.type("backup " + copy);
        try (Catalogue open = Catalogue.open(new Home(keyboard.home()), keyboard.clock())) {
            Ran ran = keyboard.type("restore " + copy);

            assertThat(ran.exitCode()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(ran.err()).contains("Stop it, restore, and start it again.");
            assertThat(open.size()).isEqualTo(40);
        }
    }

    @Test
    void whatIsToldOfTheSampleIsOnTheDiskThoughAServerHasTheCatalogueOpen() {
        try (Catalogue open = Catalogue.open(home(), keyboard.clock())) {
            // A server's connections stay; with the last one to close, the database would settle by itself.
            assertThat(open.size()).isZero();
            for (String command : List.of("sample add", "sample remove")) {
                assertThat(keyboard.type(command).exitCode()).isZero();

                assertThat(keyboard.home().resolve("broadsheet.db-wal"))
                        .as(command)
                        .isEmptyFile();
            }
        }
    }

    private Home home() {
        Home home = new Home(keyboard.home());
        home.prepare();
        return home;
    }

    @Test
    void theSampleIsAddedOnceAndRemovedWhole() {
        assertThat(keyboard.type("sample add").out()).isEqualTo("The sample edition of 2025-12-26 is there.\n");
        assertThat(keyboard.type("sample add").exitCode()).isZero();
        assertThat(stats()).contains("\"papers\" : 40");

        assertThat(keyboard.type("sample remove").out()).isEqualTo("The sample edition is gone.\n");
        assertThat(keyboard.type("sample remove").out()).isEqualTo("There was no sample edition.\n");
        assertThat(stats()).contains("\"papers\" : 0");
        assertThat(Files.exists(keyboard.home())).isTrue();
    }
}
