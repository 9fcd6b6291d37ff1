package broadsheet.paper;

import broadsheet.paper.PaperDate.Precision;
import broadsheet.paper.Provenance.Origin;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Papers of a small world made by chance, for tests against an oracle: few ids, names, words, days and sources, so that
 * everything collides. Each source always speaks with the same authority. Not thread-safe.
 */
public final class RandomPapers {
    /** The days of this world, before and after 1970; few of them, so that many papers share one. */
    public static final List<LocalDate> DAYS = List.of(
            LocalDate.of(1969, 12, 31),
            LocalDate.of(2025, 2, 28),
            LocalDate.of(2025, 3, 1),
            LocalDate.of(2025, 3, 2),
            LocalDate.of(2025, 3, 31),
            LocalDate.of(2025, 12, 26),
            LocalDate.of(2026, 1, 1));

    /** The categories of this world; one has two codes, one is not arXiv's. */
    public static final List<String> CATEGORIES = List.of("cs.CL", "cs.NA", "math.NA", "cmp-lg", "Proceedings of X");

    /** The authors of this world; some names differ only in accents and punctuation. */
    public static final List<String> NAMES =
            List.of("Ada Lovelace", "Kurt Gödel", "Kurt Godel", "J. S. Bach", "J.S. Bach", "樋口 一葉", "…", "O'Neil-Ng");

    private static final List<String> WORDS =
            List.of("attention", "Graph", "graphs", "100%", "under_score", "für", "$O(n)$", "自然言語", "a", "😀", "ζ");
    private static final List<Provenance> SOURCES = List.of(
            new Provenance("sample", Origin.SAMPLE),
            new Provenance("daily", Origin.LIST),
            new Provenance("weekly", Origin.LIST),
            new Provenance("archive", Origin.REGISTRY),
            new Provenance("anthology", Origin.REGISTRY),
            new Provenance(PaperDate.FROM_ARXIV, Origin.REGISTRY),
            new Provenance(PaperDate.FROM_ARXIV_FEED, Origin.REGISTRY));

    private final RandomGenerator random;
    private final int ids;

    /**
     * A world.
     *
     * @param ids how many papers' names it has
     */
    public RandomPapers(RandomGenerator random, int ids) {
        this.random = random;
        this.ids = ids;
    }

    /** A paper as one source tells it; each field may be missing. */
    public Paper paper() {
        return paper(id(), random.nextInt(4) == 0 ? List.of(id()) : List.of(), pick(SOURCES));
    }

    /** A paper that nothing is missing of. */
    public Paper whole() {
        List<PaperId> names = Stream.generate(this::id).distinct().limit(3).toList();
        PaperDate published = date("archive");
        PaperDate announced = date("archive");
        List<Version> versions = List.of(new Version(1, date("id")), new Version(7, date("archive")));
        List<Link> links = Arrays.stream(Link.Kind.values())
                .map(kind ->
                        new Link(kind, URI.create("https://example.org/" + random.nextInt(9) + "?a=%20b#c"), "archive"))
                .toList();
        return new Paper(
                names.getFirst(),
                names.subList(1, 3),
                words(3),
                words(40),
                List.of(new Author(pick(NAMES)), new Author(pick(NAMES))),
                CATEGORIES.stream().map(Category::new).toList(),
                new Publication(
                        published,
                        announced,
                        versions,
                        List.of(
                                new Reannouncement(Reannouncement.Kind.CROSS, pick(DAYS), "archive"),
                                new Reannouncement(Reannouncement.Kind.REPLACEMENT, pick(DAYS), "archive")),
                        true,
                        words(2),
                        words(2),
                        doi(),
                        licence()),
                links,
                List.of(
                        new Listing("daily", pick(DAYS), 3, moment(), "submitter"),
                        new Listing("weekly", pick(DAYS), 0, null, "")),
                List.of(
                        new CountSnapshot("archive", null, counts()),
                        new CountSnapshot("daily", Instant.ofEpochMilli(1 + random.nextInt(1_000)), counts()),
                        new CountSnapshot("weekly", moment(), counts())),
                new MachineSummary("daily", words(9), List.of(words(1), words(2))),
                words(2),
                List.of(SOURCES.get(1), SOURCES.get(2), SOURCES.get(3)));
    }

