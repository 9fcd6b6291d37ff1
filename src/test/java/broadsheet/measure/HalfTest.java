package broadsheet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfTest {
    @Test
    void aQueryIsOfTheHalfThatTheLowestBitOfItsCrc32Names() {
        // 0x83dcefb7, 0x1ad5be0d, 0x6dd28e9b, 0xf3b61b38, as zlib has them.
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(id -> Half.of(String.valueOf(id))))
                .containsExactly(Half.ODD, Half.ODD, Half.ODD, Half.EVEN);
        // The check value of CRC-32: 0xcbf43926.
        assertThat(Half.of("123456789")).isEqualTo(Half.EVEN);
        // Of UTF-8, not of Latin-1: 0x0e048d3e and 0x0bd4b551.
        assertThat(Half.of("é")).isEqualTo(Half.EVEN);
    }

    @Test
    void everyQueryIsInOneHalfAndInAll() {
        for (int id = 0; id < 1_000; id++) {
            String query = "q" + id;
            assertThat(Half.EVEN.includes(query)).isNotEqualTo(Half.ODD.includes(query));
            assertThat(Half.ALL.includes(query)).isTrue();
        }
    }

    @Test
    void theHalvesAreAboutAsLarge() {
        long even = IntStream.rangeClosed(1, 1_000)
                .filter(id -> Half.EVEN.includes(String.valueOf(id)))
                .count();

        assertThat(even).isBetween(430L, 570L);
    }
}
