package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.PaperDate.Precision;
import broadsheet.paper.Provenance.Origin;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaperMergeTest {
    private static final PaperId ID = PaperId.of(PaperId.ARXIV, "2503.11731");
    private static final Provenance SAMPLE = new Provenance("sample", Origin.SAMPLE);
    private static final Provenance LIST = new Provenance("daily", Origin.LIST);
    private static final Provenance REGISTRY = new Provenance("archive", Origin.REGISTRY);

    @Provide
    Arbitrary<Paper> papers() {
        return Arbitraries.longs().map(seed -> new RandomPapers(new Random(seed), 8).paper());
    }

    @Property
    void mergingTheSameAgainChangesNothing(@ForAll("papers") Paper a, @ForAll("papers") Paper b) {
        Paper once = PaperMerge.merge(a, b);

        assertThat(PaperMerge.merge(once, b)).isEqualTo(once);
    }

    @Property
    void mergingAPaperWithItselfChangesNothing(@ForAll("papers") Paper a, @ForAll("papers") Paper b) {
        Paper settled = PaperMerge.merge(a, b);

        assertThat(PaperMerge.merge(settled, settled)).isEqualTo(settled);
    }

    @Property
    void everyNameOfBothIsKeptAndTheKnownOneRemainsFirst(@ForAll("papers") Paper a, @ForAll("papers") Paper b) {
        Paper merged = PaperMerge.merge(a, b);

        assertThat(merged.id()).isEqualTo(a.id());
        assertThat(names(merged).toList())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(names(a), names(b)).distinct().toList());
    }

    private static Stream<PaperId> names(Paper paper) {
        return Stream.concat(Stream.of(paper.id()), paper.otherIds().stream());
    }

    @Property
    void noDateIsLostOrBecomesCoarser(@ForAll("papers") Paper a, @ForAll("papers") Paper b) {
        Publication merged = PaperMerge.merge(a, b).publication();

        for (Paper side : List.of(a, b)) {
            assertKept(side.publication().published(), merged.published());
            assertKept(side.publication().announced(), merged.announced());
            for (Version version : side.publication().versions()) {
                assertThat(merged.versions())
                        .filteredOn(one -> one.number() == version.number())
                        .singleElement()
                        .satisfies(one -> assertKept(version.submitted(), one.submitted()));
            }
        }
    }

    private static void assertKept(@Nullable PaperDate before, @Nullable PaperDate after) {
        if (before != null) {
            assertThat(after).isNotNull();
            assertThat(Objects.requireNonNull(after).precision()).isGreaterThanOrEqualTo(before.precision());
        }
    }

    @Property
    void everyDateIsOneThatASideGave(@ForAll("papers") Paper a, @ForAll("papers") Paper b) {
        Publication merged = PaperMerge.merge(a, b).publication();

        assertThat(merged.published())
                .isIn(a.publication().published(), b.publication().published());
        assertThat(merged.announced())
                .isIn(a.publication().announced(), b.publication().announced());
        assertThat(Stream.concat(a.publication().versions().stream(), b.publication().versions().stream()))
                .containsAll(merged.versions());
    }

    @Property
    void theStrongerSideIsBelievedAndOfEqualsTheLater(@ForAll("papers") Paper a, @ForAll("papers") Paper b) {
        Paper merged = PaperMerge.merge(a, b);
        boolean later = Comparator.comparing(Paper::origin)
                        .thenComparingInt(PaperMergeTest::arxivsOwnWord)
                        .compare(b, a)
                >= 0;
        Paper believed = later ? b : a;
        Paper other = later ? a : b;

        assertChosen(Paper::title, "", believed, other, merged);
        assertChosen(Paper::authors, List.of(), believed, other, merged);
        assertChosen(Paper::categories, List.of(), believed, other, merged);
        assertChosen(Paper::organisation, "", believed, other, merged);
        assertChosen(paper -> paper.publication().comment(), "", believed, other, merged);
        assertChosen(paper -> paper.publication().journalReference(), "", believed, other, merged);
        assertChosen(paper -> paper.publication().doi(), "", believed, other, merged);
        assertChosen(paper -> paper.publication().licence(), Licence.UNKNOWN, believed, other, merged);
        if (a.origin() != Origin.SAMPLE && b.origin() != Origin.SAMPLE) {
            assertChosen(Paper::abstractText, "", believed, other, merged);
        }
    }

    /** arXiv's records before its feed, that before its query interface, and that before what was imported. */
    private static int arxivsOwnWord(Paper paper) {
        List<String> fromWeakest = List.of("arxiv-api", "arxiv-rss", "arxiv");
        return paper.provenance().stream()
                .mapToInt(from -> fromWeakest.indexOf(from.source()))
                .max()
                .orElseThrow();
    }

    private static <T> void assertChosen(
            Function<Paper, T> field, T nothing, Paper believed, Paper other, Paper merged) {
        T said = field.apply(believed);
        assertThat(field.apply(merged)).isEqualTo(said.equals(nothing) ? field.apply(other) : said);
    }

    @Property
    void theSampleGivesWayToAnythingReal(@ForAll("papers") Paper a, @ForAll("papers") Paper b) {
        Paper sample = told(a, SAMPLE);
        for (Provenance real : List.of(LIST, REGISTRY)) {
            Paper said = told(b, real);
            for (Paper merged : List.of(PaperMerge.merge(sample, said), PaperMerge.merge(said, sample))) {
                assertThat(merged.title()).isEqualTo(said.title());
                assertThat(merged.abstractText())
                        .as("our summary never stands where the authors' abstract would")
                        .isEqualTo(said.abstractText());
                assertThat(PaperMerge.merge(merged, sample).abstractText()).isEqualTo(said.abstractText());
                assertThat(merged.origin()).isEqualTo(real.origin());
            }
        }
    }

    @Property
    void linksListingsAndCountsAreUnited(@ForAll("papers") Paper a, @ForAll("papers") Paper b) {
        Paper merged = PaperMerge.merge(a, b);

        assertUnited(Paper::links, link -> List.of(link.kind(), link.url()), a, b, merged);
        assertUnited(Paper::listings, listing -> List.of(listing.list(), listing.day()), a, b, merged);
        assertUnited(Paper::snapshots, snapshot -> Arrays.asList(snapshot.source(), snapshot.at()), a, b, merged);
        assertUnited(Paper::provenance, Provenance::source, a, b, merged);
        assertUnited(
                paper -> paper.publication().reannouncements(), one -> List.of(one.kind(), one.day()), a, b, merged);
        assertThat(merged.publication().reannouncements()).isSortedAccordingTo(Reannouncement.ORDER);
        assertThat(merged.snapshots())
                .isSortedAccordingTo(
                        Comparator.comparing(CountSnapshot::at, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private static <T> void assertUnited(
            Function<Paper, List<T>> field, Function<T, Object> identity, Paper a, Paper b, Paper merged) {
        List<Object> both = Stream.of(a, b)
                .flatMap(paper -> field.apply(paper).stream())
                .map(identity)
                .distinct()
                .toList();
        assertThat(field.apply(merged).stream().map(identity)).containsExactlyInAnyOrderElementsOf(both);
    }

    @Test
    void aLinkThatSomebodyAddedStandsBeforeOneFoundInTheText() {
        Link found = new Link(Link.Kind.CODE, URI.create("https://github.com/a/b"), Link.FROM_TEXT);
        Link other = new Link(Link.Kind.CODE, URI.create("https://github.com/c/d"), Link.FROM_TEXT);
        Link added = new Link(Link.Kind.CODE, URI.create("https://github.com/c/d"), "daily");

        Paper merged = PaperMerge.merge(linked(REGISTRY, found, other), linked(LIST, added));
        Paper again = PaperMerge.merge(merged, linked(REGISTRY, found, other));

        assertThat(merged.links()).containsExactly(added, found);
        assertThat(again).isEqualTo(merged);
    }

    @Test
    void theMoreExactDateWinsWhoeverSaysIt() {
        PaperDate month = PaperDate.ofMonth(YearMonth.of(2025, 3), PaperDate.FROM_ID);
        PaperDate day = PaperDate.ofDay(LocalDate.of(2025, 3, 14), "daily");
        PaperDate moment = new PaperDate(Instant.parse("2025-03-14T17:00:00Z"), Precision.DAY, "daily");
        PaperDate otherDay = PaperDate.ofDay(LocalDate.of(2025, 3, 15), "archive");

        assertThat(published(dated(REGISTRY, month), dated(LIST, day))).isEqualTo(day);
        assertThat(published(dated(REGISTRY, day), dated(LIST, moment))).isEqualTo(moment);
        assertThat(published(dated(LIST, moment), dated(REGISTRY, day))).isEqualTo(moment);
        assertThat(published(dated(LIST, moment), dated(REGISTRY, otherDay))).isEqualTo(otherDay);
        assertThat(published(dated(REGISTRY, otherDay), dated(LIST, moment))).isEqualTo(otherDay);
    }

    @Test
    void ofEquallyExactDatesTheGreaterAuthorityWins() {
        List<PaperDate> fromWeakToStrong = Stream.of("id", "arxiv-rule", "corpus", "arxiv-api", "arxiv-rss", "arxiv")
                .map(source -> PaperDate.ofDay(LocalDate.of(2025, 3, 14 - source.length()), source))
                .toList();

        for (int weak = 0; weak < fromWeakToStrong.size(); weak++) {
            for (PaperDate stronger : fromWeakToStrong.subList(weak + 1, fromWeakToStrong.size())) {
                PaperDate weaker = fromWeakToStrong.get(weak);
                assertThat(published(dated(REGISTRY, weaker), dated(LIST, stronger)))
                        .isEqualTo(stronger);
                assertThat(published(dated(LIST, stronger), dated(REGISTRY, weaker)))
                        .isEqualTo(stronger);
            }
        }
    }

    @Test
    void aDerivedDayGivesWayToAToldOneButIsMoreThanAMonth() {
        PaperDate derived = PaperDate.ofDay(LocalDate.of(2025, 3, 17), PaperDate.FROM_RULE);
        PaperDate told = PaperDate.ofDay(LocalDate.of(2025, 3, 18), "corpus");
        PaperDate month = PaperDate.ofMonth(YearMonth.of(2025, 3), PaperDate.FROM_ARXIV);

        assertThat(published(dated(REGISTRY, told), dated(REGISTRY, derived))).isEqualTo(told);
        assertThat(published(dated(REGISTRY, derived), dated(LIST, told))).isEqualTo(told);
        assertThat(published(dated(REGISTRY, month), dated(REGISTRY, derived))).isEqualTo(derived);
    }

    @Test
    void aSourceMayCorrectItsDate() {
        PaperDate wrong = new PaperDate(Instant.parse("2025-03-14T17:00:00Z"), Precision.DAY, "daily");
        PaperDate right = PaperDate.ofDay(LocalDate.of(2025, 3, 13), "daily");
        Paper known = PaperMerge.merge(dated(REGISTRY, wrong), dated(LIST, wrong));

        assertThat(published(known, dated(LIST, right))).isEqualTo(right);
    }

    @Property
    void datesDoNotDependOnTheOrderInWhichSourcesCame(@ForAll long seed) {
        Random random = new Random(seed);
        RandomPapers world = new RandomPapers(random, 8);
        List<Paper> told = new ArrayList<>();
        for (String source : List.of("arxiv", "arxiv-rss", "arxiv-api", "corpus", "id")) {
            told.add(told(world.paperOf(new Provenance(source, Origin.REGISTRY)), REGISTRY));
        }

        Publication one = merged(told);
        Collections.shuffle(told, random);
        Publication other = merged(told);

        assertThat(other.published()).isEqualTo(one.published());
        assertThat(other.announced()).isEqualTo(one.announced());
        assertThat(other.versions()).isEqualTo(one.versions());
    }

    @Property
    void aPaperOfManyRecordsDoesNotDependOnTheirOrder(@ForAll long seed) {
        Random random = new Random(seed);
        RandomPapers world = new RandomPapers(random, 8);
        List<Paper> records = new ArrayList<>();
        for (String source : List.of("arxiv", "arxiv-rss", "daily", "sample", "anthology", "archive")) {
            Origin origin =
                    source.equals("daily") ? Origin.LIST : source.equals("sample") ? Origin.SAMPLE : Origin.REGISTRY;
            records.add(world.paperOf(new Provenance(source, origin)));
        }
        PaperId id = records.getFirst().id();
        Paper paper = PaperMerge.paper(id, records);

        Collections.shuffle(records, random);

        assertThat(PaperMerge.paper(id, records)).isEqualTo(paper);
    }

    @Test
    void arxivIsBelievedOnATextAndAJournalOnItself() {
        Paper article =
                Records.in("TACL", Records.stating("10.1162/1", "acl:Q18-1001", "acl", "Printed", "Ada Lovelace"));
        Paper preprint = Records.in(
                "to appear", Records.stating("10.1000/1", "arxiv:1801.00001", "archive", "Revised", "A. Lovelace"));
        Paper listed = Records.record("arxiv:1801.00001", "daily", "Listed", "Lovelace");

        Paper merged = PaperMerge.paper(article.id(), List.of(preprint, listed, article));

        assertThat(merged.id()).isEqualTo(article.id());
        assertThat(merged.otherIds()).containsExactly(preprint.id());
        assertThat(merged.title()).isEqualTo("Revised");
        assertThat(merged.authors()).containsExactly(new Author("A. Lovelace"));
        assertThat(merged.publication().journalReference()).isEqualTo("TACL");
        assertThat(merged.publication().doi()).isEqualTo("10.1162/1");
    }

    private static Publication merged(List<Paper> papers) {
        return papers.stream().reduce(PaperMerge::merge).orElseThrow().publication();
    }

    private static @Nullable PaperDate published(Paper known, Paper incoming) {
        return PaperMerge.merge(known, incoming).publication().published();
    }

    @Test
    void aWithdrawnPaperStaysWithdrawn() {
        Publication withdrawn = new Publication(null, null, List.of(), List.of(), true, "", "", "", Licence.UNKNOWN);
        Paper known = paper(LIST, withdrawn);

        assertThat(PaperMerge.merge(known, paper(REGISTRY, Publication.UNKNOWN))
                        .publication()
                        .withdrawn())
                .isTrue();
    }

    private static Paper told(Paper paper, Provenance from) {
        return paper.withProvenance(List.of(from));
    }

    private static Paper linked(Provenance from, Link... links) {
        return paper(from, Publication.UNKNOWN, links);
    }

    private static Paper dated(Provenance from, PaperDate published) {
        return paper(from, new Publication(published, null, List.of(), List.of(), false, "", "", "", Licence.UNKNOWN));
    }

    private static Paper paper(Provenance from, Publication publication, Link... links) {
        return new Paper(
                ID,
                List.of(),
                "T",
                "",
                List.of(),
                List.of(),
                publication,
                List.of(links),
                List.of(),
                List.of(),
                null,
                "",
                List.of(from));
    }
}