    /** A paper as that source tells it. */
    Paper paperOf(Provenance from) {
        return paper(id(), List.of(), from);
    }

    private Paper paper(PaperId id, List<PaperId> otherIds, Provenance from) {
        String source = from.source();
        Publication publication = new Publication(
                orNull(() -> date(source)),
                from.origin() == Origin.REGISTRY ? orNull(() -> date(source)) : null,
                some(2, number -> new Version(number + 1, date(source))),
                some(3, number -> reannouncement(source)),
                random.nextInt(20) == 0,
                text(2),
                text(2),
                maybe() ? doi() : "",
                maybe() ? licence() : Licence.UNKNOWN);
        return new Paper(
                id,
                otherIds,
                words(3),
                text(30),
                some(4, number -> new Author(pick(NAMES))),
                some(3, number -> new Category(pick(CATEGORIES))),
                publication,
                some(2, number -> link(source)),
                from.origin() == Origin.REGISTRY ? List.of() : listings(source),
                snapshots(source),
                orNull(() -> new MachineSummary(source, words(5), some(2, number -> words(1)))),
                text(1),
                List.of(from));
    }

    private List<Listing> listings(String source) {
        return DAYS.stream()
                .filter(day -> random.nextInt(4) == 0)
                .map(day -> new Listing(source, day, random.nextInt(4), orNull(this::moment), text(1)))
                .toList();
    }

    private List<CountSnapshot> snapshots(String source) {
        List<CountSnapshot> known = DAYS.stream()
                .filter(day -> random.nextInt(5) == 0)
                .map(day ->
                        new CountSnapshot(source, PaperDate.ofDay(day, source).at(), counts()))
                .toList();
        return random.nextInt(4) > 0
                ? known
                : Stream.concat(Stream.of(new CountSnapshot(source, null, counts())), known.stream())
                        .toList();
    }

    private Reannouncement reannouncement(String source) {
        return new Reannouncement(pick(List.of(Reannouncement.Kind.values())), pick(DAYS), source);
    }

    private Link link(String source) {
        String by = maybe() ? source : Link.FROM_TEXT;
        return new Link(pick(List.of(Link.Kind.values())), URI.create("https://example.org/" + random.nextInt(3)), by);
    }

    /** A name out of all schemes; those of imports hold what needs care in SQL. */
    public PaperId id() {
        int number = random.nextInt(ids);
        return switch (number % 4) {
            case 0 -> PaperId.of(PaperId.ARXIV, "2503.%05d".formatted(number));
            case 1 -> PaperId.of(PaperId.DOI, "10.1000/x" + number);
            case 2 -> PaperId.of(PaperId.ACL, "P18-%04d".formatted(number));
            default -> PaperId.of("own", "it's #" + number + " “ü”");
        };
    }

    /** One that several papers state, or under which one is filed. */
    private String doi() {
        return maybe() ? "10.1000/stated" + random.nextInt(9) : "10.1000/x" + (1 + 4 * random.nextInt(1 + ids / 4));
    }

    private PaperDate date(String source) {
        Instant day = PaperDate.ofDay(pick(DAYS), source).at();
        Instant at = maybe() ? day : day.plusMillis(random.nextInt(86_400_000));
        return new PaperDate(at, pick(List.of(Precision.values())), source);
    }

    private Instant moment() {
        return Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000));
    }

    private Counts counts() {
        return new Counts(random.nextInt(4), random.nextInt(3), random.nextInt(3));
    }

    private Licence licence() {
        return new Licence("https://creativecommons.org/licenses/by/" + random.nextInt(3) + ".0/");
    }

    private String text(int words) {
        return maybe() ? words(words) : "";
    }

    private String words(int most) {
        return String.join(
                " ",
                Stream.generate(() -> pick(WORDS))
                        .limit(1 + random.nextInt(most))
                        .toList());
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private <T> @Nullable T orNull(Supplier<T> value) {
        return maybe() ? value.get() : null;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Makes a value for a place in a list. */
    @FunctionalInterface
    private interface Making<T> {
        T at(int number);
    }

    private <T> List<T> some(int most, Making<T> making) {
        List<T> values = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int number = 0; number < count; number++) {
            values.add(making.at(number));
        }
        return values;
    }
}
