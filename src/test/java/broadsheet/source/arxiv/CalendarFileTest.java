package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
    @TempDir
    private Path folder;

    private Path file(String... lines) throws Exception {
        return Files.write(folder.resolve("calendar.txt"), List.of(lines));
    }

    @Test
    void aFileOfTheHomeTakesThePlaceOfTheProgramsTable() throws Exception {
        Path file = file("# of my own", "", "from 2027-01-01", "until  2027-12-31", "2027-11-25   Thanksgiving Day");

        ArxivCalendar calendar = CalendarFile.calendar(file);

        assertThat(calendar.until()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(calendar.on(LocalDate.of(2027, 11, 26)))
                .isEqualTo(new ListDay.AfterHoliday(LocalDate.of(2027, 11, 25), "Thanksgiving Day"));
    }

    @Test
    void withoutAFileAndWithOneThatIsNoneTheProgramsTableIsUsed() throws Exception {
        assertThat(CalendarFile.calendar(folder.resolve("calendar.txt"))).isEqualTo(CalendarFile.standard());
        assertThat(CalendarFile.calendar(file("nonsense"))).isEqualTo(CalendarFile.standard());
        assertThat(CalendarFile.look(folder)).as("a folder").isInstanceOf(CalendarFile.Outcome.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from 2026-01-01;until 2026-12-31;2026-13-01 Nobody's Day | line 3, '2026-13-01 Nobody's Day'
            from 2026-01-01;until 2026-12-31;2026-11-26              | line 3, '2026-11-26'
            from 2026-01-01;2026-11-26 Thanksgiving                  | no line 'from DAY' or no line 'until DAY'
            from 2026-01-01;until 2026-12-31;2026-11-28 Saturday     | 2026-11-28 is on a weekend
            from 2026-01-01;until 2026-12-31;2027-11-26 Late         | 2027-11-26 is not between
            from 2026-12-31;until 2026-01-01                         | is after until
            from 2026-01-01;until 2026-12-31;2026-11-26 A;2026-11-26 B | line 4: 2026-11-26 stands there twice
            until soon                                               | line 1, 'until soon'
            """)
    void whatIsWrongWithAFileIsToldWithItsLine(String lines, String why) throws Exception {
        assertThat(CalendarFile.look(file(lines.split(";", -1))))
                .isInstanceOfSatisfying(
                        CalendarFile.Outcome.Unreadable.class,
                        outcome -> assertThat(outcome.why()).contains(why));
    }
}
