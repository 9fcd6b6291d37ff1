package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.ImportRun.Outcome;
import broadsheet.catalog.PaperLists.Cursor;
import broadsheet.catalog.Papers.Stored;
import broadsheet.config.Home;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperDate.Precision;
import broadsheet.paper.Provenance;
import broadsheet.paper.RandomPapers;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Instant NOW = Instant.parse("2025-12-26T08:00:00Z");

    @TempDir
    private Path folder;

    private Home home;
    private Catalogue catalogue;
    private Instant now = NOW;

    @BeforeEach
    void open() {
        home = new Home(folder);
        catalogue = Catalogue.open(home, () -> now, Duration.ofMillis(300));
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
        assertThat(stats.runs()).isEmpty();
        assertThat(catalogue.fault()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void theStatsAreThoseOfThePapers(long seed) {
        RandomPapers world = new RandomPapers(new Random(seed), 60);
        List<Paper> batch = IntStream.range(0, 40).mapToObj(i -> world.paper()).toList();
        PaperOracle oracle = new PaperOracle();
        oracle.store(batch);
        catalogue.papers().store(batch);
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
        try (Catalogue other = Catalogue.open(home, InstantSource.fixed(NOW))) {
            assertThat(other.papers().find(paper.id())).isEmpty();

            catalogue.papers().store(List.of(paper));

            assertThat(other.papers().find(paper.id())).contains(paper);
            assertThat(other.revision()).isEqualTo(catalogue.revision());
        }
    }

    @Test
    void aWriteThatOthersHoldUpFailsWithTheNextStepAndReadingGoesOn() throws Exception {
        Paper paper = new RandomPapers(new Random(11), 4_000).whole();
        try (Connection other = CatalogueDump.connect(home.catalogue());
                Statement statement = other.createStatement()) {
            statement.execute("begin exclusive");

            assertThatThrownBy(() -> catalogue.papers().store(List.of(paper)))
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageContaining(home.catalogue().toString())
                    .hasMessageContaining("locked by another program")
                    .hasMessageContaining("End that program");
            assertThat(catalogue.size()).isZero();

            statement.execute("rollback");
        }
        assertThat(catalogue.papers().store(List.of(paper))).isEqualTo(new Stored(1, 0, 0));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void aTornFileIsAFaultOfTheCatalogueWhateverIsTorn(long seed) throws IOException {
        Random random = new Random(seed);
        RandomPapers world = new RandomPapers(random, 400);
        List<Paper> papers =
                IntStream.range(0, 300).mapToObj(i -> world.paper()).toList();
        catalogue.papers().store(papers);
        catalogue.close();
        byte[] sound = Files.readAllBytes(home.catalogue());
        for (int tear = 0; tear < 12; tear++) {
            byte[] torn = sound.clone();
            byte[] nonsense = new byte[1 + random.nextInt(6_000)];
            random.nextBytes(nonsense);
            int at = random.nextInt(torn.length);
            System.arraycopy(nonsense, 0, torn, at, Math.min(nonsense.length, torn.length - at));
            Home damaged = new Home(folder.resolve("damaged" + tear));
            damaged.prepare();
            Files.write(damaged.catalogue(), torn);

            try (Catalogue open = Catalogue.open(damaged, InstantSource.fixed(NOW))) {
                for (Runnable use : uses(open, papers, world.paper())) {
                    assertOnlyTold(use, "seed " + seed + ", tear " + tear + " at " + at);
                }
            } catch (CatalogueException e) {
                assertThat(e).hasMessageContaining(damaged.catalogue().toString());
            }
        }
    }

    private static List<Runnable> uses(Catalogue open, List<Paper> papers, Paper further) {
        PaperLists lists = open.lists();
        List<Runnable> uses = new ArrayList<>(List.of(
                open::stats,
                open::fault,
                open::revision,
                () -> lists.listed(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 1, 1), false),
                () -> lists.announced(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 1, 1), Precision.YEAR),
                () -> lists.appeared(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 1, 1)),
                () -> lists.headlines(papers.stream().map(Paper::id).toList(), 100),
                () -> lists.inCategory(new Category("cs.CL"), Cursor.START, 1_000, 10),
                () -> lists.byAuthor("ada lovelace", Cursor.START, 1_000, 10),
                () -> lists.withWords(List.of("a"), Cursor.START, 1_000, 10),
                () -> open.papers().store(List.of(further)),
                () -> open.papers().store(papers),
                () -> open.papers().removeSource("daily")));
        papers.forEach(paper -> uses.add(0, () -> open.papers().find(paper.id())));
        return uses;
    }

    private static void assertOnlyTold(Runnable use, String when) {
        try {
            use.run();
        } catch (CatalogueException e) {
            assertThat(e.getMessage()).as(when).contains("broadsheet.db");
        } catch (RuntimeException e) {
            throw new AssertionError(when, e);
        }
    }

    @Test
    void settlingLeavesNothingInTheLog() {
        catalogue.papers().store(List.of(new RandomPapers(new Random(12), 4_000).whole()));

        assertThat(catalogue.settle()).isEqualTo(Catalogue.Settled.IN_THE_FILE);

        assertThat(folder.resolve("broadsheet.db-wal")).isEmptyFile();
    }

    @Test
    void settlingWhileAnotherReadsAnOlderStatePutsTheLogOntoTheDisk() throws Exception {
        List<String> content;
        Path afterACrash = Files.createDirectories(folder.resolve("crashed")).resolve("broadsheet.db");
        try (Connection reader = CatalogueDump.connect(home.catalogue());
                Statement statement = reader.createStatement()) {
            statement.execute("begin");
            statement.executeQuery("select count(*) from paper").close();
            catalogue.papers().store(List.of(new RandomPapers(new Random(12), 4_000).whole()));

            assertThat(catalogue.settle()).isEqualTo(Catalogue.Settled.IN_THE_LOG);

            content = CatalogueDump.of(home.catalogue());
            for (String suffix : List.of("", "-wal")) {
                Files.copy(
                        folder.resolve("broadsheet.db" + suffix), afterACrash.resolveSibling("broadsheet.db" + suffix));
            }
        }
        assertThat(CatalogueDump.of(afterACrash)).isEqualTo(content).isNotEmpty();
        assertThat(catalogue.settle()).as("when the reader is gone").isEqualTo(Catalogue.Settled.IN_THE_FILE);
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
        assertThat(runs.last("daily").map(ImportRun::outcome)).contains(Outcome.FAILED);
        assertThat(runs.last("nobody")).isEmpty();
        assertThat(Objects.requireNonNull(catalogue.stats().runs())).hasSize(2);
    }
}
