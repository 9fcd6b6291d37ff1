package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that is installed elsewhere: what is in it, and that a user without rights can use it. */
class ReleaseTest {
    private static final Pattern ENTRY = Pattern.compile("(\\S+) +(\\S+) +\\d+ +(\\S+ +\\S+) +(.+)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Release release = new Release(Path.of(""));

    @BeforeEach
    void find() throws IOException {
        release = Release.ofThisBuild();
    }

    @Test
    void itHoldsTheLauncherTheProgramTheManualAndTheUnitsInOneFolder() throws IOException {
        assertThat(release.tell("-tzf"))
                .allMatch(entry -> entry.startsWith(Release.FOLDER + "/"))
                .doesNotHaveDuplicates()
                .contains(
                        Release.FOLDER + "/broadsheet",
                        Release.FOLDER + "/broadsheet.jar",
                        Release.FOLDER + "/LICENSE",
                        Release.FOLDER + "/README.md",
                        Release.FOLDER + "/docs/cli.md",
                        Release.FOLDER + "/docs/front.png",
                        Release.FOLDER + "/packaging/broadsheet.service",
                        Release.FOLDER + "/packaging/broadsheet-backup.service",
                        Release.FOLDER + "/packaging/broadsheet-backup.timer");
    }

    /** So that the same sources make the same bytes, whoever packs them, and when. */
    @Test
    void itTellsNothingOfWhoMadeItAndWhen() throws IOException {
        List<String> times = new ArrayList<>();
        for (String line : release.tell("--numeric-owner", "-tvzf")) {
            Matcher entry = ENTRY.matcher(line);
            assertThat(entry.matches()).as(line).isTrue();
            String name = entry.group(4);
            assertThat(entry.group(2)).as(name).isEqualTo("0/0");
            assertThat(entry.group(1))
                    .as(name)
                    .isEqualTo(
                            name.endsWith("/")
                                    ? "drwxr-xr-x"
                                    : name.endsWith("/broadsheet") ? "-rwxr-xr-x" : "-rw-r--r--");
            times.add(entry.group(3));
        }

        assertThat(times).hasSizeGreaterThan(50).containsOnly(times.getFirst());
    }

    @Test
    void itsLibrariesAreThoseThatTheProgramNames() throws IOException {
        Path unpacked = release.unpackInto(folder);
        List<String> named;
        try (JarFile jar = new JarFile(unpacked.resolve("broadsheet.jar").toFile())) {
            named = List.of(
                    jar.getManifest().getMainAttributes().getValue("Class-Path").split(" ", -1));
            assertThat(jar.getEntry("broadsheet/pages/JteeditionGenerated.class"))
                    .as("a compiled page")
                    .isNotNull();
        }
        try (Stream<Path> libraries = Files.list(unpacked.resolve("lib"))) {
            assertThat(libraries.map(path -> "lib/" + path.getFileName())).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void noPageOfItsManualLinksToAFileThatItLacks() throws IOException {
        Path unpacked = release.unpackInto(folder);
        Pattern link = Pattern.compile("\\]\\(([^):#]+)(#[^)]*)?\\)");
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                link.matcher(Files.readString(page))
                        .results()
                        .forEach(found -> assertThat(page.resolveSibling(found.group(1)))
                                .as("linked from " + page)
                                .exists());
            }
        }
    }

    /** AOTMode=on: a JVM that cannot use the cache does not start. */
    @Test
    void aUserWhoMayWriteNothingThereStartsItQuicklyFromTheSecondStartOn() throws IOException {
        Path unpacked = release.unpackInto(folder);
        Path caches = Files.createDirectory(folder.resolve("caches"));
        for (Path open : List.of(folder, caches)) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        List<Path> before = content(unpacked);
        boolean root = System.getProperty("user.name", "").equals("root");
        if (!root) {
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        List<String> command = new ArrayList<>(root ? OtherUser.becoming() : List.of());
        command.addAll(List.of(unpacked.resolve("broadsheet").toString(), "--version"));
        Map<String, String> service =
                Map.of("CACHE_DIRECTORY", caches.toString(), "JAVA_HOME", System.getProperty("java.home"));
        Map<String, String> strictly = Map.of(
                "CACHE_DIRECTORY",
                caches.toString(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "BROADSHEET_JAVA_OPTS",
                "-XX:AOTMode=on");

        JavaProcess.Ended first = run(command, service);
        JavaProcess.Ended second = run(command, strictly);
        if (!root) {
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        assertThat(first.err()).startsWith("Preparing quick starts");
        assertThat(first.out()).startsWith("Broadsheet ");
        assertThat(second.exitCode()).as(second.err() + second.out()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(content(unpacked)).isEqualTo(before);
    }

    private static JavaProcess.Ended run(List<String> command, Map<String, String> variables) {
        try (JavaProcess process = JavaProcess.start(command, variables)) {
            return process.ended();
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
