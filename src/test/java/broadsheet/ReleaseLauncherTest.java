package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher in a release: it never builds, and makes its cache where it may. */
class ReleaseLauncherTest extends LauncherCase {
    private static final String PREPARING = "Preparing quick starts";

    private Path jar = Path.of("");

    @BeforeEach
    void makeARelease() throws IOException {
        jdk("jdks/jdk-25", "25");
        Files.delete(checkout.resolve("pom.xml"));
        jar = Files.writeString(checkout.resolve("broadsheet.jar"), "one version");
        Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO));
    }

    /** A folder that cannot be made, as one where this user may not write; root may write everywhere. */
    private void nothingCanBeWrittenBesideTheLauncher() throws IOException {
        // Whoever the tests run as: a folder is in the place of the file that is written first.
        Files.createDirectories(checkout.resolve(".broadsheet-aot.log"));
    }

    @Test
    void startsWithoutMavenAndSaysThatTestsAndReleasesNeedACheckout() throws IOException {
        Ran ran = run("front");

        assertThat(ran.output()).endsWith("<-cp>\n<" + jar.toRealPath() + ">\n<broadsheet.Main>\n<front>\n");
        assertThat(run("test").exitCode()).isEqualTo(64);
        assertThat(run("release").exitCode()).isEqualTo(64);
    }

    @Test
    void makesTheCacheAtTheFirstStartAndSaysSoOnce() throws IOException {
        Path cache = checkout.toRealPath().resolve("broadsheet.aot");

        Ran first = run("front");
        Ran second = run("front");

        assertThat(first.errors()).contains(PREPARING);
        assertThat(first.output()).contains("<-XX:AOTCache=" + cache + ">");
        assertThat(second.errors()).isEmpty();
        assertThat(second.output()).isEqualTo(first.output());
        assertThat(checkout.resolve(".broadsheet-aot-lock")).doesNotExist();
    }

    @Test
    void replacesTheCacheOfAnotherJava() throws IOException {
        run("front");
        jdk("jdks/jdk-26", "26");

        Ran ran = run("front");

        assertThat(ran.errors()).contains(PREPARING);
        assertThat(checkout.resolve("broadsheet.aot")).hasContent("jdks/jdk-26");
    }

    @Test
    void replacesTheCacheOfAnotherVersionThoughItsFilesAreOlderThanTheCache() throws IOException {
        run("front");
        Files.writeString(jar, "the next one");
        Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO));

        assertThat(run("front").errors()).contains(PREPARING);
        assertThat(run("front").errors()).isEmpty();
    }

    @Test
    void replacesTheCacheOfAReleaseThatLayElsewhere() throws IOException {
        nothingCanBeWrittenBesideTheLauncher();
        run("front");
        Path moved = Files.move(checkout, folder.resolve("moved"));

        assertThat(run(moved, Map.of(), "./broadsheet", "front").errors()).contains(PREPARING);
    }

    @Test
    void makesTheCacheInTheFolderOfTheServiceWhereItMayNotWriteBesideItself() throws IOException {
        nothingCanBeWrittenBesideTheLauncher();
        Path caches = folder.resolve("var/cache/broad sheet");
        Map<String, String> service = Map.of("CACHE_DIRECTORY", caches + ":/nowhere");

        Ran first = run(service, "front");

        assertThat(first.output()).contains("<-XX:AOTCache=" + caches.resolve("broadsheet.aot") + ">");
        assertThat(checkout.resolve("broadsheet.aot")).doesNotExist();
        assertThat(run(service, "front").errors()).isEmpty();
    }

    @Test
    void makesTheCacheInTheUsersFolderWhereThereIsNoService() throws IOException {
        nothingCanBeWrittenBesideTheLauncher();

        Ran named = run(Map.of("XDG_CACHE_HOME", folder.resolve("caches").toString()), "front");
        Ran usual = run("front");

        assertThat(named.output()).contains("<-XX:AOTCache=" + folder.resolve("caches/broadsheet/broadsheet.aot"));
        assertThat(usual.output()).contains("<-XX:AOTCache=" + folder.resolve("home/.cache/broadsheet/broadsheet.aot"));
    }

    @Test
    void usesTheCacheBesideItselfThoughItMayNotWriteThere() throws IOException {
        run("front");
        nothingCanBeWrittenBesideTheLauncherAnyMore();

        Ran ran = run("front");

        assertThat(ran.errors()).isEmpty();
        assertThat(ran.output())
                .contains("<-XX:AOTCache=" + checkout.toRealPath().resolve("broadsheet.aot"));
    }

    private void nothingCanBeWrittenBesideTheLauncherAnyMore() throws IOException {
        Files.deleteIfExists(checkout.resolve(".broadsheet-aot.log"));
        nothingCanBeWrittenBesideTheLauncher();
    }

    @Test
    void startsWithoutTheCacheWhereNoneCanBeMade() throws IOException {
        nothingCanBeWrittenBesideTheLauncher();
        Path notAFolder = Files.createFile(folder.resolve("home"));

        Ran nowhere = run("front");
        Files.delete(notAFolder);
        Ran failed = run(Map.of("NO_WARMUP", "1"), "front");
        Ran again = run("front");

        assertThat(nowhere.exitCode()).as(nowhere.errors()).isZero();
        assertThat(nowhere.output()).endsWith("<front>\n").doesNotContain("-XX:AOT");
        assertThat(failed.output()).endsWith("<front>\n").doesNotContain("-XX:AOT");
        assertThat(again.errors()).as("not tried at every start").isEmpty();
    }

    @Test
    void neitherMakesNorUsesTheCacheWhenToldNotTo() throws IOException {
        run("front");

        Ran ran = run(Map.of("BROADSHEET_NO_AOT", "1"), "front");

        assertThat(ran.output()).endsWith("<front>\n").doesNotContain("-XX:AOT");
    }

    @Test
    void preparesOnceForTwoThatStartTogether() throws IOException {
        Started one = start(checkout, Map.of(), "./broadsheet", "one");
        Started two = start(checkout, Map.of(), "./broadsheet", "two");
        Ran first = one.end();
        Ran second = two.end();

        assertThat(first.output()).endsWith("<one>\n").contains("-XX:AOTCache=");
        assertThat(second.output()).endsWith("<two>\n").contains("-XX:AOTCache=");
        assertThat((first.errors() + second.errors()).split(PREPARING, -1)).hasSize(2);
    }
}
