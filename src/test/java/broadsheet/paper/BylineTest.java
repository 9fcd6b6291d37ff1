package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BylineTest {
    @Test
    void titlesAgreeInWhateverCaseAccentsPunctuationAndSpacingTheyArePrinted() {
        Byline one = byline("Qalam : A Multimodal LLM for Ge’ez Fine-Tuning", "Ada Lovelace");
        Byline other = byline("QALAM: a multimodal LLM, for $Ge'ez$ finetuning", "Ada Lovelace");

        assertThat(one).isEqualTo(other);
        assertThat(one.isLike(other)).isTrue();
    }

    @Test
    void anAuthorIsAFamilyNameAndAnInitial() {
        Byline whole = byline("T", "Edmund Y. Lam", "Hinrich Schütze", "Alon Cohen", "樋口 一葉", "Plato", "…");
        Byline other = byline("T", "E. Lam", "Hinrich Schuetze", "Alon Peled-Cohen", "樋口 一葉", "Plato");

        assertThat(whole.authors()).containsExactly("lam e", "schutze h", "cohen a", "一葉 樋", "plato");
        assertThat(other.authors()).containsExactly("lam e", "schuetze h", "cohen a", "一葉 樋", "plato");
        assertThat(whole.shared(other)).isEqualTo(0.8);
    }

    @Test
    void eachAuthorIsCountedOnce() {
        assertThat(byline("T", "Yi Li", "Yu Li").shared(byline("T", "Yan Li"))).isEqualTo(0.5);
        assertThat(byline("T", "Yan Li").shared(byline("T", "Yi Li", "Yu Li", "Yo Li")))
                .isEqualTo(1.0 / 3);
    }

    @Test
    void halfOfTheLongerListIsEnough() {
        Byline four = byline("T", "A A", "B B", "C C", "D D");

        assertThat(four.isLike(byline("T", "A A", "B B"))).isTrue();
        assertThat(four.isLike(byline("T", "A A"))).isFalse();
        assertThat(byline("T", "A A").isLike(four)).isFalse();
    }

    @Test
    void withoutATitleOrAuthorsNothingIsShared() {
        assertThat(byline("Advertisements").isLike(byline("Advertisements"))).isFalse();
        assertThat(byline("Untitled", "A A").isLike(byline("Untitled", "A A"))).isFalse();
        assertThat(byline("?!", "A A").isLike(byline("?!", "A A"))).isFalse();
        assertThat(byline("One", "A A").isLike(byline("Two", "A A"))).isFalse();
    }

    @Property
    void itIsReadFromTheWordsThatAreScanned(@ForAll long seed) {
        Paper paper = new RandomPapers(new Random(seed), 8).paper();

        assertThat(Byline.ofWords(Byline.words(paper))).isEqualTo(Byline.of(paper));
        assertThat(Byline.titleOf(paper))
                .isEqualTo(paper.authors().isEmpty() ? "" : Byline.of(paper).title());
    }

    private static Byline byline(String title, String... authors) {
        return Byline.of(Records.record("own:1", "own", title, authors));
    }
}
