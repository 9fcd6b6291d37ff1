package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a harvest can go on, as read from tokens that servers make as they like. */
class ResumptionTokenTest {
    @ParameterizedTest
    @CsvSource({
        "verb%3DListRecords%26from%3D2026-01-02%26skip%3D3",
        "verb=ListRecords&from=2026-01-02&skip=3",
        "verb%253DListRecords%2526from%253D2026-01-02%2526skip%253D3",
    })
    void aTokenIsReadHoweverOftenItWasEncoded(String token) {
        assertThat(new ResumptionToken(token).checkpoint())
                .contains(new ResumptionToken.Checkpoint(LocalDate.of(2026, 1, 2), null, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567|1001",
                "verb=x",
                "from=2026-01-02",
                "skip=-1",
                "skip=x",
                "skip=1&from=2026-13-01",
                "%",
                "%zz"
            })
    void aTokenOfAnotherKindHasNoCheckpoint(String token) {
        assertThat(new ResumptionToken(token).checkpoint()).isEmpty();
    }
}
