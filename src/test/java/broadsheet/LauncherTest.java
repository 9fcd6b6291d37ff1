package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The launcher in a checkout: it finds a JDK, builds, makes the cache, runs the tests. */
class LauncherTest extends LauncherCase {
    @Test
    void findsTheNewestJdkOfAFolderThoughTheJavaOnPathIsOld() throws IOException {
        maven("3.8.7");
        Path old = jdk("old/jdk-17", "17.0.15");
        Files.createSymbolicLink(programs.resolve("java"), old.resolve("bin/java"));
        jdk("jdks/jdk-25.0.9", "25.0.9");
        jdk("jdks/jdk-25.0.10", "25.0.10");
        jdk("jdks/jdk-21", "21.0.2");

        assertThat(run("front").output()).startsWith("jdks/jdk-25.0.10\n");
    }

    @Test
    void takesJavaHomeWhenItIsNewEnoughThoughAFolderHasANewerOne() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-27", "27");
        Path home = jdk("mine", "25");

        assertThat(run(Map.of("JAVA_HOME", home.toString()), "front").output()).startsWith("mine\n");
    }

    @Test
    void asksAJavaThatHasNoReleaseFileForItsVersion() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-26", "26");
        Files.delete(folder.resolve("jdks/jdk-26/release"));

        assertThat(run("front").output()).startsWith("jdks/jdk-26\n");
    }

    @Test
    void saysWhatToDoWhenNoJavaIsNewEnough() throws IOException {
        jdk("jdks/jdk-17", "17.0.15");

        Ran ran = run("front");

        assertThat(ran.exitCode()).isEqualTo(69);
        assertThat(ran.errors())
                .contains("JDK 25 or newer")
                .contains("found Java 17.0.15 at " + folder.toRealPath().resolve("jdks/jdk-17"))
                .contains("apt-get install openjdk-25-jdk", "dnf install", "brew install", "JAVA_HOME");
    }

    @Test
    void needsACompilerOnlyToBuild() throws IOException {
        maven("3.8.7");
        Path runtime = jdk("jdks/runtime-25", "25");
        Files.delete(runtime.resolve("bin/javac"));

        Ran unbuilt = run("front");
        jdk("jdks/jdk-25", "25");
        run("front");
        Ran built = run(Map.of("JAVA_HOME", runtime.toString()), "front");

        assertThat(unbuilt.exitCode()).isEqualTo(69);
        assertThat(unbuilt.errors()).contains("without a compiler");
        assertThat(built.output()).startsWith("jdks/runtime-25\n");
    }

    @Test
    void saysWhatToDoWhenMavenIsMissingOrOld() throws IOException {
        jdk("jdks/jdk-25", "25");

        Ran without = run("front");
        maven("3.6.3");
        Ran old = run("front");

        assertThat(List.of(without.exitCode(), old.exitCode())).containsOnly(69);
        assertThat(without.errors()).contains("Maven 3.8 or newer", "found no mvn", "apt-get install maven");
        assertThat(old.errors()).contains("found Maven 3.6.3");
    }

    @Test
    void passesArgumentsWithSpacesThroughFromAnyFolderAndALink() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");
        Path link = folder.resolve("link to it");
        Files.createSymbolicLink(link, checkout.resolve("broadsheet"));

        Ran ran = run(folder, Map.of("BROADSHEET_JAVA_OPTS", "-Xmx1g -Da=*"), link.toString(), "find", "two words", "");

        assertThat(ran.output())
                .endsWith("<-cp>\n<" + checkout.toRealPath().resolve("target/broadsheet.jar")
                        + ">\n<broadsheet.Main>\n<find>\n<two words>\n<>\n")
                .contains("<-Xmx208m>\n", "<-Xmx1g>\n<-Da=*>\n");
    }

    @Test
    void runsInAnyShell() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");

        Ran ran = run(checkout, Map.of(), "sh", "broadsheet", "front");

        assertThat(ran.output()).endsWith("<front>\n");
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewer() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");

        run("front");
        run("front");
        assertThat(mavenCalls()).containsExactly("-B package -Dmaven.test.skip=true");

        Files.setLastModifiedTime(checkout.resolve("target/.built"), FileTime.from(LONG_AGO.plusSeconds(60)));
        run("front");
        assertThat(mavenCalls()).hasSize(1);

        Files.setLastModifiedTime(source(), FileTime.from(LONG_AGO.plusSeconds(120)));
        run("front");
        run("front");
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void leavesTheJarToAServerThatRunsFromItWhenItBuildsAnother() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");
        run("front");
        Path jar = Files.writeString(checkout.resolve("target/broadsheet.jar"), "open in a server");
        Path open = Files.createLink(folder.resolve("open"), jar);

        Files.setLastModifiedTime(checkout.resolve("target/.built"), FileTime.from(LONG_AGO.minusSeconds(60)));
        run("front");

        assertThat(mavenCalls()).hasSize(2);
        assertThat(open).hasContent("open in a server");
    }

    @Test
    void showsTheEndOfTheLogAndStartsNothingWhenTheBuildFails() throws IOException {
        program(programs.resolve("mvn"), """
                [ "$2" = -version ] && { echo "Apache Maven 3.8.7"; exit; }
                mkdir -p target; : > target/broadsheet.jar
                echo "cannot find symbol"; exit 1
                """);
        jdk("jdks/jdk-25", "25");

        Ran ran = run("front");
        maven("3.8.7");
        Ran repaired = run("front");

        assertThat(ran.exitCode()).isEqualTo(70);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.errors()).contains("cannot find symbol", "target/build.log");
        assertThat(repaired.output()).endsWith("<front>\n");
    }

    @Test
    void buildsOnceForTwoThatStartTogetherAndIgnoresTheLockOfTheDead() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");
        Files.createSymbolicLink(checkout.resolve(".build-lock"), Path.of(NOBODY));

        Started one = start(checkout, Map.of(), "./broadsheet", "one");
        Started two = start(checkout, Map.of(), "./broadsheet", "two");

        assertThat(one.end().output()).endsWith("<one>\n");
        assertThat(two.end().output()).endsWith("<two>\n");
        assertThat(mavenCalls()).hasSize(1);
        assertThat(checkout.resolve(".build-lock")).doesNotExist();
    }

    @Test
    void makesTheCacheOnceForEachBuildAndJava() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");
        Path cache = checkout.toRealPath().resolve("target/broadsheet.aot");

        run("front");
        assertThat(run("front").output()).contains("<-XX:AOTCache=" + cache + ">");
        assertThat(cache).hasContent("jdks/jdk-25");

        jdk("jdks/jdk-26", "26");
        assertThat(run(Map.of("BROADSHEET_NO_AOT", "1"), "front").output()).doesNotContain("-XX:AOT");
        run("front");
        assertThat(cache).hasContent("jdks/jdk-26");
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void startsWithoutTheCacheWhenItCannotBeMade() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");

        Ran ran = run(Map.of("NO_WARMUP", "1"), "front");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.output()).endsWith("<front>\n").doesNotContain("-XX:AOT");
        assertThat(checkout.resolve("target/build.log")).content().contains("cache for quick starts was not made");
        assertThat(run("front").output()).as("not tried at every start").doesNotContain("-XX:AOT");
    }

    @Test
    void letsLongWorkGiveWayToAServer() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");
        assertThat(run("import", "papers").output()).as("without nice").endsWith("<import>\n<papers>\n");
        program(programs.resolve("nice"), "echo \"nice $1 $2\"; shift 2; exec \"$@\"");

        assertThat(run("import", "papers").output()).contains("nice -n 10\n").endsWith("<import>\n<papers>\n");
        assertThat(run("--home", "serve", "harvest", "arxiv").output()).contains("nice -n 10\n");
        assertThat(run("--home=x", "import").output()).contains("nice -n 10\n");
        assertThat(run("reindex").output()).doesNotContain("nice");
        assertThat(run("--home", "import", "serve").output()).doesNotContain("nice");
        assertThat(run("search", "import").output()).doesNotContain("nice");
    }

    @Test
    void passesOnTheExitCodeOfTheProgram() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");

        assertThat(run(Map.of("EXIT_CODE", "7"), "front").exitCode()).isEqualTo(7);
    }

    @Test
    void namesThePackageOfTheBrowserThatItMayNotInstall() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");

        Ran ran = run("test");

        assertThat(ran.exitCode()).isEqualTo(69);
        assertThat(ran.errors()).contains("apt-get install chromium", "BROADSHEET_CHROMIUM");
        assertThat(mavenCalls()).isEmpty();
    }

    @Test
    void installsABrowserThatIsMissingWhereItMayAndRunsTheTestsWithIt() throws IOException {
        jdk("jdks/jdk-25", "25");
        mayInstall();
        program(programs.resolve("apt-get"), """
                echo "$DEBIAN_FRONTEND: $*" >> apt-get-calls
                case "$*" in
                  *update) exit 100 ;; # a source of packages that does not answer
                  *install*) ln -s sh '%s' ;;
                esac
                """.formatted(programs.resolve("chromium")));
        program(programs.resolve("mvn"), """
                [ "$2" = -version ] && { echo "Apache Maven 3.8.7"; exit; }
                echo "$BROADSHEET_CHROMIUM $*"
                """);

        Ran ran = run("test");

        assertThat(ran.exitCode()).as(ran.errors()).isZero();
        assertThat(ran.output()).isEqualTo(programs.resolve("chromium") + " -B -ntp -Prelease verify\n");
        assertThat(ran.errors()).contains("Installing chromium");
        assertThat(Files.readAllLines(checkout.resolve("apt-get-calls")))
                .containsExactly(
                        ": -q update",
                        "noninteractive: -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends"
                                + " chromium fonts-noto-core");
    }

    @Test
    void showsWhyTheBrowserCouldNotBeInstalledAndNamesThePackage() throws IOException {
        maven("3.8.7");
        jdk("jdks/jdk-25", "25");
        mayInstall();
        program(programs.resolve("apt-get"), "echo 'E: Unable to locate package chromium'; exit 100");

        Ran ran = run("test");

        assertThat(ran.exitCode()).isEqualTo(69);
        assertThat(ran.errors()).contains("E: Unable to locate package chromium", "apt-get install chromium");
        assertThat(mavenCalls()).isEmpty();
    }

    /** Where the tests do not run as root, sudo asks for no password. */
    private void mayInstall() throws IOException {
        Files.createSymbolicLink(programs.resolve("env"), onPath("env"));
        program(programs.resolve("sudo"), "shift; exec \"$@\"");
    }

    @Test
    void runsTheTestsWithTheJdkAndTheBrowserAndTheArguments() throws IOException {
        Path home = jdk("jdks/jdk-25", "25");
        Path browser = program(programs.resolve("google-chrome"), "");
        program(programs.resolve("mvn"), """
                [ "$2" = -version ] && { echo "Apache Maven 3.8.7"; exit; }
                echo "$JAVA_HOME $BROADSHEET_CHROMIUM"; for argument; do echo "<$argument>"; done; exit 3
                """);

        Ran ran = run("test", "-Dtest=Two Words");

        assertThat(ran.output())
                .isEqualTo(home + " " + browser + "\n<-B>\n<-ntp>\n<-Prelease>\n<verify>\n<-Dtest=Two Words>\n");
        assertThat(ran.exitCode()).isEqualTo(3);
    }

    @Test
    void makesTheArchiveOfARelease() throws IOException {
        jdk("jdks/jdk-25", "25");
        Path target = Files.createDirectories(checkout.resolve("target"));
        Files.createFile(target.resolve("broadsheet-0.0.9.tar.gz"));
        Files.createDirectories(target.resolve("classes/deleted"));
        program(programs.resolve("mvn"), """
                [ "$2" = -version ] && { echo "Apache Maven 3.8.7"; exit; }
                echo "$*" >> maven-calls
                : > target/broadsheet.jar; : > target/broadsheet-1.0.0.tar.gz
                """);

        Ran ran = run("release");

        assertThat(ran.output()).isEqualTo(target.toRealPath().resolve("broadsheet-1.0.0.tar.gz") + "\n");
        assertThat(mavenCalls()).containsExactly("-B package -Prelease -Dmaven.test.skip=true");
        assertThat(target.resolve("classes")).as("what was built before").doesNotExist();
        assertThat(run("release", "now").exitCode()).isEqualTo(64);
    }

    @Test
    void showsTheEndOfTheLogWhenTheReleaseCouldNotBeMade() throws IOException {
        jdk("jdks/jdk-25", "25");
        program(programs.resolve("mvn"), """
                [ "$2" = -version ] && { echo "Apache Maven 3.8.7"; exit; }
                mkdir -p target; : > target/broadsheet.jar
                echo "no such descriptor"
                """);

        Ran ran = run("release");

        assertThat(ran.exitCode()).isEqualTo(70);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.errors()).contains("no such descriptor");
    }
}
