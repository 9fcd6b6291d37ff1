package broadsheet.search.lucene;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.Category;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Place;
import broadsheet.search.Results;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.query.Query;
import broadsheet.search.query.QueryParser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A small library of made papers in a catalogue, with an index of several segments, for tests; and what a search through
 * all of them from end to end would find.
 */
final class IndexedLibrary implements AutoCloseable {
    static final List<String> WORDS = List.of(
            "retrieval",
            "of",
            "worked",
            "examples",
            "few-shot",
            "learning",
            "language",
            "models",
            "the",
            "transformer",
            "graph",
            "neural",
            "pre-training",
            "pretraining",
            "prompts",
            "GPT-4",
            "vision",
            "robots",
            "speech",
            "naïve");

    private static final List<String> NAMES = List.of(
            "Yann LeCun", "Y. LeCun", "Laurens van der Maaten", "Łukasz Kaiser", "J. S. Bach", "Wei Li", "Li Wei");

    static final List<String> CATEGORIES = List.of("cs.CL", "cs.LG", "math.NA", "Proceedings of X");

    private final List<Paper> papers = new ArrayList<>();
    private final Catalogue catalogue;
    private final LuceneIndex index;

    IndexedLibrary(Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        index = LuceneIndex.keep(home.index(), catalogue, InstantSource.system());
        Random random = new Random(20251226);
        for (int batch = 0; batch < 6; batch++) {
            List<Paper> some = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                some.add(made(random, "25%02d.%05d".formatted(batch + 1, i)));
            }
            papers.addAll(some);
            catalogue.papers().store(some);
            index.awaitCurrent();
        }
    }

    private static Paper made(Random random, String id) {
        StringBuilder title = new StringBuilder("Paper");
        for (int i = 0; i < 2 + random.nextInt(6); i++) {
            title.append(' ').append(pick(random, WORDS));
        }
        Sketch sketch = Sketch.of(id)
                .titled(title + " " + id)
                .by(pick(random, NAMES), pick(random, NAMES))
                .in(pick(random, CATEGORIES), pick(random, CATEGORIES))
                .announced("20%02d-0%d-1%d".formatted(20 + random.nextInt(5), 1 + random.nextInt(9), random.nextInt(9)))
                .voted(random.nextInt(5));
        if (random.nextBoolean()) {
            sketch.linked(Link.Kind.CODE);
        }
        if (random.nextInt(3) == 0) {
            sketch.listed("2025-03-01");
        }
        return sketch.paper();
    }

    static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    List<Paper> papers() {
        return List.copyOf(papers);
    }

    /** The best five hundred of what was typed. */
    Results find(String typed) {
        return find(typed, Wanted.best(500));
    }

    Results find(String typed, Wanted wanted) {
        return index.find(QueryParser.parse(typed).query(), wanted);
    }

    /** What is found with each word as it is typed, and counted. */
    Results all(Query query, Narrowing narrowing, Order order, Optional<Place> after, int limit) {
        return index.find(query, new Wanted(narrowing, order, after, limit, Manner.EXACT, true, Wanted.Mode.BOTH));
    }

    static List<String> ids(Results results) {
        return results.hits().stream().map(hit -> hit.id().text()).toList();
    }

    /** How many papers pass, by a look at each. */
    long count(Narrowing narrowing) {
        return papers.stream().filter(paper -> passes(paper, narrowing)).count();
    }

    static boolean passes(Paper paper, Narrowing narrowing) {
        return (narrowing.years().isEmpty() || narrowing.years().contains(year(paper)))
                && (narrowing.categories().isEmpty() || meets(codes(paper), narrowing.categories()))
                && (narrowing.sources().isEmpty() || meets(sources(paper), narrowing.sources()))
                && (!narrowing.code() || paper.link(Link.Kind.CODE).isPresent());
    }

    private static boolean meets(Set<String> some, Set<String> others) {
        Set<String> common = new HashSet<>(some);
        common.retainAll(others);
        return !common.isEmpty();
    }

    static int year(Paper paper) {
        return day(paper).getYear();
    }

    static LocalDate day(Paper paper) {
        return Objects.requireNonNull(paper.publication().announced()).day();
    }

    static Set<String> codes(Paper paper) {
        return paper.categories().stream().map(Category::code).collect(Collectors.toSet());
    }

    static Set<String> sources(Paper paper) {
        return paper.provenance().stream().map(told -> told.source()).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        index.close();
        catalogue.close();
    }
}
