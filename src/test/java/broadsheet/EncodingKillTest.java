package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.Encoding;
import broadsheet.encode.Model;
import broadsheet.encode.VectorFile;
import broadsheet.paper.Paper;
import broadsheet.paper.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a server in the midst of encoding, again and again; what it encoded by then is kept, and nothing else is lost. */
class EncodingKillTest {
    private static final int PAPERS = 900;
    private static final int KILLS = 3;
    private static final Model MODEL = Model.MINILM;
    private static final Map<String, String> ENVIRONMENT = Map.of("BROADSHEET_ENCODER_MODEL", MODEL.word());

    private static final List<String> WORDS = List.of(
            "lighthouses", "windmills", "bridges", "canals", "harbours", "towers", "markets", "gardens", "of", "and");

    private static List<Paper> papers() {
        Random random = new Random(7);
        return IntStream.range(0, PAPERS)
                .mapToObj(number -> {
                    StringBuilder title = new StringBuilder("Number " + number);
                    for (int i = 0; i < 30; i++) {
                        title.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
                    }
                    return Sketch.of("2501.%05d".formatted(number))
                            .titled(title.toString())
                            .announced("2025-01-1" + number % 9)
                            .paper();
                })
                .toList();
    }

    private static Home filled(Path folder) {
        Home home = new Home(folder);
        home.prepare();
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            catalogue.papers().store(papers());
            catalogue.settle();
        }
        return home;
    }

    private static JavaProcess broadsheet(Home home, String... words) {
        List<String> arguments = new ArrayList<>(List.of("--home", home.folder().toString()));
        arguments.addAll(List.of(words));
        return JavaProcess.start(JavaProcess.command("broadsheet.Main", arguments), ENVIRONMENT);
    }

    private static long bytes(Home home) {
        try (Stream<Path> files = Files.exists(home.vectors()) ? Files.list(home.vectors()) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(".vectors"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Optional<Vector>> vectors(Home home) {
        try (Encoding encoding = Encoding.of(MODEL, home.vectors());
                VectorFile file = encoding.openVectors()) {
            return papers().stream()
                    .map(paper -> file.find(Encoding.text(paper)))
                    .toList();
        }
    }

    @Test
    void afterAnyKillTheVectorsAreThoseOfAnUndisturbedHome(@TempDir Path folder) throws InterruptedException {
        Home killed = filled(folder.resolve("killed"));
        for (int life = 0; life < KILLS; life++) {
            long before = bytes(killed);
            try (JavaProcess server = broadsheet(killed, "serve", "--port", "0")) {
                Instant latest = Instant.now().plus(Duration.ofSeconds(60));
                while (bytes(killed) <= Math.max(before, 100)) {
                    assertThat(Instant.now()).as(server.err()).isBefore(latest);
                    assertThat(server.process().waitFor(5, TimeUnit.MILLISECONDS))
                            .as(server.err())
                            .isFalse();
                }
                server.process().destroyForcibly().waitFor();
            }
            assertThat(vectors(killed).stream().filter(Optional::isPresent).count())
                    .as("encoded when it was killed")
                    .isBetween(1L, PAPERS - 1L);
        }

        Home undisturbed = filled(folder.resolve("undisturbed"));
        for (Home home : List.of(killed, undisturbed)) {
            try (JavaProcess encode = broadsheet(home, "encode", "--wait")) {
                JavaProcess.Ended ended = encode.ended();
                assertThat(ended.out()).as(ended.err()).isEqualTo("900 of 900 papers can be found by their meaning.\n");
            }
        }
        assertThat(vectors(killed)).isEqualTo(vectors(undisturbed)).allMatch(Optional::isPresent);
    }

    @Test
    void anEndInMidWorkIsOrderly(@TempDir Path folder) throws InterruptedException {
        Home home = filled(folder.resolve("home"));
        for (int life = 0; life < 2 * KILLS; life++) {
            long before = bytes(home);
            try (JavaProcess server = broadsheet(home, "serve", "--port", "0")) {
                Instant latest = Instant.now().plus(Duration.ofSeconds(60));
                // By turns while the model is loaded, and while papers are encoded.
                while (life % 2 == 0 ? !server.out().contains("is at") : bytes(home) <= Math.max(before, 100)) {
                    assertThat(Instant.now()).as(server.err()).isBefore(latest);
                    assertThat(server.process().waitFor(5, TimeUnit.MILLISECONDS))
                            .as(server.err())
                            .isFalse();
                }
                server.process().destroy();
                assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(server.process().exitValue()).as(server.err()).isEqualTo(128 + 15);
            }
        }
    }

    @Test
    void aCommandWaitsForTheServerThatEncodes(@TempDir Path folder) {
        Home home = filled(folder.resolve("home"));
        try (JavaProcess server = broadsheet(home, "serve", "--port", "0");
                JavaProcess encode = broadsheet(home, "encode", "--wait")) {
            JavaProcess.Ended ended = encode.ended();
            assertThat(ended.out()).as(ended.err()).isEqualTo("900 of 900 papers can be found by their meaning.\n");
            assertThat(server.process().isAlive()).isTrue();
        }
    }
}
