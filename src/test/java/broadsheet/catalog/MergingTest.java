package broadsheet.catalog;

import static broadsheet.paper.Records.in;
import static broadsheet.paper.Records.record;
import static broadsheet.paper.Records.stating;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Papers.Stored;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.RandomPapers;
import broadsheet.paper.Sameness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of several sources become one paper, and papers again. */
@ParameterizedClass
@EnumSource
class MergingTest extends PapersCase {
    private static final String TITLE = "Word Sense Linking: Disambiguating Outside the Sandbox";
    private static final Paper ARTICLE = in(
            "Findings of ACL",
            stating("10.18653/v1/x", "acl:2024.findings-acl.851", "acl", TITLE, "Andrei Bejgu", "Roberto Navigli"));
    private static final Paper PREPRINT = in(
            "",
            record(
                    "arxiv:2412.09370",
                    "archive",
                    TITLE.toUpperCase(Locale.ROOT),
                    "Andrei Stefan Bejgu",
                    "Roberto Navigli"));
    private static final Paper LISTED = record("arxiv:2412.09370", "daily", TITLE, "Andrei Stefan Bejgu");

    @Test
    void aPaperOfAnotherSourceWithTheSameTitleAndAuthorsIsThatPaper() {
        assertThat(papers.store(List.of(ARTICLE))).isEqualTo(new Stored(1, 0, 0));

        assertThat(papers.store(List.of(PREPRINT))).isEqualTo(new Stored(0, 1, 0));

        assertThat(catalogue.size()).isEqualTo(1);
        Paper paper = find(PREPRINT);
        assertThat(paper).isEqualTo(find(ARTICLE));
        assertThat(paper.id()).isEqualTo(ARTICLE.id());
        assertThat(paper.otherIds()).containsExactly(PREPRINT.id());
        assertThat(paper.title()).isEqualTo(PREPRINT.title());
        assertThat(paper.publication().journalReference()).isEqualTo("Findings of ACL");
        assertThat(papers.store(List.of(PREPRINT, ARTICLE))).isEqualTo(new Stored(0, 0, 2));
    }

    @Test
    void aLaterRecordOfOneSourceChangesWhatThatSourceSaidAndNoMore() {
        papers.store(List.of(ARTICLE, PREPRINT));
        Paper corrected = in("ACL 2024", stating("10.18653/v1/x", ARTICLE.id().text(), "acl", TITLE, "Andrei Bejgu"));

        papers.store(List.of(corrected));

        assertThat(find(PREPRINT).publication().journalReference()).isEqualTo("ACL 2024");
        assertThat(find(PREPRINT).authors()).isEqualTo(PREPRINT.authors());
    }

    @Test
    void aRecordThatNamesThePaperOtherwiseNowIsMergedNoMore() {
        papers.store(List.of(ARTICLE, PREPRINT));
        Paper renamed = record("arxiv:2412.09370", "archive", "Another title", "Andrei Stefan Bejgu");

        papers.store(List.of(renamed));

        assertThat(find(PREPRINT)).isEqualTo(renamed);
        assertThat(find(ARTICLE)).isEqualTo(ARTICLE);
    }

    @Test
    void papersOfOneSourceStayManyHoweverAlikeTheyAre() {
        List<Paper> pages = IntStream.range(0, 59)
                .mapToObj(i -> record("acl:J87-3%03d".formatted(i), "acl", "Advertisements", "The Editor"))
                .toList();

        papers.store(pages);
        papers.store(pages);

        assertThat(catalogue.size()).isEqualTo(59);
    }

    @Test
    void twoPapersThatStateOneDoiAreFoundByItInTheOrderOfFiling() {
        Paper one = stating("10.18653/v1/w18-6481", "acl:W18-6482", "acl", "One", "A A");
        Paper other = stating("https://doi.org/10.18653/v1/W18-6481", "acl:W18-6481", "acl", "Other", "B B");

        papers.store(List.of(one, other));

        assertThat(catalogue.size()).isEqualTo(2);
        assertThat(papers.find(PaperId.of(PaperId.DOI, "10.18653/v1/w18-6481"))).contains(one);
    }

    @Test
    void aMergedPaperIsFoundByTheDoiOfAnyOfItsRecords() {
        Paper otherDoi =
                stating("10.1000/other", "arxiv:2412.09370", "archive", TITLE, "Andrei Bejgu", "Roberto Navigli");
        papers.store(List.of(ARTICLE, otherDoi));

        assertThat(papers.find(PaperId.of(PaperId.DOI, "10.18653/v1/x"))).contains(find(ARTICLE));
        assertThat(papers.find(PaperId.of(PaperId.DOI, "10.1000/other"))).contains(find(ARTICLE));
    }

