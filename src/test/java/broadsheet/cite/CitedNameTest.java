package broadsheet.cite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitedNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            emptyValue = "",
            value = {
                "Ada Lovelace | Ada | '' | Lovelace | ''",
                "Donald E. Knuth | Donald E. | '' | Knuth | ''",
                "Plato | '' | '' | Plato | ''",
                "bell hooks | bell | '' | hooks | ''",
                "Ludwig van Beethoven | Ludwig | van | Beethoven | ''",
                "Laurens van der Maaten | Laurens | van der | Maaten | ''",
                "Luc Van Gool | Luc | '' | Van Gool | ''",
                "Rosanna Van Der Berg | Rosanna | '' | Van Der Berg | ''",
                "Guy Van den Broeck | Guy | '' | Van den Broeck | ''",
                "Vimal V | Vimal | '' | V | ''",
                "Arjun Atreya V | Arjun Atreya | '' | V | ''",
                "Quoc V. Le | Quoc V. | '' | Le | ''",
                "Anh Van Nguyen | Anh Van | '' | Nguyen | ''",
                "Di Wang | Di | '' | Wang | ''",
                "Van Nguyen | Van | '' | Nguyen | ''",
                "Martin Luther King Jr. | Martin Luther | '' | King | Jr.",
                "Sammy Davis, Jr. | Sammy | '' | Davis | Jr.",
                "Henry Louis Gates III | Henry Louis | '' | Gates | III",
                "Lovelace, Ada | Ada | '' | Lovelace | ''",
                "King, Martin Luther, Jr. | Martin Luther | '' | King | Jr.",
                "King, Jr., Martin Luther | Martin Luther | '' | King | Jr.",
                "van der Berg, Jan | Jan | van der | Berg | ''",
                "樋口 一葉 | 一葉 | '' | 樋口 | ''",
                "山田太郎 | '' | '' | 山田太郎 | ''",
                "김 철수 | 철수 | '' | 김 | ''",
                "Jean-Baptiste O'Neil-Ng | Jean-Baptiste | '' | O'Neil-Ng | ''",
                "The Anh Pham | The Anh | '' | Pham | ''",
                "Carlos Fernández de la Vega | Carlos Fernández | de la | Vega | ''",
            })
    void aPersonHasParts(String name, String given, String particle, String family, String suffix) {
        assertThat(CitedName.of(name)).isEqualTo(new CitedName.Person(given, particle, family, suffix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATLAS Collaboration",
                "The LIGO Scientific Collaboration",
                "Gemini Team",
                "Team OLMo",
                "DeepSeek-AI",
                "OpenAI",
                "1000 Genomes Project Consortium",
                "Event Horizon Telescope Collaboration: et al.",
                ",",
            })
    void aGroupStaysWhole(String name) {
        assertThat(CitedName.of(name)).isEqualTo(new CitedName.Group(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Lovelace | Lovelace, Ada",
                "Jan van der Berg | van der Berg, Jan",
                "Sammy Davis, Jr. | Davis, Sammy, Jr.",
                "Plato | Plato",
                "Gemini Team | Gemini Team",
            })
    void listsOfReferencesPutTheFamilyFirst(String name, String inverted) {
        assertThat(CitedName.of(name).inverted()).isEqualTo(inverted);
    }
}
