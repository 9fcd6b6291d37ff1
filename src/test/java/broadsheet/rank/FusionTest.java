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

    @Test
    void weighsShareOfTheMostWordsAndPlaceBetweenLeastAndMostCosine() {
        List<Fused> fused =
                new Fusion(.25).fuse(List.of(new Evidence(8, .5), new Evidence(4, .9), new Evidence(0, .7)));

        assertThat(fused).containsExactly(new Fused(.75, 0), new Fused(.375, .25), fused.get(2));
        assertThat(fused.get(2).words()).isZero();
        assertThat(fused.get(2).meaning()).isCloseTo(.125, within(1e-9));
        assertThat(fused.get(1).score()).isEqualTo(.625);
    }

    @Test
    void givesWhoseMeaningIsUnknownTheMeanOfTheOthers() {
        List<Fused> fused = new Fusion(.5)
                .fuse(List.of(new Evidence(1, .2), new Evidence(1, UNKNOWN), new Evidence(1, .4), new Evidence(1, .6)));

        assertThat(fused.get(1).meaning()).isCloseTo(.25, within(1e-9));
    }

    @Test
    void isDecidedByTheOtherWhereOneTellsNothing() {
        assertThat(new Fusion(.6).fuse(List.of(new Evidence(2, UNKNOWN), new Evidence(1, UNKNOWN))))
                .extracting(Fused::meaning)
                .containsExactly(0.0, 0.0);
        assertThat(new Fusion(.6).fuse(List.of(new Evidence(0, .3), new Evidence(0, .5))))
                .extracting(Fused::score)
                .containsExactly(0.0, .6);
        assertThat(new Fusion(.5).fuse(List.of(new Evidence(3, .5))))
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
