package broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyTest {
    private static final Daily WEEKDAYS = Daily.onWeekdays(LocalTime.of(5, 20));

    @ParameterizedTest
    @CsvSource({
        // 2026-11-20 is a Friday.
        "2026-11-20T05:19:59Z, 2026-11-19T05:20:00Z, 2026-11-20T05:20:00Z",
        "2026-11-20T05:20:00Z, 2026-11-20T05:20:00Z, 2026-11-23T05:20:00Z",
        "2026-11-21T12:00:00Z, 2026-11-20T05:20:00Z, 2026-11-23T05:20:00Z",
        "2026-11-23T05:00:00Z, 2026-11-20T05:20:00Z, 2026-11-23T05:20:00Z",
        "2026-11-23T06:00:00Z, 2026-11-23T05:20:00Z, 2026-11-24T05:20:00Z"
    })
    void theWeekendHasNone(Instant now, Instant latest, Instant next) {
        assertThat(WEEKDAYS.latest(now)).isEqualTo(latest);
        assertThat(WEEKDAYS.next(now)).isEqualTo(next);
    }

    @Test
    void everyDayHasOne() {
        Daily daily = Daily.everyDay(LocalTime.of(1, 0));
        Instant moment = Instant.parse("2026-11-19T01:00:00Z");
        for (int day = 0; day < 14; day++) {
            Instant next = daily.next(moment);
            assertThat(next).isEqualTo(moment.plus(Duration.ofDays(1)));
            assertThat(daily.latest(next)).isEqualTo(next);
            assertThat(daily.latest(next.minusNanos(1))).isEqualTo(moment);
            moment = next;
        }
    }
}
