package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @Provide
    Arbitrary<LocalDate> days() {
        LocalDate last = LocalDate.of(9998, 12, 20);
        return Arbitraries.longs()
                .between(LocalDate.of(1900, 1, 1).toEpochDay(), last.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private static List<Period> of(LocalDate day) {
        return List.of(new Period.Day(day), new Period.Week(day), new Period.Month(YearMonth.from(day)));
    }

    @Property(tries = 3_000)
    void whatIsoWritesIsReadBack(@ForAll("days") LocalDate day) {
        for (Period period : of(day)) {
            assertThat(Period.parse(period.iso())).hasValue(period);
        }
    }

    @Property
    void aPeriodHoldsItsDayAndEndsWhereTheNextBegins(@ForAll("days") LocalDate day) {
        for (Period period : of(day)) {
            assertThat(day).isAfterOrEqualTo(period.start()).isBefore(period.end());
            assertThat(period.with(day)).isEqualTo(period);
            assertThat(period.with(period.end()).start()).isEqualTo(period.end());
            assertThat(period.with(period.start().minusDays(1)).end()).isEqualTo(period.start());
            assertThat(period.number()).isBetween(1, 366);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2020-W53, 2020-12-28, 53",
        "2026-W53, 2026-12-28, 53",
        "2021-W01, 2021-01-04, 1",
        "2025-W01, 2024-12-30, 1",
        "2024-W01, 2024-01-01, 1",
    })
    void weeksAreThoseOfIso8601(String iso, LocalDate monday, int number) {
        Period week = Period.parse(iso).orElseThrow();

        assertThat(week).isEqualTo(new Period.Week(monday));
        assertThat(week.number()).isEqualTo(number);
        assertThat(new Period.Week(monday.plusDays(6)).iso()).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2025",
                "2025-13",
                "2025-00",
                "2025-1",
                "2025-02-30",
                "2025-02-29",
                "2025-2-3",
                "2025-W53",
                "2025-W00",
                "2025-W54",
                "2025-W5",
                "2025-W053",
                "2025W05",
                "20251226",
                "2025/12/26",
                "2025-12-26T00:00:00Z",
                "2025-12-26 x",
                "1899-12-31",
                "9999-01-01",
                "0000-01-01",
                "-2025-01-01",
                "+12025-01-01",
                "٢٠٢٥-١٢-٢٦",
                "2025-12-26\u0000",
            })
    void whatIsNoPeriodIsNotRead(String text) {
        assertThat(Period.parse(text)).isEmpty();
    }

    @Test
    void blanksAroundAndASmallWArePassedOver() {
        assertThat(Period.parse(" 2025-w52\n")).hasValue(new Period.Week(LocalDate.of(2025, 12, 22)));
    }

    @Test
    void readersSeeWords() {
        LocalDate day = LocalDate.of(2025, 12, 26);

        assertThat(of(day).stream().map(Period::inWords))
                .containsExactly("Friday 26 December 2025", "Week 52 of 2025", "December 2025");
        assertThat(of(day).stream().map(Period::inShort)).containsExactly("Fri 26 Dec", "Week 52", "Dec 2025");
        assertThat(of(day).stream().map(Period::number)).containsExactly(360, 52, 12);
        assertThat(of(day).stream().map(Period::kind)).containsExactly("date", "week", "month");
    }
}
