package broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerPauseTest {
    @Test
    void aServerThatTakesNothingIsLeftAloneLongerAndLongerUpToTenMinutes() {
        ServerPause pause = new ServerPause();

        assertThat(Stream.generate(pause::next).limit(7).map(Duration::toSeconds))
                .containsExactly(1L, 4L, 16L, 64L, 256L, 600L, 600L);
        pause.end();
        assertThat(pause.next()).isEqualTo(Duration.ofSeconds(1));
    }
}
