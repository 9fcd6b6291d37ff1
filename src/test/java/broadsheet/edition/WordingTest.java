package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it costs \\$5 to read all of the papers of a day | 40 | it costs \\$5 to read all of the papers…",
                "it costs $x + y$ to read all of the papers of a day | 40 | it costs $x + y$ to read all of the…",
                "it costs less than $x + y + z + a + b + c + d + e$ | 40 | it costs less than…",
                "it costs less than $x + \\$5 + z + a + b + c + d$ | 40 | it costs less than…",
                "it costs less than $$x + y + z + a + b + c + d$$ | 40 | it costs less than…",
                "it costs less than \\(x + y + z + a + b + c + d\\) | 40 | it costs less than…",
                "it costs less than \\[x + y + z + a + b + c + d\\] | 40 | it costs less than…",
                "they cost \\$5 and \\$6 more than $n$ other papers did | 40 | they cost \\$5 and \\$6 more than $n$…",
                "wordswithoutanyspacebetweenthemand\\$andmoreofit | 36 | wordswithoutanyspacebetweenthemand…",
                "a price of \\$5 is paid. Then $x$ follows. And more of it | 45 | a price of \\$5 is paid. Then $x$ follows."
            })
    void anOpeningKeepsPricesAndCutsNoFormula(String text, int most, String opening) {
        assertThat(Wording.opening(text, false, most)).isEqualTo(opening);
    }

    @Test
    void aWholeTextThatFitsIsLeftAsItIs() {
        assertThat(Wording.opening("at \\$5", true, 40)).isEqualTo("at \\$5");
    }
}