    @Test
    void aDoiMakesOnePaperOfRecordsThatCameLongAgo() {
        papers.store(List.of(stating("10.1000/x", "acl:W18-6482", "acl", "One", "A A")));
        papers.store(List.of(record("doi:10.1000/x", "journal", "Two")));
        papers.store(List.of(stating("10.1000/x", "arxiv:2412.09370", "archive", "Three", "C C")));

        assertThat(catalogue.size()).isEqualTo(1);
        // A title that only a record has finds the paper as well.
        papers.store(List.of(record("own:1", "own", "One", "A A")));
        assertThat(catalogue.size()).isEqualTo(1);
    }

    @Test
    void aLongTitleIsComparedToItsEnd() {
        String beginning = "On ".repeat(200);
        papers.store(List.of(record("acl:W18-6482", "acl", beginning + "A", "A A")));

        papers.store(List.of(record("arxiv:2412.09370", "archive", beginning + "B", "A A")));
        papers.store(List.of(record("arxiv:2412.09371", "archive", beginning + "A", "A A")));

        assertThat(catalogue.size()).isEqualTo(2);
    }

    @Test
    void theBetterMatchTakesAPaperFromOneThatCameBefore() {
        Paper workshop = record("acl:W18-6482", "acl", TITLE, "Andrei Bejgu", "A A");
        papers.store(List.of(PREPRINT));
        papers.store(List.of(workshop));
        assertThat(find(workshop).otherIds()).isNotEmpty();

        papers.store(List.of(ARTICLE));

        assertThat(find(PREPRINT).ids()).containsExactly(PREPRINT.id(), ARTICLE.id());
        assertThat(find(workshop)).isEqualTo(workshop);
    }

    @Test
    void removingASourceGivesBackWhatTheOthersTold() throws SQLException {
        papers.store(List.of(PREPRINT));
        List<String> before = content();
        papers.store(List.of(ARTICLE, LISTED));

        papers.removeSource("acl");
        papers.removeSource("daily");

        assertThat(content()).isEqualTo(before);
        assertThat(papers.find(ARTICLE.id())).isEmpty();
    }

    @Test
    void removingTheSourceThatNamedAPaperLeavesItUnderAnotherName() {
        papers.store(List.of(ARTICLE, PREPRINT));

        papers.removeSource("acl");

        assertThat(find(PREPRINT)).isEqualTo(PREPRINT);
        assertThat(papers.find(ARTICLE.id())).isEmpty();
    }

    @Test
    void unmergingRestoresWhatWasMerged() {
        papers.store(List.of(ARTICLE, PREPRINT, LISTED));

        Unmerged unmerged = papers.unmerge(PREPRINT.id()).orElseThrow();

        assertThat(find(ARTICLE)).isEqualTo(ARTICLE);
        assertThat(find(PREPRINT).provenance()).hasSize(2);
        assertThat(unmerged).isEqualTo(new Unmerged.Separated(find(PREPRINT), List.of(ARTICLE)));
        assertThat(catalogue.size()).isEqualTo(2);
    }

    @Test
    void ofTwoPartsEitherIdUnmerges() {
        papers.store(List.of(ARTICLE, PREPRINT));

        assertThat(papers.unmerge(ARTICLE.id())).contains(new Unmerged.Separated(ARTICLE, List.of(PREPRINT)));
        assertThat(catalogue.size()).isEqualTo(2);
    }

    @Test
    void anUnmergedPaperStaysSoWhateverComesAgain() {
        papers.store(List.of(ARTICLE, PREPRINT));
        papers.unmerge(PREPRINT.id());

        close();
        open();
        papers.store(List.of(PREPRINT, ARTICLE, LISTED));
        papers.removeSource("archive");
        papers.store(List.of(PREPRINT));

        assertThat(catalogue.size()).isEqualTo(2);
        assertThat(find(ARTICLE)).isEqualTo(ARTICLE);
    }

    @Test
    void unmergingOneOfThreeLeavesTheOthersOne() {
        Paper copy = record("own:1", "own", TITLE, "Andrei Bejgu", "Roberto Navigli");
        papers.store(List.of(ARTICLE, PREPRINT, copy));

        papers.unmerge(copy.id());

        assertThat(find(copy)).isEqualTo(copy);
        assertThat(find(ARTICLE)).isEqualTo(find(PREPRINT));
    }

