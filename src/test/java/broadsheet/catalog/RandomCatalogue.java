package broadsheet.catalog;

import broadsheet.config.Home;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.RandomPapers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** A catalogue of random papers, and the plain list of them in the order of filing to hold its lists against. */
final class RandomCatalogue {
    static final Instant NOW = Instant.parse("2025-12-26T08:00:00Z");

    private RandomCatalogue() {}

    /** Asserts something of random papers. */
    @FunctionalInterface
    interface Assertion {
        void on(PaperLists lists, List<Paper> papers);
    }

    /** Makes one in a folder, and asserts something of it. */
    static void make(Store store, Path folder, long seed, Assertion assertion) {
        makeWhole(store, folder, seed, (catalogue, papers) -> assertion.on(catalogue.lists(), papers));
    }

    /** Makes one in a folder, and asserts something of the whole of it. */
    static void makeWhole(Store store, Path folder, long seed, BiConsumer<Catalogue, List<Paper>> assertion) {
        Home home = new Home(folder);
        RandomPapers world = new RandomPapers(new Random(seed), 150);
        try (Catalogue catalogue = store.open(home, InstantSource.fixed(NOW))) {
            for (int i = 0; i < 4; i++) {
                List<Paper> batch =
                        IntStream.range(0, 70).mapToObj(n -> world.paper()).toList();
                catalogue.papers().store(batch);
            }
            catalogue.papers().removeSource("weekly");
            List<Paper> papers = inOrderOfFiling(store, home).stream()
                    .map(id -> catalogue.papers().find(id).orElseThrow())
                    .toList();
            System.out.println("RandomCatalogue " + store + ", seed " + seed + ": " + papers.size() + " papers");
            assertion.accept(catalogue, papers);
        } catch (SQLException e) {
            throw new IllegalStateException("reading the made world", e);
        }
    }

    /** What a world's records made together, which is for other tests to judge. */
    private static List<PaperId> inOrderOfFiling(Store store, Home home) throws SQLException {
        List<PaperId> ids = new ArrayList<>();
        try (Connection connection = store.connect(home);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from paper order by paper")) {
            while (rows.next()) {
                ids.add(PaperId.parse(rows.getString(1)).orElseThrow());
            }
        }
        return ids;
    }
}
