package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server kept as docs/operate.md says, and what it says of the log. */
class OperateTest {
    private static final Path PAGE = Path.of("docs/operate.md");

    @Test
    void whoFollowsThePageGetsWhatItSays(@TempDir Path folder) throws Exception {
        Release release = Release.ofThisBuild();
        ArxivWorld world = new ArxivWorld(
                MadeLives.make(7, 300, LocalDate.of(2026, 1, 1), 14, Announcements.EVERY_WEEK),
                Announcements.EVERY_WEEK,
                new SettableClock(Instant.parse("2026-02-01T12:00:00Z")));
        try (ArxivTestServer arxiv = ArxivTestServer.start(world, 200)) {
            FollowedPage page = new FollowedPage(PAGE, folder)
                    .inEnvironment("BROADSHEET_ARXIV_BASE_URL", arxiv.at("/oai").toString())
                    .inEnvironment("BROADSHEET_ARXIV_INTERVAL_SECONDS", "0");
            Path launcher = release.unpackInto(Files.createDirectory(folder.resolve("program")))
                    .resolve("broadsheet");
            Files.createSymbolicLink(page.programs().resolve("broadsheet"), launcher);
            JavaProcess.Ended prepared = prepared(launcher);
            assertThat(prepared.exitCode()).as(prepared.err()).isZero();

            page.follow();

            assertThat(arxiv.log().all()).as("the harvest by hand").isNotEmpty();
        }
    }

    /** The first start was the installation's. */
    private static JavaProcess.Ended prepared(Path launcher) {
        try (JavaProcess process = JavaProcess.start(List.of(launcher.toString(), "--version"))) {
            return process.ended();
        }
    }

    /** The page's table of lines, against all that the sources can log. */
    @Test
    void everyLineOfTheLogIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        Pattern logged = Pattern.compile("LOG\\s*\\.\\w+\\(\\s*\"([^\"]*)\"");
        List<String> lines = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                logged.matcher(Files.readString(source)).results().forEach(found -> lines.add(found.group(1)));
            }
        }

        assertThat(lines).hasSizeGreaterThan(12);
        assertThat(lines).allSatisfy(line -> {
            // Up to its second value: what tells the line from others.
            String[] words = line.split("\\{}", -1);
            assertThat(page).contains("`" + words[0]);
            if (words.length > 1) {
                assertThat(Pattern.compile("`" + Pattern.quote(words[0]) + "[^`]*" + Pattern.quote(words[1].strip()))
                                .matcher(page)
                                .find())
                        .as(line)
                        .isTrue();
            }
        });
    }
}