    @Test
    void unmergingKeepsAPaperFromTheNextBestToo() {
        Paper workshop = record("acl:W18-6482", "acl", TITLE, "Andrei Bejgu", "Roberto Navigli");
        papers.store(List.of(ARTICLE, PREPRINT, workshop));

        papers.unmerge(PREPRINT.id());

        assertThat(find(PREPRINT)).isEqualTo(PREPRINT);
        assertThat(catalogue.size()).isEqualTo(3);
    }

    @Test
    void recordsOfOneIdCannotBeUnmerged() {
        papers.store(List.of(PREPRINT, LISTED));

        assertThat(papers.unmerge(PREPRINT.id())).contains(new Unmerged.Inseparable(find(PREPRINT)));
        assertThat(papers.unmerge(ARTICLE.id())).isEmpty();
    }

    @Test
    void aDoiThatSeveralStateDoesNotSayWhichToUnmerge() {
        PaperId doi = PaperId.of(PaperId.DOI, "10.1000/x");
        papers.store(List.of(
                stating("10.1000/x", "acl:W18-6482", "acl", "One", "A A"),
                stating("10.1000/x", "own:1", "own", "Two", "A A"),
                stating("10.1000/x", "arxiv:2412.09370", "archive", "Three", "C C")));

        assertThat(papers.unmerge(doi).orElseThrow())
                .isInstanceOfSatisfying(
                        Unmerged.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.names())
                                .extracting(PaperId::text)
                                .containsExactly("acl:W18-6482", "arxiv:2412.09370", "own:1"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void theSameRecordsGiveTheSamePapersInWhateverOrderTheyCome(long seed) throws SQLException {
        Random random = new Random(seed);
        RandomPapers world = new RandomPapers(random, 60);
        List<Paper> records = new ArrayList<>();
        while (records.size() < 60) {
            Paper told = world.paper();
            // A source that says two things of one paper is believed in the order in which it says them.
            if (!told.authors().isEmpty()
                    && Sameness.byId(records).stream()
                            .filter(group -> group.stream()
                                    .anyMatch(one -> one.ids().stream().anyMatch(told.ids()::contains)))
                            .flatMap(List::stream)
                            .flatMap(one -> one.provenance().stream())
                            .noneMatch(told.provenance()::contains)
                    && told.otherIds().isEmpty()) {
                records.add(told);
            }
        }
        papers.store(records);
        Set<String> first = withoutNames();
        assertThat(catalogue.size())
                .as("seed %d", seed)
                .isLessThan(Sameness.byId(records).size());

        records.stream()
                .flatMap(one -> one.provenance().stream())
                .map(from -> from.source())
                .distinct()
                .toList()
                .forEach(papers::removeSource);
        assertThat(catalogue.size()).isZero();
        Collections.shuffle(records, random);
        for (int i = 0; i < records.size(); i += 7) {
            papers.store(records.subList(i, Math.min(i + 7, records.size())));
        }

        assertThat(withoutNames()).as("seed %d", seed).isEqualTo(first);
    }

    /** All papers, each under the smallest of its ids. */
    private Set<String> withoutNames() throws SQLException {
        try (Connection connection = store.connect(home);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from paper")) {
            Set<String> all = new TreeSet<>();
            while (rows.next()) {
                Paper paper = papers.find(PaperId.ofText(rows.getString(1))).orElseThrow();
                Set<PaperId> ids = new TreeSet<>(paper.ids());
                all.add(ids.stream().map(PaperId::text).collect(Collectors.joining(" ")) + " "
                        + new Paper(
                                ids.iterator().next(),
                                List.of(),
                                paper.title(),
                                paper.abstractText(),
                                paper.authors(),
                                paper.categories(),
                                paper.publication(),
                                paper.links(),
                                paper.listings(),
                                paper.snapshots(),
                                paper.machineSummary(),
                                paper.organisation(),
                                paper.provenance()));
            }
            return all;
        }
    }

    private Paper find(Paper record) {
        return papers.find(record.id()).orElseThrow();
    }

    private List<String> content() throws SQLException {
        try (Connection connection = store.connect(home)) {
            return CatalogueDump.of(connection).stream()
                    .filter(line -> !line.startsWith("removed_paper "))
                    .toList();
        }
    }
}
