package broadsheet.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                               | PT0S
            120                             | PT2M
             7                              | PT7S
            86401                           | PT24H
            99999999999999999999999         | PT24H
            Mon, 02 Nov 2026 08:05:00 GMT   | PT5M
            Monday, 02-Nov-26 08:05:00 GMT  | PT5M
            Mon Nov  2 08:05:00 2026        | PT5M
            Mon, 02 Nov 2026 07:00:00 GMT   | PT0S
            Fri, 31 Dec 9999 23:59:59 GMT   | PT24H
            """)
    void secondsAndDatesAreHeldAgainstTheClockAndNeverLongerThanADay(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "2026-11-02T08:05:00Z", "Mon, xx Nov 2026 08:05:00 GMT"})
    void whatMakesNoSenseIsAsGoodAsMissing(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
