package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Broadsheet;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real archive, installed, updated and removed as docs/install.md says. */
class InstallTest {
    private static final Path PAGE = Path.of("docs/install.md");
    private static final String NEXT = Broadsheet.VERSION + "-next";

    @TempDir
    private Path folder;

    @Test
    void whoFollowsThePageHasAServerAnUpdateAndInTheEndNothing() throws Exception {
        Release release = Release.ofThisBuild();
        ArxivWorld world = new ArxivWorld(
                MadeLives.make(7, 300, LocalDate.now(ZoneOffset.UTC).minusDays(16), 14, Announcements.EVERY_WEEK),
                Announcements.EVERY_WEEK,
                InstantSource.system());
        try (ArxivTestServer arxiv = ArxivTestServer.start(world, 200)) {
            FollowedPage page = new FollowedPage(PAGE, folder)
                    .with("NEXT", NEXT)
                    .inEnvironment("BROADSHEET_SCHEDULE_ENABLED", "true")
                    .inEnvironment("BROADSHEET_ARXIV_BASE_URL", arxiv.at("/oai").toString())
                    .inEnvironment(
                            "BROADSHEET_ARXIV_RSS_BASE_URL", arxiv.at("/rss").toString())
                    .inEnvironment(
                            "BROADSHEET_ARXIV_API_BASE_URL",
                            arxiv.at("/api/query").toString())
                    .inEnvironment(
                            "BROADSHEET_ARXIV_API_BASE_URL",
                            arxiv.at("/api/query").toString())
                    .inEnvironment("BROADSHEET_ARXIV_INTERVAL_SECONDS", "0");
            Files.copy(release.archive(), page.work().resolve(Release.FOLDER + ".tar.gz"));
            packAnother(release, page.work().resolve("broadsheet-" + NEXT + ".tar.gz"));

            page.follow();

            assertThat(folder.resolve("opt")).isEmptyDirectory();
            assertThat(folder.resolve("var/lib")).isDirectoryContaining("glob:**/broadsheet-backups");
            assertThat(folder.resolve("var/lib/broadsheet")).doesNotExist();
            assertThat(folder.resolve("user/.local/share")).isEmptyDirectory();
        }
    }

    /** The same program under the name of the version that follows. */
    private void packAnother(Release release, Path archive) throws Exception {
        Path into = Files.createDirectory(folder.resolve("next"));
        String renamed = "broadsheet-" + NEXT;
        Files.move(release.unpackInto(into), into.resolve(renamed));
        Process tar = new ProcessBuilder("tar", "-C", into.toString(), "-czf", archive.toString(), renamed)
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
    }

    @Test
    void everyUnitThatThePageNamesIsInTheArchive() throws IOException {
        Pattern unit = Pattern.compile("\\bbroadsheet[a-z-]*\\.(?:service|timer)\\b");

        assertThat(unit.matcher(Files.readString(PAGE)).results().map(found -> found.group()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Path.of("packaging", name)).exists());
    }

    /** Not run, for want of a machine of its own, but read by a shell. */
    @Test
    void theCommandsForRootAreOnesThatAShellUnderstands() throws Exception {
        List<FollowedPage.Box> boxes = new FollowedPage(PAGE, folder)
                .boxes().stream()
                        .filter(box -> List.of("systemd", "postgresql").contains(box.language()))
                        .toList();

        assertThat(boxes).hasSizeGreaterThan(4);
        for (FollowedPage.Box box : boxes) {
            Process shell = new ProcessBuilder("bash", "-n", "-c", box.text())
                    .inheritIO()
                    .start();
            assertThat(shell.waitFor()).as(box.text()).isZero();
        }
    }
}
