package broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class GivingWayTest {
    /** Of the fields of {@code /proc/thread-self/stat}, behind the name: proc(5). */
    private static final int NICENESS = 16;

    @Test
    @EnabledOnOs(OS.LINUX)
    void oneThreadGivesWayAndNoOther() {
        CompletableFuture<Integer> giving = new CompletableFuture<>();
        Thread.ofPlatform()
                .start(() -> giving.completeAsync(
                        () -> {
                            GivingWay.begin();
                            return niceness();
                        },
                        Runnable::run));

        assertThat(giving.join()).isEqualTo(19);
        assertThat(niceness()).isLessThan(19);
    }

    /** How nice the current thread is. */
    static int niceness() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICENESS]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
