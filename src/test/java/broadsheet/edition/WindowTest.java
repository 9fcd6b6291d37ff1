package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void aWindowIsReadFromItsWord() {
        for (Window window : Window.values()) {
            assertThat(Window.parse(" " + window.word() + " ")).hasValue(window);
        }
        assertThat(Window.parse("decade")).isEmpty();
        assertThat(Window.parse("")).isEmpty();
    }

    @Test
    void whatIsAboutToLeaveALongerWindowCountsForAnEighthAtMost() {
        for (Window window : Arrays.asList(Window.WEEK, Window.MONTH, Window.YEAR)) {
            assertThat(window.formula().decay(window.days() - 1.0))
                    .as(window.word())
                    .isLessThanOrEqualTo(1.0 / 8);
        }
    }

    @Test
    void theManualHasTheWindowsAsTheyAre() throws IOException {
        String manual = Files.readString(Path.of("docs/ranking.md"));

        for (Window window : Window.values()) {
            String halfLife = String.valueOf(window.halfLifeDays()).replaceFirst("\\.0$", "");
            assertThat(manual).contains("| " + window.word() + " | " + window.days() + " | " + halfLife + " |");
        }
    }
}
