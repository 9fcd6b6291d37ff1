package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.edition.Sketch;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherVersionsTest {
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();
    private static final OptionalDouble ALIKE = OptionalDouble.of(.96);
    private static final OptionalDouble LESS_ALIKE = OptionalDouble.of(.9599);

    private static final int WORDS = 120;
    private static final String TEXT = Passages.of(WORDS, 1);

    /** The numbers of words of which the change leaves overlaps of .52, .48, .22 and .18. */
    private static final int A_LITTLE = 37;

    private static final int A_LITTLE_MORE = 42;
    private static final int MUCH = 75;
    private static final int A_LITTLE_MORE_THAN_MUCH = 83;

    private final Paper paper = sketch("2501.00001", "Reading newspapers", TEXT).paper();

    private static Sketch sketch(String id, String title, String text) {
        return Sketch.of(id).titled(title).saying(text).by("Ada Lovelace", "Charles Babbage");
    }

    /** Another paper under another title, of whose abstract so many words were changed. */
    private static Sketch other(int words) {
        return sketch("2502.00002", "How machines read", Passages.changed(TEXT, words, 2));
    }

    private boolean isVersion(Sketch other, OptionalDouble cosine) {
        boolean found = OtherVersions.of(paper).include(other.paper(), cosine);
        assertThat(OtherVersions.of(other.paper()).include(paper, cosine))
                .as("the other way round")
                .isEqualTo(found);
        return found;
    }

    @Test
    void anAbstractThatOverlapsByHalfIsEnough() {
        assertThat(isVersion(other(A_LITTLE), UNKNOWN)).isTrue();
        assertThat(isVersion(other(A_LITTLE), OptionalDouble.of(.1))).isTrue();
        assertThat(isVersion(other(A_LITTLE_MORE), UNKNOWN)).isFalse();
    }

    @Test
    void oneThatOverlapsByAFifthMustMeanTheSame() {
        assertThat(isVersion(other(MUCH), ALIKE)).isTrue();
        assertThat(isVersion(other(MUCH), LESS_ALIKE)).isFalse();
        assertThat(isVersion(other(MUCH), UNKNOWN)).isFalse();
        assertThat(isVersion(other(A_LITTLE_MORE_THAN_MUCH), ALIKE)).isFalse();
    }

    @Test
    void orHaveTheSameTitle() {
        assertThat(isVersion(other(MUCH).titled("Reading Newspapers!"), UNKNOWN))
                .isTrue();
        assertThat(isVersion(other(A_LITTLE_MORE_THAN_MUCH).titled("Reading Newspapers!"), UNKNOWN))
                .isFalse();
    }

    @Test
    void noTitleIsNoTitleInCommon() {
        Paper one = other(0).titled("Untitled").paper();
        Paper other = sketch("2503.00003", "Untitled", Passages.changed(TEXT, MUCH, 3))
                .paper();

        assertThat(OtherVersions.of(one).include(other, UNKNOWN)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "A. Lovelace, true",
        "Ada King Lovelace, true",
        "Charles Babbage, true",
        "Byron Lovelace, false",
        "Ada King, false"
    })
    void anAuthorMustBeInCommon(String author, boolean isVersion) {
        assertThat(isVersion(other(A_LITTLE).by("Mary Somerville", author), ALIKE))
                .isEqualTo(isVersion);
    }

    @Test
    void papersWithoutAuthorsHaveNoneInCommon() {
        Paper one = other(0).by().paper();
        Paper other = sketch("2503.00003", "How machines read", TEXT).by().paper();

        assertThat(OtherVersions.of(one).include(other, ALIKE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Findings of WMT22, Findings of WMT23, false",
        "Findings of WMT22, The findings of WMT22, true",
        "Findings of WMT22, The findings of WMT, false",
        "Task 1: reading, Task 3: reading, false",
        "Task 1: reading, Reading (task 1), true",
        "The first shared task, The second shared task, false",
        "The first shared task, Overview of the 1st shared task, true",
        "Firstly reading, Reading, true",
        "Task 1 and 2, Tasks 2 and 1, true",
        "Task 1 and 2, Task 1, false",
        "Task ２, A task: 2, true",
    })
    void theTitlesMustHaveTheSameNumbers(String title, String other, boolean isVersion) {
        Paper one = sketch("2501.00001", title, TEXT).paper();
        Paper two = sketch("2502.00002", other, TEXT).paper();

        assertThat(OtherVersions.of(one).include(two, ALIKE)).isEqualTo(isVersion);
        assertThat(OtherVersions.of(two).include(one, ALIKE)).isEqualTo(isVersion);
    }

    @Test
    void noPaperIsAnotherVersionOfItself() {
        assertThat(OtherVersions.of(paper).include(paper, ALIKE)).isFalse();
        assertThat(isVersion(sketch("2501.00001", "Reading newspapers", TEXT).announced("2025-01-01"), ALIKE))
                .isFalse();
    }

    @Test
    void shortAbstractsTellNothing() {
        assertThat(isVersion(sketch("2502.00002", "Reading newspapers", ""), ALIKE))
                .isFalse();
        Paper one = sketch("2501.00001", "Reading newspapers", "An editorial.").paper();
        Paper other =
                sketch("2502.00002", "Reading newspapers", "An editorial.").paper();
        assertThat(OtherVersions.of(one).include(other, ALIKE)).isFalse();
    }
}
