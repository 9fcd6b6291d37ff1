package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.ImportRun.Outcome;
import broadsheet.catalog.Papers.Stored;
import broadsheet.config.Home;
import broadsheet.paper.Author;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperDate.Precision;
import broadsheet.paper.Provenance;
import broadsheet.paper.RandomPapers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class CatalogueTest {
    private static final Instant NOW = Instant.parse("2025-12-26T08:00:00Z");

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private Home home;
    private Catalogue catalogue;
    private Instant now = NOW;

    @BeforeEach
    void open() {
        home = new Home(folder);
        home.prepare();
        catalogue = store.open(home, () -> now, Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void anEmptyCatalogueCountsNothing() {
        CatalogueStats stats = catalogue.stats();

        assertThat(stats.papers()).isZero();
        assertThat(catalogue.isEmpty()).isTrue();
        assertThat(stats.papersBySource()).isEmpty();
        assertThat(stats.firstDay()).isNull();
        assertThat(stats.lastDay()).isNull();
        assertThat(stats.bytes()).isPositive();
        assertThat(stats.sources()).isEmpty();
        assertThat(catalogue.fault()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void theStatsAreThoseOfThePapers(long seed) {
        RandomPapers world = new RandomPapers(new Random(seed), 60);
        List<Paper> batch = IntStream.range(0, 40).mapToObj(i -> world.paper()).toList();
        PaperOracle oracle = new PaperOracle();
        oracle.store(batch);
        catalogue.papers().store(batch.subList(0, 10));
        // What is remembered of one moment is not told at another.
        catalogue.stats();
        catalogue.papers().store(batch.subList(10, batch.size()));
        TreeMap<String, Long> bySource = new TreeMap<>();
        for (Paper paper : oracle.papers()) {
            paper.provenance().stream()
                    .map(Provenance::source)
                    .forEach(source -> bySource.merge(source, 1L, Long::sum));
        }
        List<LocalDate> days =
                oracle.papers().stream().flatMap(CatalogueTest::days).sorted().toList();

        CatalogueStats stats = catalogue.stats();

        assertThat(stats.papers()).isEqualTo(oracle.papers().size());
        assertThat(catalogue.isEmpty()).isFalse();
        assertThat(stats.papersBySource()).as("seed %d", seed).isEqualTo(bySource);
        assertThat(stats.authors())
                .isEqualTo(oracle.papers().stream()
                        .flatMap(paper -> paper.authors().stream().map(Author::key))
                        .distinct()
                        .count());
        assertThat(stats.listings())
                .isEqualTo(oracle.papers().stream()
                        .mapToLong(paper -> paper.listings().size())
                        .sum());
        assertThat(stats.firstDay()).isEqualTo(days.getFirst());
        assertThat(stats.lastDay()).isEqualTo(days.getLast());
    }

    private static Stream<LocalDate> days(Paper paper) {
        PaperDate announced = paper.publication().announced();
        return Stream.concat(
                paper.listings().stream()
                        .filter(listing -> !PaperOracle.isSample(paper, listing))
                        .map(Listing::day),
                Stream.ofNullable(announced)
                        .filter(date -> date.precision() == Precision.DAY)
                        .map(PaperDate::day));
    }

    @Test
    void papersThatLeaveAreNotCountedAnyMore() {
        RandomPapers world = new RandomPapers(new Random(1), 60);
        catalogue
                .papers()
                .store(IntStream.range(0, 10).mapToObj(i -> world.paper()).toList());
        CatalogueStats before = catalogue.stats();

        before.papersBySource().keySet().forEach(catalogue.papers()::removeSource);

        assertThat(before.ids()).isPositive();
        assertThat(catalogue.stats().ids()).isZero();
        assertThat(catalogue.stats().authors()).isZero();
    }

    @Test
    void moreReadersThanConnectionsWaitForEachOtherAndAllAreServed() throws Exception {
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<CatalogueStats>> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                answers.add(executor.submit(() -> {
                    together.await();
                    return catalogue.stats();
                }));
            }
        }

        for (Future<CatalogueStats> answer : answers) {
            assertThat(answer.get().papers()).isZero();
        }
    }

    @Test
    void theRevisionGrowsWithEveryChangeAndOnlyWithOne() {
        RandomPapers world = new RandomPapers(new Random(9), 4_000);
        Paper paper = world.whole();
        List<Long> revisions = new ArrayList<>(List.of(catalogue.revision()));
        catalogue.papers().store(List.of(paper));
        revisions.add(catalogue.revision());
        catalogue.papers().store(List.of(paper));
        revisions.add(catalogue.revision());
        catalogue.papers().removeSource("nobody");
        revisions.add(catalogue.revision());
        catalogue.papers().removeSource("daily");
        revisions.add(catalogue.revision());

        assertThat(revisions.get(1)).isGreaterThan(revisions.get(0));
        assertThat(revisions.get(2)).isEqualTo(revisions.get(1));
        assertThat(revisions.get(3)).isEqualTo(revisions.get(1));
        assertThat(revisions.get(4)).isGreaterThan(revisions.get(1));
    }

    @Test
    void whatOneProgramWroteAnotherThatHasItOpenReads() {
        Paper paper = new RandomPapers(new Random(10), 4_000).whole();
        try (Catalogue other = store.open(home, InstantSource.fixed(NOW))) {
            assertThat(other.papers().find(paper.id())).isEmpty();

            catalogue.papers().store(List.of(paper));

            assertThat(other.papers().find(paper.id())).contains(paper);
            assertThat(other.revision()).isEqualTo(catalogue.revision());
        }
    }

    @Test
    void aWriteThatOthersHoldUpFailsWithTheNextStepAndReadingGoesOn() throws Exception {
        Paper paper = new RandomPapers(new Random(11), 4_000).whole();
        try (Connection other = store.connect(home);
                Statement statement = other.createStatement()) {
            statement.execute(store.holdingUpWrites());

            assertThatThrownBy(() -> catalogue.papers().store(List.of(paper)))
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageContaining(store.place(home))
                    .hasMessageContaining("locked by another program")
                    .hasMessageContaining("End that program");
            assertThat(catalogue.size()).isZero();

            statement.execute("rollback");
        }
        assertThat(catalogue.papers().store(List.of(paper))).isEqualTo(new Stored(1, 0, 0));
    }

    @Test
    void theBookOfImportsTellsTheLastRunOfEachSource() {
        ImportRuns runs = catalogue.runs();
        long first = runs.begin("daily");
        now = NOW.plusSeconds(5);
        runs.end(first, Outcome.DONE, new Stored(1, 2, 3), 4, "");
        long second = runs.begin("archive");
        long third = runs.begin("daily");
        now = NOW.plusSeconds(9);
        runs.end(third, Outcome.FAILED, Stored.NONE, 0, "the disk is full");

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(runs.last())
                .containsExactly(
                        new ImportRun("archive", NOW.plusSeconds(5), null, Outcome.BEGUN, 0, 0, 0, 0, ""),
                        new ImportRun(
                                "daily",
                                NOW.plusSeconds(5),
                                NOW.plusSeconds(9),
                                Outcome.FAILED,
                                0,
                                0,
                                0,
                                0,
                                "the disk is full"));
        assertThat(runs.lastDone())
                .containsExactly(new ImportRun("daily", NOW, NOW.plusSeconds(5), Outcome.DONE, 1, 2, 3, 4, ""));
        assertThat(runs.last("daily").map(ImportRun::outcome)).contains(Outcome.FAILED);
        assertThat(runs.last("nobody")).isEmpty();
        assertThat(Objects.requireNonNull(catalogue.stats().sources())).hasSize(2);
    }
}
