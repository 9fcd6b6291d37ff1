package broadsheet.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
    @ParameterizedTest
    @CsvSource({
        "see https://github.com/a/b., https://github.com/a/b",
        "(http://www.github.com/a.c/b-d_e.js), http://www.github.com/a.c/b-d_e.js",
        "https://gitlab.com/a/b...more, https://gitlab.com/a/b",
        "https://github.com/a/b/tree/main, https://github.com/a/b",
    })
    void theAddressOfARepositoryEndsBeforeTheSentenceDoes(String text, String url) {
        assertThat(Fields.links(Map.of(), "test", text))
                .singleElement()
                .satisfies(link -> assertThat(link.url()).hasToString(url));
    }

    @Test
    void noAddressIsTooLongToBeLookedAt() {
        String endless = "https://github.com/a/b" + ".c".repeat(1_000_000);

        assertThat(Fields.links(Map.of(), "test", endless)).hasSize(1);
    }
}
