package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Look;
import broadsheet.config.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the numbers say of whether all is here. */
class StatsCommandTest {
    @Test
    void theLatestLooksAtWhatArxivListsAreTold(@TempDir Path folder) throws Exception {
        Keyboard keyboard = Keyboard.at(folder.resolve("home"));
        assertThat(keyboard.type("stats").out()).doesNotContain("arXiv lists");
        try (Catalogue catalogue = Catalogue.open(new Home(keyboard.home()), keyboard.clock())) {
            LocalDate day = LocalDate.of(2026, 3, 17);
            catalogue
                    .completeness()
                    .note(
                            List.of(
                                    new Look(
                                            day,
                                            Look.Part.ANNOUNCED,
                                            keyboard.clock().instant(),
                                            800,
                                            800,
                                            0,
                                            0),
                                    new Look(
                                            day,
                                            Look.Part.CHANGED,
                                            keyboard.clock().instant(),
                                            1_200,
                                            1_190,
                                            9,
                                            7)),
                            List.of());
        }

        assertThat(keyboard.type("stats").out())
                .containsPattern("announced on 2026-03-17 +800 of 800 that arXiv lists\n")
                .containsPattern(
                        "changed on 2026-03-17 +1,190 of 1,200 that arXiv lists, 9 looked up, of which 7 came\n");
        JsonNode looks =
                new ObjectMapper().readTree(keyboard.type("stats --json").out()).path("completeness");
        assertThat(looks).hasSize(2);
        assertThat(looks.get(1))
                .hasToString(
                        "{\"day\":\"2026-03-17\",\"part\":\"changed\",\"listed\":1200,\"held\":1190,\"asked\":9,\"came\":7}");
    }
}
