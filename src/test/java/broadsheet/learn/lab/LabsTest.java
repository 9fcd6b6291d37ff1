package broadsheet.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.learn.lab.Reports.Found;
import broadsheet.learn.lab.Reports.Source;
import broadsheet.measure.Bootstrap.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LabsTest {
    @SuppressWarnings("UnusedVariable")
    private static final List<Lab> LABS = Labs.ALL;

    @ParameterizedTest
    @FieldSource("LABS")
    void theReportThatComesWithTheProgramIsOfTheClaimAsItStandsAndTheManualHasItsVerdictAndFigures(
            Lab lab, @TempDir Path folder) throws IOException {
        Found found = new Reports(folder).find(lab.name());
        Report report = found.report().orElseThrow();
        String manual = Files.readString(Path.of("docs/labs.md"));
        String section = manual.split("### " + lab.name() + "\n", -1)[1].split("\n##", -1)[0];
        Estimate difference = report.difference();

        assertThat(found.source()).isEqualTo(Source.PROGRAM);
        assertThat(report.smoke()).isFalse();
        assertThat(report.claim()).isEqualTo(lab.claim());
        assertThat(report.verdict()).isEqualTo(lab.claim().verdict(difference));
        assertThat(section)
                .containsIgnoringCase("**" + report.verdict().words() + "**: "
                        + "%s (%s to %s)"
                                .formatted(
                                        signed(difference.mean()),
                                        signed(difference.low()),
                                        signed(difference.high())));
        assertThat(report.arms())
                .allSatisfy(arm -> assertThat(section)
                        .as(arm.name())
                        .contains(digits(arm.estimate().mean())));
        assertThat(Files.readString(Path.of("docs/systems.md")))
                .contains("`measured`, [" + report.verdict().words() + "](labs.md#" + lab.name() + ") |");
    }

    private static String signed(double number) {
        return (number < 0 ? "−" : "+") + digits(Math.abs(number));
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, "%.3f", number).substring(1);
    }

    @Test
    void theLabOfTheManualIsTheOneThatIsTested() throws IOException {
        String source = Files.readString(Path.of("src/test/java/broadsheet/learn/lab/MoreExamples.java"));

        assertThat(Files.readString(Path.of("docs/labs.md"))).contains(source.substring(source.indexOf("final class")));
    }
}
