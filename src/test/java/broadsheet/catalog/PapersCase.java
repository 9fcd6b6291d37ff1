package broadsheet.catalog;

import broadsheet.config.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Papers stored in a catalogue that is empty at first, in one kind of database; the time stands still. */
abstract class PapersCase {
    static final Instant NOW = Instant.parse("2025-12-26T08:00:00Z");

    @Parameter
    Store store;

    @TempDir
    Path folder;

    Home home;
    Catalogue catalogue;
    Papers papers;

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
        open();
    }

    /** Opens the catalogue, again if it was closed. */
    final void open() {
        catalogue = store.open(home, InstantSource.fixed(NOW));
        papers = catalogue.papers();
    }

    @AfterEach
    void close() {
        catalogue.close();
    }
}
