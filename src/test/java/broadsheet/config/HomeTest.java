package broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    private static final Duration NOT_LONG = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
    }

    @Test
    void theStandardHomeIsTheOneTheEnvironmentNames() {
        Map<String, String> properties = Map.of("user.home", "/home/ada", "os.name", "Linux");

        assertThat(Home.standard(Map.of("BROADSHEET_HOME", "/srv/papers"), properties)
                        .folder())
                .isEqualTo(Path.of("/srv/papers"));
        assertThat(Home.standard(Map.of("BROADSHEET_HOME", " "), properties).folder())
                .isEqualTo(Path.of("/home/ada/.local/share/broadsheet"));
        assertThat(Home.standard(Map.of("XDG_DATA_HOME", "/data"), properties).folder())
                .isEqualTo(Path.of("/data/broadsheet"));
        assertThat(Home.standard(Map.of(), Map.of("user.home", "/Users/ada", "os.name", "Mac OS X"))
                        .folder())
                .isEqualTo(Path.of("/Users/ada/Library/Application Support/broadsheet"));
    }

    @Test
    void aHomeKnowsItselfByOnePath() {
        assertThat(new Home(Path.of("a/../b")).folder())
                .isAbsolute()
                .isEqualTo(Path.of("b").toAbsolutePath());
    }

    @Test
    void aHomeBelowAFileCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Home below = new Home(file.resolve("home"));

        assertThatThrownBy(below::prepare)
                .isInstanceOf(HomeException.class)
                .hasMessageContaining(below.folder().toString())
                .hasMessageContaining("--home");
    }

    @Test
    void aLockIsHeldByOneUntilItIsFreed() {
        Home.Lock first = home.lock().orElseThrow();
        assertThat(home.lock()).isEmpty();
        first.close();

        try (Home.Lock _ = home.lock().orElseThrow()) {
            first.close();

            assertThat(home.lock()).as("freeing a lock twice frees no other").isEmpty();
        }
    }

    @Test
    void aRefusedLockDoesNotFreeTheOneThatIsHeld() {
        try (Home.Lock _ = home.lock().orElseThrow()) {
            assertThat(home.lock()).isEmpty();

            assertThat(elsewhere("lock")).isEqualTo("refused");
        }
        assertThat(elsewhere("lock")).isEqualTo("taken");
    }

    @Test
    void manyUseTheCatalogueAndOneIsAlone() {
        Home.Lock one = home.use().orElseThrow();
        Home.Lock other = home.use().orElseThrow();

        assertThat(home.alone()).isEmpty();
        assertThat(elsewhere("use")).isEqualTo("taken");
        assertThat(elsewhere("alone")).isEqualTo("refused");

        one.close();
        assertThat(home.alone()).isEmpty();
        assertThat(elsewhere("alone")).isEqualTo("refused");

        other.close();
        try (Home.Lock _ = home.alone().orElseThrow()) {
            assertThat(home.use()).isEmpty();
            assertThat(elsewhere("use")).isEqualTo("refused");
        }
        assertThat(elsewhere("alone")).isEqualTo("taken");
    }

    @Test
    void twoPathsToOneHomeShareItsLocks() throws IOException {
        Home linked = new Home(Files.createSymbolicLink(folder.resolve("linked"), home.folder()));

        try (Home.Lock _ = home.lock().orElseThrow()) {
            assertThat(linked.lock()).isEmpty();
            assertThat(elsewhere("lock")).isEqualTo("refused");
        }
    }

    @Test
    void aTurnIsWaitedFor() throws Exception {
        Home.Lock turn = home.turn(NOT_LONG).orElseThrow();
        assertThat(home.turn(NOT_LONG)).isEmpty();
        assertThat(elsewhere("turn")).isEqualTo("refused");

        CountDownLatch waiting = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Home.Lock>> next = others.submit(() -> {
                waiting.countDown();
                return home.turn(LONG);
            });
            waiting.await();
            turn.close();

            try (Home.Lock _ = next.get().orElseThrow()) {
                assertThat(home.turn(NOT_LONG)).isEmpty();
            }
        }
    }

    @Test
    void theSystemFreesTheLocksOfAProcessThatWasKilled() {
        Path told = folder.resolve("told");
        try (JavaProcess holder = JavaProcess.start(JavaProcess.command(
                Holder.class.getName(), List.of(home.folder().toString(), "lock", told.toString())))) {
            while (Files.notExists(told) && holder.process().isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(home.lock()).isEmpty();
        }
        try (Home.Lock _ = home.lock().orElseThrow()) {
            assertThat(elsewhere("lock")).isEqualTo("refused");
        }
    }

    private String elsewhere(String which) {
        try (JavaProcess other = JavaProcess.start(JavaProcess.command(
                Holder.class.getName(), List.of(home.folder().toString(), which)))) {
            JavaProcess.Ended ended = other.ended();
            assertThat(ended.err()).isEmpty();
            return ended.out().strip();
        }
    }

    /** A process that tries a lock and tells; given a file to make, it holds the lock until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            Home home = new Home(Path.of(arguments[0]));
            Optional<Home.Lock> lock = switch (arguments[1]) {
                case "lock" -> home.lock();
                case "use" -> home.use();
                case "alone" -> home.alone();
                default -> home.turn(NOT_LONG);
            };
            if (arguments.length > 2) {
                Files.createFile(Path.of(arguments[2]));
                System.in.read();
            }
            System.out.println(lock.isPresent() ? "taken" : "refused");
        }
    }
}
