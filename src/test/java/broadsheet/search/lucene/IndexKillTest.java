package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.JavaProcess;
import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Results;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.query.Query;
import broadsheet.search.query.QueryParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a server in the midst of indexing, again and again, while the catalogue changes between its lives. */
class IndexKillTest {
    private static final int PAPERS = 12_000;
    private static final int KILLS = 6;

    /** About the time in which papers are indexed, so that kills fall at any moment of it. */
    private static final Duration BLINK = Duration.ofMillis(300);

    private static final List<String> WORDS =
            List.of("lighthouse", "windmill", "bridge", "canal", "harbour", "tower", "market", "garden");

    private final Random random = new Random(20251226);

    private Paper paper(int number, int life) {
        return Sketch.of("25%02d.%05d".formatted(1 + number / 10_000, number % 10_000))
                .titled("A %s and a %s, number %d in life %d"
                        .formatted(
                                WORDS.get(number % WORDS.size()),
                                WORDS.get(random.nextInt(WORDS.size())),
                                number,
                                life))
                .in(number % 3 == 0 ? "cs.CL" : "math.NA")
                .announced("2025-0%d-11".formatted(1 + number % 9))
                .paper();
    }

    private void change(Home home, int life) {
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            if (life == 0) {
                for (int from = 0; from < PAPERS; from += 1_000) {
                    int first = from;
                    catalogue
                            .papers()
                            .store(IntStream.range(0, 1_000)
                                    .mapToObj(i -> paper(first + i, 0))
                                    .toList());
                }
            } else {
                int first = random.nextInt(PAPERS - 3_000);
                catalogue
                        .papers()
                        .store(IntStream.range(0, 3_000)
                                .mapToObj(i -> paper(first + i, life))
                                .toList());
                catalogue.changes().askForReindex();
            }
            catalogue.settle();
        }
    }

    /** Files that the index had when its process was killed, and were no commit yet. */
    private static boolean isAtWork(Home home) {
        try (Stream<Path> files = Files.exists(home.index()) ? Files.list(home.index()) : Stream.empty()) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.startsWith("_") && !name.endsWith(".si"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long revisionOfCommit(Home home) {
        try (FSDirectory directory = FSDirectory.open(home.index());
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return Long.parseLong(reader.getIndexCommit().getUserData().getOrDefault("revision", "-1"));
        } catch (IOException e) {
            // None was committed yet.
            return -1;
        }
    }

    /** Whether a server, which should work until it is killed, ended by itself so soon. */
    private static boolean isEndedWithin(Duration time, JavaProcess server) throws InterruptedException {
        return server.process().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    void afterAnyKillTheIndexAgreesWithTheCatalogue(@TempDir Path folder) throws Exception {
        Home home = new Home(folder.resolve("home"));
        home.prepare();
        int inMidWork = 0;
        for (int life = 0; life < KILLS; life++) {
            change(home, life);
            try (JavaProcess server =
                    JavaProcess.broadsheet("--home", home.folder().toString(), "serve", "--port", "0")) {
                Instant latest = Instant.now().plus(Duration.ofSeconds(60));
                while (!server.out().contains("Broadsheet is at") || !isAtWork(home)) {
                    assertThat(Instant.now()).as(server.err()).isBefore(latest);
                    assertThat(isEndedWithin(Duration.ofMillis(5), server))
                            .as(server.err())
                            .isFalse();
                }
                assertThat(isEndedWithin(Duration.ofMillis(random.nextLong(BLINK.toMillis())), server))
                        .as(server.err())
                        .isFalse();
                server.process().destroyForcibly().waitFor();
            }
            try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
                inMidWork += revisionOfCommit(home) < catalogue.revision() ? 1 : 0;
            }
        }
        assertThat(inMidWork).as("killed before the index was current").isPositive();

        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex killed = LuceneIndex.keep(home.index(), catalogue, InstantSource.system());
                LuceneIndex fresh = LuceneIndex.keep(folder.resolve("fresh"), catalogue, InstantSource.system())) {
            killed.awaitCurrent();
            fresh.awaitCurrent();

            assertThat(everything(killed, new Query.Everything()))
                    .hasSize(PAPERS)
                    .isEqualTo(everything(fresh, new Query.Everything()));
            for (String typed :
                    List.of("lighthouse", "\"number 77\"", "life:3", "windmill -bridge", "cat:math.NA tower")) {
                Query query = QueryParser.parse(typed).query();
                assertThat(everything(killed, query)).as(typed).isEqualTo(everything(fresh, query));
            }
        }
    }

    private static List<String> everything(LuceneIndex index, Query query) {
        List<String> ids = new ArrayList<>();
        Optional<broadsheet.search.Place> after = Optional.empty();
        do {
            Results page = index.find(
                    query,
                    new Wanted(Narrowing.NONE, Order.DATE, after, Wanted.MOST, Manner.EXACT, false, Wanted.Mode.BOTH));
            page.hits().forEach(hit -> ids.add(hit.id().text()));
            after = page.next();
        } while (after.isPresent());
        return ids;
    }
}
