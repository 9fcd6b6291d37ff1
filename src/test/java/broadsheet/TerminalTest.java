package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher and the program in a real terminal, which {@code script} (util-linux) makes: what a person sees on it, and
 * what goes into a file when a stream is redirected.
 */
class TerminalTest {
    private static final String BAR = "Importing";

    @TempDir
    private Path folder;

    /** A release whose jar leads to the classes of this build. */
    @BeforeEach
    void makeARelease() throws IOException {
        Path launcher = Files.copy(Path.of("broadsheet"), folder.resolve("broadsheet"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(JavaProcess.classPath().split(File.pathSeparator, -1))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(folder.resolve("broadsheet.jar"))) {
            new JarOutputStream(file, manifest).close();
        }
        Files.writeString(folder.resolve("papers.jsonl"), "{\"id\":\"17\",\"title\":\"A paper\"}\n{}\n");
    }

    /** What a terminal shows of an import, whose redirections a shell makes. */
    private String shown(String redirection) throws IOException {
        String command = "./broadsheet --home home import --source mine papers.jsonl " + redirection;
        try (JavaProcess process = JavaProcess.start(List.of(
                "sh",
                "-c",
                "cd \"$0\" && JAVA_HOME=\"$1\" TERM=xterm exec script -qec \"$2\" /dev/null < /dev/null",
                folder.toString(),
                System.getProperty("java.home"),
                command))) {
            JavaProcess.Ended ended = process.ended();
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(1);
            return ended.out();
        }
    }

    @Test
    void aTerminalAloneShowsTheBarAndTheResult() throws IOException {
        assertThat(shown("")).contains(BAR, "\u001b[K", "no title", "1 paper stored");
    }

    @Test
    void whenErrorsGoIntoAFileTheyAreLinesThere() throws IOException {
        String shown = shown("2> log");

        assertThat(shown).contains("1 paper stored").doesNotContain(BAR, "no title");
        assertThat(folder.resolve("log"))
                .content()
                .contains("papers.jsonl, line 2: no title")
                .doesNotContain("\u001b", BAR);
    }

    @Test
    void whenTheResultGoesIntoAFileTheBarStaysOnTheTerminal() throws IOException {
        String shown = shown("> out");

        assertThat(shown).contains(BAR, "\u001b[K").doesNotContain("1 paper stored");
        assertThat(folder.resolve("out")).content().startsWith("1 paper stored").doesNotContain("\u001b");
    }
}
