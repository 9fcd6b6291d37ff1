package broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.JavaProcess;
import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoder;
import broadsheet.encode.Encoding;
import broadsheet.paper.Paper;
import broadsheet.paper.Vector;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends processes by a text that they encode, as native code that fails does: at once, with nothing written and nobody told. */
class FatalTextTest {
    private static final int PAPERS = 60;
    private static final int FALLEN = 134;

    /** Falls at a text of poison. */
    private static final class Fatal extends ConceptEncoder {
        @Override
        public Vector text(String text) {
            if (text.contains("poison")) {
                Runtime.getRuntime().halt(FALLEN);
            }
            return super.text(text);
        }
    }

    /** Encodes what a home has. */
    static final class Server {
        private Server() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(encode(new Home(Path.of(arguments[0])), new Fatal()));
        }
    }

    private static Meant encode(Home home, Encoder encoder) throws InterruptedException {
        Encoding encoding = Encoding.of(encoder, home.vectors());
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
                BackgroundEncoding background = new BackgroundEncoding(
                        encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            index.awaitCurrent();
            background.runOnce(found -> {});
            return index.meant();
        }
    }

    private static Home home(Path folder, int poisoned) {
        Home home = new Home(folder);
        home.prepare();
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < PAPERS; i++) {
            papers.add(Sketch.of("2502.000%02d".formatted(i))
                    .titled(
                            i == poisoned
                                    ? "poison"
                                    : "paper of number " + (char) ('a' + i % 26) + (char) ('a' + i / 26))
                    .paper());
        }
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            catalogue.papers().store(papers);
        }
        return home;
    }

    private static List<String> marks(Home home) throws IOException {
        try (Stream<Path> files = Files.list(home.vectors())) {
            Path mark = files.filter(file -> file.toString().endsWith(".encoding"))
                    .findFirst()
                    .orElse(null);
            return mark == null ? List.of() : Files.readAllLines(mark);
        }
    }

    @Test
    void aTextThatEndsTheProgramIsFoundOutAndLeftAlone(@TempDir Path folder) throws IOException {
        Home home = home(folder, 7);
        List<Integer> exits = new ArrayList<>();
        List<String> logs = new ArrayList<>();

        for (int life = 0; life < 5; life++) {
            try (JavaProcess process =
                    JavaProcess.start(JavaProcess.command(Server.class.getName(), List.of(folder.toString())))) {
                JavaProcess.Ended ended = process.ended();
                exits.add(ended.exitCode());
                logs.add(ended.err());
                if (life == 0) {
                    assertThat(marks(home))
                            .as("of the batch that was just encoded")
                            .hasSizeGreaterThan(1)
                            .contains("0\tnow\tarxiv:2502.00007");
                } else if (ended.exitCode() == 0) {
                    assertThat(ended.out()).contains(new Meant(PAPERS - 1, 0, PAPERS).toString());
                }
            }
        }

        assertThat(exits).containsExactly(FALLEN, FALLEN, FALLEN, 0, 0);
        assertThat(logs.getLast()).contains("2502.00007", "found by their words alone");
        assertThat(marks(home)).containsExactly("3\t-\tarxiv:2502.00007");
    }

    @Test
    void whatWasBeingEncodedAtAChanceKillIsEncodedAndForgotten(@TempDir Path folder) throws Exception {
        Home home = home(folder, 7);
        try (JavaProcess process =
                JavaProcess.start(JavaProcess.command(Server.class.getName(), List.of(folder.toString())))) {
            assertThat(process.ended().exitCode()).isEqualTo(FALLEN);
        }

        assertThat(encode(home, new ConceptEncoder())).isEqualTo(new Meant(PAPERS, 0, PAPERS));

        assertThat(marks(home)).isEmpty();
    }
}
