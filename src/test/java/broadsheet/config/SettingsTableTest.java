package broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
    private final List<String> lines = SettingsTable.markdown().lines().toList();

    @Test
    void everySettingHasALineWithItsStandardItsVariableAndItsRange() {
        int settings = Arrays.stream(Config.class.getRecordComponents())
                .mapToInt(section -> section.getType().getRecordComponents().length)
                .sum();

        assertThat(lines)
                .hasSize(2 + settings)
                .contains("| `[server] port` | `8080` | `BROADSHEET_SERVER_PORT` | The port to listen at; `0` takes any"
                        + " that is free. From 0 to 65535. |")
                .anyMatch(line -> line.startsWith("| `[server] base_url` | empty | `BROADSHEET_SERVER_BASE_URL` |"));
    }

    @Test
    void everyLineHasFourCells() {
        assertThat(lines)
                .allMatch(line ->
                        line.chars().filter(character -> character == '|').count() == 5);
    }
}
