package broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import broadsheet.rank.Fusion.Evidence;
import broadsheet.rank.Fusion.Fused;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final double UNKNOWN = Double.NaN;

    private static Evidence encoded(double words, double cosine) {
        return new Evidence(words, 0, cosine, false);
    }

    private static Evidence estimated(double words, double cosine) {
        return new Evidence(words, 0, cosine, true);
    }

    private static Evidence unknown(double words) {
        return new Evidence(words, 0, UNKNOWN, false);
    }

    @Test
    void weighsShareOfTheMostWordsAndPlaceBetweenLeastAndMostCosine() {
        List<Fused> fused = new Fusion(.25).fuse(List.of(encoded(8, .5), encoded(4, .9), encoded(0, .7)));

        assertThat(fused).containsExactly(new Fused(.75, 0, 0), new Fused(.375, 0, .25), fused.get(2));
        assertThat(fused.get(2).words()).isZero();
        assertThat(fused.get(2).meaning()).isCloseTo(.125, within(1e-9));
        assertThat(fused.get(1).score()).isEqualTo(.625);
    }

    @Test
    void addsARewardWithoutDrawingTheOthersTogether() {
        List<Fused> fused = new Fusion(.5)
                .fuse(List.of(
                        new Evidence(8, 8, .5, false), encoded(8, .5), encoded(4, .9), new Evidence(2, 4, .5, false)));

        assertThat(fused).extracting(Fused::words).containsExactly(.5, .5, .25, .125);
        assertThat(fused).extracting(Fused::rewards).containsExactly(.5, 0.0, 0.0, .25);
        assertThat(fused).extracting(Fused::meaning).containsExactly(0.0, 0.0, .5, 0.0);
    }

    @Test
    void boundsTheRewardOfWordsThatHaveFewPoints() {
        List<Fused> fused = new Fusion(.5)
                .fuse(List.of(new Evidence(.01, 6, .5, false), new Evidence(.02, 3, .5, false), encoded(.02, .9)));

        assertThat(fused).extracting(Fused::rewards).containsExactly(1.0, .5, 0.0);
    }

    @Test
    void takesWhatIsNotEncodedToMeanWhatItsWordsSayAndNotItsRewards() {
        List<Fused> fused = new Fusion(.5)
                .fuse(List.of(encoded(4, .2), encoded(4, .4), new Evidence(3, 2, .3, true), estimated(3, .3)));

        assertThat(fused.get(2).meaning()).isEqualTo(fused.get(3).meaning()).isEqualTo(.375);
    }

    @Test
    void isWordsAloneWhereNoMeaningIsKnown() {
        assertThat(new Fusion(.6).fuse(List.of(unknown(4), unknown(1))))
                .containsExactly(new Fused(1, 0, 0), new Fused(.25, 0, 0));
    }

    @Test
    void weighsMeaningByHowManyOfThoseWithWordsAreKnown() {
        List<Fused> fused =
                new Fusion(.6).fuse(List.of(encoded(4, .8), encoded(2, .3), unknown(3), unknown(1), encoded(0, .5)));

        // Two of four: three tenths for meaning.
        assertThat(fused.get(0).words()).isCloseTo(.7, within(1e-9));
        assertThat(fused.get(0).meaning()).isCloseTo(.3, within(1e-9));
        assertThat(fused.get(2).score()).as("as its words say").isCloseTo(.75, within(1e-9));
        assertThat(fused.get(3).meaning()).as("no less than half").isCloseTo(.15, within(1e-9));
    }

    @Test
    void movesWhatWordsSayByWhatIsEstimated() {
        List<Fused> fused = new Fusion(.5)
                .fuse(List.of(encoded(0, .4), encoded(0, .8), estimated(2, .5), estimated(2, .6), estimated(1, .55)));

        assertThat(fused.get(2).meaning()).isCloseTo(.5 * (1 - .05 / .4), within(1e-9));
        assertThat(fused.get(3).meaning()).as("at most all").isEqualTo(.5);
        assertThat(fused.get(4).meaning()).isCloseTo(.25, within(1e-9));
    }

    @Test
    void keepsSmallDifferencesSmall() {
        List<Fused> fused = new Fusion(1).fuse(List.of(encoded(0, .52), encoded(0, .5)));

        assertThat(fused.get(0).meaning()).isCloseTo(.1, within(1e-9));
    }

    @Test
    void isDecidedByTheOtherWhereOneTellsNothing() {
        assertThat(new Fusion(.6).fuse(List.of(encoded(0, .3), encoded(0, .5))))
                .extracting(Fused::score)
                .containsExactly(0.0, .6);
        assertThat(new Fusion(.5).fuse(List.of(encoded(3, .5))))
                .extracting(Fused::score)
                .containsExactly(.5);
        assertThat(new Fusion(.6).fuse(List.of())).isEmpty();
    }

    @Test
    void takesAShareFromNothingToAll() {
        assertThatThrownBy(() -> new Fusion(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fusion(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
