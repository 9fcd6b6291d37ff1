package broadsheet.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.learn.lab.Claim.Direction;
import broadsheet.learn.lab.Report.Cost;
import broadsheet.learn.lab.Report.Data;
import broadsheet.learn.lab.Report.Result;
import broadsheet.learn.lab.Report.Role;
import broadsheet.learn.lab.Reports.Found;
import broadsheet.learn.lab.Reports.Source;
import broadsheet.measure.Bootstrap.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
    private final Path folder;
    private final Reports reports;

    ReportsTest(@TempDir Path home) {
        folder = home.resolve("labs");
        reports = new Reports(folder);
    }

    private static Report report(String lab, boolean smoke) {
        Estimate estimate = new Estimate(.5, .4, .6);
        return new Report(
                lab,
                "2026-04-01T09:30:00Z",
                "broadsheet lab run made",
                smoke,
                new Data("labels", 28, 2, "2021-01-01", 638, 412, 3),
                new Claim("It is “better”.", "MAP", "one, 5", "chance", Direction.ABOVE, .05),
                Verdict.SUPPORTED,
                new Estimate(.1, .06, .15),
                List.of(
                        new Result("one, 5", "one", 5, Role.COMPARED, estimate, List.of(.5, .51)),
                        new Result("chance", "chance", null, Role.TRIVIAL, estimate, List.of(.2, .21))),
                new Cost(1.5, 100, 1_200),
                List.of("A note."),
                List.of("A caveat."));
    }

    @Test
    void whatIsWrittenIsReadAsItWasAndNothingIsLeftBeside() throws IOException {
        Report report = report("made", false);

        Path file = reports.write(report);

        assertThat(reports.find("made").report()).contains(report);
        assertThat(reports.find("made").source()).isEqualTo(Source.HOME);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aSmokeRunTakesNoOthersPlace() {
        reports.write(report("made", true));
        assertThat(reports.find("made").report()).contains(report("made", true));

        reports.write(report("made", false));
        reports.write(report("made", true));

        assertThat(reports.find("made").report()).contains(report("made", false));
        assertThat(reports.find("unheard").report()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"lab\": \"made\", \"made\": \"2026",
                "[]",
                "{}",
                "null",
                "{\"lab\": \"made\", \"arms\": [{}]}"
            })
    void aTornReportIsPassedOverWithASentence(String torn) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(reports.file("made", false), torn);

        Found found = reports.find("made");

        assertThat(found.report()).isEmpty();
        assertThat(found.faults()).hasSize(1).first().asString().contains(file.toString(), "is no report", "again");
    }

    @Test
    void aReportThatWasCutAnywhereIsPassedOver() throws IOException {
        String whole = Files.readString(reports.write(report("made", false)));
        for (int length = 0; length < whole.strip().length(); length += 37) {
            Files.writeString(reports.file("made", false), whole.substring(0, length));

            assertThat(reports.find("made").report())
                    .as("%d characters", length)
                    .isEmpty();
        }
    }
}
