package broadsheet.source;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueDump;
import broadsheet.catalog.Store;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.net.WebClient;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A world of made papers, a server that tells of it, and a catalogue to store them in; all by one clock, which stands at noon
 * (UTC) of the last day, a Friday.
 */
public final class Pressroom implements AutoCloseable {
    /** The first day on which papers are submitted, a Monday. */
    public static final LocalDate FIRST = LocalDate.of(2026, 11, 9);

    /** Today. */
    public static final LocalDate LAST = LocalDate.of(2026, 11, 20);

    private final Store store;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final ArxivWorld world;
    private final ArxivTestServer server;
    private final Home home;
    private final List<WebClient> webs = new ArrayList<>();
    private Catalogue catalogue;

    /**
     * Opens it.
     *
     * @param papers how many are submitted
     */
    public Pressroom(Store store, Path folder, int papers) {
        this.store = store;
        world = new ArxivWorld(
                MadeLives.make(7, papers, FIRST, 12, Announcements.EVERY_WEEK), Announcements.EVERY_WEEK, clock);
        server = ArxivTestServer.start(world, 100);
        home = new Home(folder.resolve("home"));
        home.prepare();
        catalogue = store.open(home, clock);
    }

    /** Opens the catalogue again, as the next process would. */
    public Catalogue restart() {
        catalogue.close();
        catalogue = store.open(home, clock);
        return catalogue;
    }

    public SettableClock clock() {
        return clock;
    }

    public ArxivWorld world() {
        return world;
    }

    public ArxivTestServer server() {
        return server;
    }

    public URI at(String path) {
        return server.at(path);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** A way out of its own, in which waiting moves the clock. */
    public WebClient web() {
        WebClient web = new WebClient(new Config.Network(""), "test", List.of(), clock, clock::advance);
        webs.add(web);
        return web;
    }

    /** Waits by moving the clock. */
    public void pause(Duration duration) {
        clock.advance(duration);
    }

    /** A paper that is there. */
    public Paper paper(String id) {
        return catalogue
                .papers()
                .find(PaperId.parse(id).orElseThrow())
                .orElseThrow(() -> new AssertionError(id + " is missing"));
    }

    /** The whole content of the catalogue. */
    public List<String> content() throws SQLException {
        try (Connection connection = store.connect(home)) {
            return CatalogueDump.of(connection);
        }
    }

    @Override
    public void close() {
        webs.forEach(WebClient::close);
        catalogue.close();
        server.close();
    }
}
