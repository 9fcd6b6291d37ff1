package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.PaperLists.Cursor;
import broadsheet.config.Home;
import broadsheet.paper.Category;
import broadsheet.paper.Counts;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate.Precision;
import broadsheet.paper.RandomPapers;
import broadsheet.rank.Signals;
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
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of a catalogue in a file alone. */
class CatalogueFileTest {
    private static final Instant NOW = Instant.parse("2025-12-26T08:00:00Z");

    @TempDir
    private Path folder;

    private Home home;
    private Catalogue catalogue;

    @BeforeEach
    void open() {
        home = new Home(folder);
        catalogue = Catalogue.open(home, InstantSource.fixed(NOW), Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        catalogue.close();
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

    private static final Signals NOTHING = new Signals(Counts.NONE, false, false);

    private static List<Runnable> uses(Catalogue open, List<Paper> papers, Paper further) {
        PaperLists lists = open.lists();
        List<Runnable> uses = new ArrayList<>(List.of(
                open::stats,
                open::fault,
                open::revision,
                () -> lists.listed(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 1, 1), false),
                () -> lists.announced(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 1, 1), Precision.YEAR),
                () -> open.appearances().counted(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 1, 1), 0, 0, 0),
                () -> open.appearances()
                        .latestUncounted(NOTHING, LocalDate.of(1900, 1, 1), LocalDate.of(2100, 1, 1), 9),
                () -> lists.headlines(papers.stream().map(Paper::id).toList(), 100),
                () -> lists.inCategory(new Category("cs.CL"), Cursor.START, 1_000, 10),
                () -> lists.byAuthor("ada lovelace", Cursor.START, 1_000, 10),
                () -> open.changes().after(Changes.Position.START, Long.MAX_VALUE, 1_000),
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
}
