package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.paper.Timetable.Change;
import broadsheet.paper.Timetable.Rhythm;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<String> next(Timetable timetable, String after, int times) {
        return Stream.iterate(timetable.next(Instant.parse(after)), timetable::next)
                .limit(times)
                .map(Instant::toString)
                .toList();
    }

    @Test
    void anHourIsThatOfThePlaceInSummerAndInWinter() {
        assertThat(next(new Timetable(Rhythm.DAILY, 7, BERLIN), "2026-03-27T06:00:00Z", 3))
                .containsExactly("2026-03-28T06:00:00Z", "2026-03-29T05:00:00Z", "2026-03-30T05:00:00Z");
    }

    @Test
    void anHourThatIsSkippedIsTheOneAfterIt() {
        assertThat(next(new Timetable(Rhythm.DAILY, 2, BERLIN), "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
        assertThat(changes("2026-03-28T01:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z"))
                .containsExactly(Optional.empty(), Optional.of(Change.SKIPPED), Optional.empty());
    }

    private static List<Optional<Change>> changes(String... moments) {
        Timetable atTwo = new Timetable(Rhythm.DAILY, 2, BERLIN);
        return Stream.of(moments).map(Instant::parse).map(atTwo::change).toList();
    }

    @Test
    void anHourThatComesTwiceComesOnce() {
        assertThat(next(new Timetable(Rhythm.DAILY, 2, BERLIN), "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z");
        assertThat(changes("2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z"))
                .containsExactly(Optional.of(Change.TWICE), Optional.empty());
    }

    @Test
    void weekdaysAndWeeksAreThoseOfThePlace() {
        // In Auckland Monday begins on UTC's Sunday.
        ZoneId auckland = ZoneId.of("Pacific/Auckland");

        assertThat(next(new Timetable(Rhythm.WEEKDAYS, 7, auckland), "2026-06-04T19:30:00Z", 2))
                .containsExactly("2026-06-07T19:00:00Z", "2026-06-08T19:00:00Z");
        assertThat(next(new Timetable(Rhythm.WEEKLY, 7, auckland), "2026-06-07T19:00:00Z", 2))
                .containsExactly("2026-06-14T19:00:00Z", "2026-06-21T19:00:00Z");
    }

    @Test
    void whatIsNoHourAndNoZoneIsTold() {
        assertThatThrownBy(() -> new Timetable(Rhythm.DAILY, 24, BERLIN)).hasMessageContaining("24");
        assertThat(Timetable.zone("Europe/Nowhere")).isEmpty();
        assertThat(Timetable.zone("Europe/Berlin\r\nX: y")).isEmpty();
        assertThat(new Timetable(Rhythm.WEEKLY, 7, BERLIN).inWords()).isEqualTo("every Monday at 07:00, Europe/Berlin");
    }
}
