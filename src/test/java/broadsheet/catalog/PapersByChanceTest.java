package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Papers.Stored;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.RandomPapers;
import broadsheet.paper.Sameness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random papers come back as they were stored, and their look-ups agree, whatever is stored and removed around them. */
@ParameterizedClass
@EnumSource
class PapersByChanceTest extends PapersCase {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aPaperComesBackAsItWasStored(long seed) {
        RandomPapers random = new RandomPapers(new Random(seed), 4_000);
        List<Paper> whole =
                IntStream.range(0, 100).mapToObj(i -> random.whole()).toList();
        for (Paper paper : whole) {
            papers.removeSource("daily");
            papers.removeSource("weekly");
            papers.removeSource("archive");

            papers.store(List.of(paper));

            assertThat(papers.find(paper.id())).as("seed %d", seed).contains(paper);
        }
    }

    @Test
    void manyPapersComeBackWholeInTheOrderAskedForWithoutThoseThatAreNotThere() {
        RandomPapers random = new RandomPapers(new Random(11), 400);
        List<PaperId> ids = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Paper paper = random.paper();
            papers.store(List.of(paper));
            papers.find(paper.id())
                    .map(Paper::id)
                    .filter(id -> !ids.contains(id))
                    .ifPresent(ids::add);
        }
        List<Paper> single =
                ids.stream().flatMap(id -> papers.find(id).stream()).toList();
        List<PaperId> asked =
                new ArrayList<>(single.stream().map(Paper::id).distinct().toList());
        Collections.shuffle(asked, new Random(12));
        List<Paper> expected =
                asked.stream().flatMap(id -> papers.find(id).stream()).toList();
        asked.add(3, PaperId.of(PaperId.ARXIV, "2901.99999"));

        assertThat(papers.list(asked)).isEqualTo(expected).hasSizeGreaterThan(40);
        assertThat(papers.list(List.of())).isEmpty();
    }

    @Test
    void storingTheSameAgainChangesNothing() throws SQLException {
        RandomPapers random = new RandomPapers(new Random(7), 60);
        List<Paper> batch = new ArrayList<>();
        while (batch.size() < 40) {
            Paper paper = random.paper();
            // What a source says of a paper at one place and otherwise at another does change it, twice.
            if (batch.stream().noneMatch(other -> Sameness.areOfOneSource(other, paper))) {
                batch.add(paper);
            }
        }
        Stored first = papers.store(batch);
        papers.store(batch);
        List<String> content = content();
        List<String> written = revisions();
        long revision = catalogue.revision();

        Stored again = papers.store(batch);

        assertThat(first.total()).isEqualTo(40);
        assertThat(again.added()).isZero();
        assertThat(content()).isEqualTo(content);
        assertThat(revisions()).isEqualTo(written);
        assertThat(catalogue.revision()).isEqualTo(revision);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void papersAndLookUpsAreAsTheOracleHasThemAfterAnyStoresRemovalsAndSeparations(long seed) throws SQLException {
        Random random = new Random(seed);
        RandomPapers world = new RandomPapers(random, 40);
        PaperOracle oracle = new PaperOracle();
        List<String> sources = List.of("sample", "daily", "weekly", "archive", "anthology");
        for (int step = 0; step < 40; step++) {
            if (random.nextInt(8) == 0) {
                String source = sources.get(random.nextInt(sources.size()));
                papers.removeSource(source);
                oracle.removeSource(source);
            } else if (random.nextInt(8) == 0) {
                PaperId id = world.id();
                if (oracle.find(id).isPresent()) {
                    papers.unmerge(id);
                    oracle.unmerge(id);
                }
            } else {
                List<Paper> batch = new ArrayList<>();
                IntStream.range(0, random.nextInt(12)).forEach(i -> batch.add(world.paper()));
                papers.store(batch);
                oracle.store(batch);
            }
            assertAgreement(oracle, "seed " + seed + ", step " + step);
        }
    }

    private void assertAgreement(PaperOracle oracle, String when) throws SQLException {
        for (Paper paper : oracle.papers()) {
            assertThat(PaperOracle.names(paper).map(papers::find)).as(when).containsOnly(Optional.of(paper));
        }
        List<String> content = content();
        assertThat(PaperOracle.lookUpsOf(content)).as(when).containsExactlyElementsOf(oracle.lookUps());
        assertThat(content.stream().filter(line -> line.startsWith("paper ")))
                .as(when)
                .hasSize(oracle.papers().size());
        assertThat(catalogue.size()).as(when).isEqualTo(oracle.papers().size());
        assertThat(removed())
                .as(when)
                .noneMatch(id -> oracle.papers().stream()
                        .anyMatch(paper -> paper.id().text().equals(id)));
    }

    private List<String> content() throws SQLException {
        try (Connection connection = store.connect(home)) {
            return CatalogueDump.of(connection);
        }
    }

    private List<String> revisions() throws SQLException {
        try (Connection connection = store.connect(home)) {
            return CatalogueDump.revisions(connection);
        }
    }

    private List<String> removed() throws SQLException {
        try (Connection connection = store.connect(home)) {
            return CatalogueDump.removed(connection);
        }
    }
}
