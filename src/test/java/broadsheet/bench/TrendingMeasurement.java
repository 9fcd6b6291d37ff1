package broadsheet.bench;

import broadsheet.bench.load.Readings;
import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Editions;
import broadsheet.edition.Sketch;
import broadsheet.edition.Window;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.rank.Diversity;
import broadsheet.rank.Formula;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How long it takes to find what is trending over a year. */
final class TrendingMeasurement {
    private static final double AIM_MILLISECONDS = 20;

    /** As the configuration has them if nobody says otherwise. */
    private static final Diversity VARIETY = new Diversity(10, 50);

    private static final int FRONT_SIZE = 30;

    private static final int PAPERS = 150_000;
    private static final int DAYS = 365;
    private static final LocalDate LAST = LocalDate.of(2026, 3, 20);
    private static final int A_MONTH = 10_000;
    private static final int BATCH = 1_000;
    private static final List<String> CATEGORIES = List.of("cs.CV", "cs.CL", "cs.LG", "cs.AI", "cs.RO", "stat.ML");
    private static final int PEOPLE = 60_000;

    private static final int WARM_UP = 100;
    private static final int TIMES = 200;
    private static final long SEED = 20251226;

    /** Of so many papers one has votes, as of the real ones. */
    private static final int ONE_IN = 12;

    private final Workbench bench;
    private final List<Figure> figures = new ArrayList<>();

    TrendingMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /** Measures on a home that is filled, and on made ones. */
    Findings measure(Path filled) throws IOException {
        int papers = bench.quick() ? PAPERS / 100 : PAPERS;
        int considered = measure(new Home(filled), "trending over a year");
        String made = "trending over a year of %,d papers, ".formatted(papers);
        measure(made(papers, ONE_IN, "trending-some"), made + "one in " + ONE_IN + " with votes");
        measure(made(papers, 1, "trending-all"), made + "all with votes");
        return new Findings(figures, List.of("""
                **Trending.** In this process, as a server does when the catalogue has changed; it keeps the list until then. Our formula and \
                the standard variety, %d times after %d to warm up, without the headlines. The first figure is of the real papers, of \
                which %,d appeared within the year; the others of %,d made ones (seed %d) within a year, with five authors of %,d \
                people, one in five linked to code. One in %d has votes, about as of the real ones, or every one: exp(7 U) upvotes, U \
                uniform, up to twenty comments, and stars of one in three.""".formatted(TIMES, WARM_UP, considered, papers, SEED, PEOPLE, ONE_IN)));
    }

    private int measure(Home home, String what) {
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            Editions editions = new Editions(catalogue, FRONT_SIZE, Formula.OURS, VARIETY, InstantSource.system());
            List<Double> times = new ArrayList<>();
            int considered = 0;
            for (int i = 0; i < WARM_UP + TIMES; i++) {
                long began = System.nanoTime();
                considered = editions.trending(Window.YEAR).orElseThrow().considered();
                if (i >= WARM_UP) {
                    times.add((System.nanoTime() - began) / 1e6);
                }
            }
            Readings readings = Readings.of(times);
            figures.add(Figure.atMost(AIM_MILLISECONDS, "ms", what, readings).withTail(readings));
            bench.tell(what + ", " + considered + " papers: " + Figure.text(readings.median()) + " ms, p95 "
                    + Figure.text(readings.percentile(95)));
            return considered;
        }
    }

    private Home made(int papers, int oneIn, String name) throws IOException {
        Home home = new Home(bench.home(name));
        home.prepare();
        Random random = new Random(SEED);
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            List<Paper> batch = new ArrayList<>();
            for (int i = 0; i < papers; i++) {
                batch.add(paper(i, oneIn, random));
                if (batch.size() == BATCH || i == papers - 1) {
                    catalogue.papers().store(batch);
                    batch.clear();
                }
            }
        }
        return home;
    }

    /** The first ones more often. */
    private static String category(Random random) {
        int one = random.nextInt(CATEGORIES.size());
        return CATEGORIES.get(Math.min(one, random.nextInt(CATEGORIES.size())));
    }

    private static Paper paper(int number, int oneIn, Random random) {
        String[] authors = new String[5];
        for (int i = 0; i < authors.length; i++) {
            authors[i] = "Author " + random.nextInt(PEOPLE);
        }
        Sketch sketch = Sketch.of("%02d%02d.%05d"
                        .formatted(20 + number / A_MONTH / 12, 1 + number / A_MONTH % 12, number % A_MONTH))
                .titled("On the matter of number " + number)
                .by(authors)
                .in(category(random))
                .announced(LAST.minusDays(random.nextInt(DAYS)).toString());
        if (random.nextInt(oneIn) == 0) {
            int upvotes = (int) Math.exp(7 * random.nextDouble());
            sketch.counted(upvotes, random.nextInt(21), random.nextInt(3) == 0 ? random.nextInt(1 + 3 * upvotes) : 0);
        }
        if (random.nextInt(5) == 0) {
            sketch.linked(Link.Kind.CODE);
        }
        return sketch.paper();
    }
}
