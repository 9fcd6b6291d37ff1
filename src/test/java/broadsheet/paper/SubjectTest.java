package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
    @ParameterizedTest
    @CsvSource({
        "cs.cl,cs.CL",
        "CS,cs",
        "hep-TH,hep-th",
        "cs.NA,math.NA",
        "astro-ph,astro-ph",
        " math.AG ,math.AG",
        "cmp-lg,cs.CL"
    })
    void isWrittenAsArxivWritesIt(String text, String code) {
        assertThat(Subject.parse(text)).contains(new Subject(code));
        assertThat(new Subject(code)).hasToString(code);
    }

    @Test
    void allOfArxivIsOneToo() {
        assertThat(Subject.parse("All")).contains(Subject.EVERYTHING);
        assertThat(Subject.EVERYTHING).hasToString("all");
        assertThat(Subject.EVERYTHING.inWords()).isEqualTo("all of arXiv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "cs.XX", "news", "cs.", "unfiled"})
    void whatArxivDoesNotHaveIsNone(String text) {
        assertThat(Subject.parse(text)).isEmpty();
    }

    @Test
    void aWrongCodeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Subject("cs.XX"))
                .withMessageContaining("'cs.XX'");
    }

    @Test
    void anArchiveCoversItsCategories() {
        Subject cs = new Subject("cs");
        Subject language = new Subject("cs.CL");
        Subject strings = new Subject("hep-th");

        assertThat(cs.isArchive()).isTrue();
        assertThat(cs.covers(language)).isTrue();
        assertThat(language.covers(cs)).isFalse();
        assertThat(cs.covers(strings)).isFalse();
        assertThat(strings.isArchive()).as("hep-th is its own only category").isFalse();
        assertThat(new Subject("astro-ph").isArchive()).isTrue();
        assertThat(Subject.EVERYTHING.covers(cs)).isTrue();
        assertThat(cs.covers(Subject.EVERYTHING)).isFalse();
    }

    @Test
    void everyArchiveOfTodayIsASubject() {
        assertThat(Subject.archives())
                .hasSize(20)
                .contains("cs", "hep-th", "q-bio")
                .allSatisfy(code -> assertThat(Subject.parse(code)).isPresent());
    }
}
