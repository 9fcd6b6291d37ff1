package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the launcher makes its cache from. */
class WarmUpTest {
    @Test
    void neitherAsksTheDatabaseOfTheConfigurationNorIsKeptBackByWhatIsWrongWithIt() {
        try (JavaProcess process = JavaProcess.start(
                JavaProcess.command("broadsheet.Main", List.of("warmup")),
                Map.of(
                        "BROADSHEET_CATALOGUE_URL", "jdbc:postgresql://127.0.0.1:1/nobody-is-there",
                        "BROADSHEET_SERVER_BASE_URL", "https://example.org/papers",
                        "BROADSHEET_SERVER_PORT", "many"))) {
            JavaProcess.Ended ended = process.ended();

            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.out()).matches("Warmed up with \\d+ pages and [1-9]\\d* papers encoded\\.\\s*");
        }
    }
}
