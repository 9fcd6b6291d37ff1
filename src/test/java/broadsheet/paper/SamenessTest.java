package broadsheet.paper;

import static broadsheet.paper.Records.also;
import static broadsheet.paper.Records.record;
import static broadsheet.paper.Records.stating;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SamenessTest {
    private static final String TITLE = "Word Sense Linking";

    @Test
    void recordsOfOneIdAreOnePaperWhateverTheySay() {
        Paper one = record("arxiv:2412.09370", "archive", TITLE, "A A");
        Paper other = record("arxiv:2412.09370", "daily", "Otherwise", "B B");
        Paper third = also("arxiv:2412.09370", record("own:1", "own", "Otherwise still"));

        assertThat(ids(one, other, third)).containsExactly("arxiv:2412.09370 arxiv:2412.09370 own:1");
    }

    @Test
    void recordsOfTwoSourcesAreOnePaperByTitleAndAuthors() {
        Paper one = record("acl:2024.findings-acl.851", "acl", TITLE, "Andrei Bejgu", "Roberto Navigli");
        Paper other = record("arxiv:2412.09370", "archive", TITLE + "!", "Andrei Stefan Bejgu", "Roberto Navigli");

        assertThat(ids(one, other)).containsExactly("acl:2024.findings-acl.851 arxiv:2412.09370");
    }

    @Test
    void aTitleAloneIsNoPaper() {
        assertThat(ids(record("acl:W13-3601", "acl", TITLE), record("arxiv:2412.09370", "archive", TITLE)))
                .hasSize(2);
        assertThat(ids(
                        record("acl:W13-3601", "acl", TITLE, "A A"),
                        record("arxiv:2412.09370", "archive", TITLE, "B B")))
                .hasSize(2);
    }

    @Test
    void recordsOfOneSourceAreNeverOnePaperByTitleOrDoi() {
        Paper one = stating("10.1162/coli.2010.1", "own:1", "own", "Advertisements", "A A");
        Paper other = stating("10.1162/coli.2010.1", "doi:10.1000/x", "own", "Advertisements", "A A");

        assertThat(ids(one, other)).hasSize(2);
    }

    @Test
    void twoIdsOfASchemeAreTwoPapersUnlessItIsTheDoi() {
        Paper one = record("arxiv:2412.09370", "archive", TITLE, "A A");
        Paper other = record("arxiv:2412.09371", "daily", TITLE, "A A");
        Paper preprint = record("doi:10.1101/1", "preprints", TITLE, "A A");
        Paper article = record("doi:10.1000/1", "journal", TITLE, "A A");

        assertThat(ids(one, other)).hasSize(2);
        assertThat(ids(preprint, article)).hasSize(1);
    }

    @Test
    void aStatedDoiMakesOnePaperOfTwoTitles() {
        Paper stating = stating("https://doi.org/10.1000/X", "arxiv:2412.09370", "archive", "Early");
        Paper alsoStating = stating("10.1000/x", "acl:W13-3601", "acl", "Late");
        Paper named = record("doi:10.1000/x", "journal", "Final");
        Paper ofArxiv = stating("10.48550/arXiv.2412.09370", "own:1", "own", "Copy");

        assertThat(ids(stating, alsoStating)).hasSize(1);
        assertThat(ids(stating, named)).hasSize(1);
        assertThat(ids(stating, ofArxiv)).hasSize(1);
        assertThat(ids(stating, alsoStating, named, ofArxiv)).hasSize(1);
    }

    @Test
    void whatIsKeptApartStaysApart() {
        Paper one = stating("10.1000/x", "acl:W13-3601", "acl", TITLE, "A A");
        Paper other = stating("10.1000/x", "arxiv:2412.09370", "archive", TITLE, "A A");

        assertThat(Sameness.groups(List.of(one, other), Set.of(new Apart(other.id(), one.id()))))
                .hasSize(2);
    }

    @Test
    void whatIsKeptApartIsNotJoinedByAThird() {
        Paper one = record("acl:W13-3601", "acl", TITLE, "A A");
        Paper other = record("arxiv:2412.09370", "archive", TITLE, "A A");
        Paper third = record("own:1", "own", TITLE, "A A");

        assertThat(Sameness.groups(List.of(one, other, third), Set.of(new Apart(other.id(), one.id()))))
                .hasSize(2);
    }

    @Test
    void ofTwoThatCompeteTheOneWithTheDoiIsTakenThenTheOneWithMoreAuthorsThenTheSmallerId() {
        Paper contested = stating("10.1000/x", "arxiv:2412.09370", "archive", TITLE, "A A", "B B", "C C", "D D");
        Paper byDoi = stating("10.1000/x", "acl:W13-3609", "acl", "Another title");
        Paper byAll = record("acl:W13-3608", "acl", TITLE, "A A", "B B", "C C", "D D");
        Paper byHalf = record("acl:W13-3601", "acl", TITLE, "A A", "B B");
        Paper byHalfToo = record("acl:W13-3602", "acl", TITLE, "C C", "D D");

        assertThat(ids(contested, byHalfToo, byHalf, byAll, byDoi)).contains("acl:W13-3609 arxiv:2412.09370");
        assertThat(ids(contested, byHalfToo, byHalf, byAll)).contains("acl:W13-3608 arxiv:2412.09370");
        assertThat(ids(contested, byHalfToo, byHalf)).contains("acl:W13-3601 arxiv:2412.09370");
    }

    @Property
    void groupsDependOnTheRecordsAloneAndKeepEachOnce(@ForAll long seed) {
        Random random = new Random(seed);
        RandomPapers world = new RandomPapers(random, 40);
        List<Paper> records = new ArrayList<>();
        IntStream.range(0, 40)
                .mapToObj(i -> world.paper())
                .filter(told -> records.stream().noneMatch(other -> Sameness.areOfOneSource(other, told)))
                .forEach(records::add);
        List<List<Paper>> groups = Sameness.groups(records, Set.of());

        Collections.shuffle(records, random);

        assertThat(Sameness.groups(records, Set.of())).isEqualTo(groups);
        assertThat(groups.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(records);
        assertThat(Sameness.groups(records, Set.of()).size())
                .isLessThanOrEqualTo(Sameness.byId(records).size());
    }

    private static List<String> ids(Paper... records) {
        return Sameness.groups(Arrays.asList(records), Set.of()).stream()
                .map(group -> String.join(
                        " ",
                        group.stream()
                                .map(record -> record.id().text())
                                .sorted()
                                .toList()))
                .toList();
    }
}
