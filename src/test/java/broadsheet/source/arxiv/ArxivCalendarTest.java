package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import broadsheet.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArxivCalendarTest {
    private final ArxivCalendar calendar = ArxivCalendar.of(
            Map.of(
                    LocalDate.of(2026, 9, 7), "a Monday",
                    LocalDate.of(2026, 11, 26), "a Thursday",
                    LocalDate.of(2026, 11, 27), "the Friday after",
                    LocalDate.of(2026, 12, 25), "a Friday"),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31));

    private static String told(ListDay day) {
        return switch (day) {
            case ListDay.Announced(Instant at) -> "announced " + at;
            case ListDay.Weekend _ -> "weekend";
            case ListDay.AfterHoliday(LocalDate holiday, String name) -> name + " " + holiday;
            case ListDay.Unknown(Instant at) -> "perhaps " + at;
        };
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks of New York were set forward on Sunday, 8 March 2026, and back on Sunday, 1 November 2026.
        "2026-03-06, announced 2026-03-06T01:00:00Z",
        "2026-03-09, announced 2026-03-09T00:00:00Z",
        "2026-03-10, announced 2026-03-10T00:00:00Z",
        "2026-10-30, announced 2026-10-30T00:00:00Z",
        "2026-11-02, announced 2026-11-02T01:00:00Z",
        "2026-03-07, weekend",
        "2026-03-08, weekend",
        // A holiday on a Monday leaves out Tuesday's list, and Monday's is there.
        "2026-09-07, announced 2026-09-07T00:00:00Z",
        "2026-09-08, a Monday 2026-09-07",
        "2026-09-09, announced 2026-09-09T00:00:00Z",
        // Two in a row leave out two, the second one that of Monday.
        "2026-11-26, announced 2026-11-26T01:00:00Z",
        "2026-11-27, a Thursday 2026-11-26",
        "2026-11-28, weekend",
        "2026-11-30, the Friday after 2026-11-27",
        "2026-12-01, announced 2026-12-01T01:00:00Z",
        "2026-12-28, a Friday 2026-12-25",
        // The end of the year, and of the table: its last day closes the list of the first of January.
        "2027-01-01, announced 2027-01-01T01:00:00Z",
        "2027-01-02, weekend",
        "2027-01-04, perhaps 2027-01-04T01:00:00Z",
        "2026-01-01, perhaps 2026-01-01T01:00:00Z",
    })
    void aDayHasTheListThatWasClosedOnTheWorkingDayBefore(LocalDate day, String expected) {
        assertThat(told(calendar.on(day))).isEqualTo(expected);
    }

    @Test
    void theNextListIsSoughtOverWeekendsAndHolidaysAsFarAsTheTableReaches() {
        assertThat(calendar.next(LocalDate.of(2026, 11, 26))).hasValue(LocalDate.of(2026, 12, 1));
        assertThat(calendar.next(LocalDate.of(2026, 12, 31))).hasValue(LocalDate.of(2027, 1, 1));
        assertThat(calendar.next(LocalDate.of(2027, 1, 1))).isEmpty();
        assertThat(calendar.previous(LocalDate.of(2026, 12, 1))).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(calendar.previous(LocalDate.of(2027, 1, 6))).isEqualTo(LocalDate.of(2027, 1, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-03T00:59:59Z, 2026-11-02",
        "2026-11-03T01:00:00Z, 2026-11-03",
        "2026-11-06T12:00:00Z, 2026-11-06",
        "2026-11-08T23:00:00Z, 2026-11-06",
        "2026-11-09T01:00:00Z, 2026-11-09",
        "2026-11-30T20:00:00Z, 2026-11-26",
        "2026-12-01T01:00:00Z, 2026-12-01",
    })
    void theLatestListIsThatOfTheLastAnnouncement(Instant now, LocalDate expected) {
        assertThat(calendar.latest(now)).isEqualTo(expected);
    }

    @Test
    void aTableThatCannotBeTrueIsRefused() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        LocalDate until = LocalDate.of(2026, 12, 31);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArxivCalendar.of(Map.of(LocalDate.of(2026, 7, 4), "a Saturday"), from, until))
                .withMessageContaining("2026-07-04 is on a weekend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArxivCalendar.of(Map.of(LocalDate.of(2027, 1, 1), "later"), from, until))
                .withMessageContaining("2027-01-01");
        assertThatIllegalArgumentException().isThrownBy(() -> ArxivCalendar.of(Map.of(), until, from));
    }

    @Test
    void theProgramsTableKnowsTheHolidaysOfThatYear() {
        ArxivCalendar standard = CalendarFile.standard();
        assertThat(standard.until()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(told(standard.on(LocalDate.of(2026, 11, 30)))).startsWith("the day after Thanksgiving");
        assertThat(told(standard.on(LocalDate.of(2026, 1, 2)))).startsWith("New Year's Day");
    }

    /** What was listed day by day, where it lies beside the project: at most a few stragglers on a day without a list. */
    @Test
    void noListWasSeenOnTheDaysThatTheProgramsTableLeavesOut() throws IOException {
        Map<LocalDate, Integer> seen = new TreeMap<>();
        try (Stream<Path> files = Files.list(SharedData.orSkip("data/arxiv_daily"))) {
            for (Path file : files.toList()) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    ObjectMapper json = new ObjectMapper();
                    for (String line : lines.readAllLines()) {
                        JsonNode listed = json.readTree(line).path("extra").path("listed");
                        seen.merge(LocalDate.parse(listed.asText()), 1, Integer::sum);
                    }
                }
            }
        }
        ArxivCalendar standard = CalendarFile.standard();
        List<LocalDate> leftOut = standard.from()
                .plusDays(1)
                .datesUntil(LocalDate.of(2026, 4, 1))
                .filter(day -> standard.on(day) instanceof ListDay.AfterHoliday)
                .toList();
        assertThat(leftOut).hasSize(7);
        assertThat(leftOut)
                .allSatisfy(day -> assertThat(seen.getOrDefault(day, 0)).isLessThan(25));
        assertThat(seen).as("on Memorial Day").containsKey(LocalDate.of(2025, 5, 27));
    }
}
