package broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import broadsheet.paper.Counts;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendingTest {
    private static final Trending WEEKLY = new Trending(7);

    @Provide
    Arbitrary<Signals> signals() {
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 2_000_000);
        Arbitrary<Counts> counts = Combinators.combine(count, count, count).as(Counts::new);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(counts, flag, flag).as(Signals::new);
    }

    @Property
    void theTermsSumToTheScoreExactly(
            @ForAll("signals") Signals signals,
            @ForAll @IntRange(max = 40_000) int age,
            @ForAll @DoubleRange(min = 0.1, max = 1_000) double halfLife) {
        Score score = new Trending(halfLife).score(signals, age);

        double sum = 0;
        for (Score.Term term : score.terms()) {
            sum += term.points();
        }
        assertThat(sum).isEqualTo(score.total());
        assertThat(score.terms()).extracting(Score.Term::signal).doesNotHaveDuplicates();
    }

    @Property
    void theScoreIsThatOfThePublishedFormula(
            @ForAll("signals") Signals signals,
            @ForAll @IntRange(max = 400) int age,
            @ForAll @DoubleRange(min = 0.5, max = 1_000) double halfLife) {
        Counts counts = signals.counts();
        double points = counts.upvotes() + Math.min(counts.comments(), counts.upvotes()) / 2.0;
        points += Math.log10(1.0 + counts.stars()) / Math.log10(2);
        points += signals.hasCode() ? 1 : 0;
        points += signals.hasProject() ? 0.5 : 0;
        double expected = points * Math.exp(-Math.log(2) * age / halfLife);

        assertThat(new Trending(halfLife).score(signals, age).total())
                .isCloseTo(expected, within(1e-9 * expected + 1e-300));
    }

    @Property
    void moreOfAnySignalNeverLowersTheScore(
            @ForAll("signals") Signals signals, @ForAll @IntRange(min = 1, max = 1_000) int more) {
        Counts counts = signals.counts();
        double score = total(signals);

        assertThat(total(with(signals, counts.upvotes() + more, counts.comments(), counts.stars())))
                .isGreaterThan(score);
        assertThat(total(with(signals, counts.upvotes(), counts.comments() + more, counts.stars())))
                .isGreaterThanOrEqualTo(score);
        assertThat(total(with(signals, counts.upvotes(), counts.comments(), counts.stars() + more)))
                .isGreaterThan(score);
        assertThat(total(new Signals(counts, true, signals.hasProject()))).isGreaterThanOrEqualTo(score);
        assertThat(total(new Signals(counts, signals.hasCode(), true))).isGreaterThanOrEqualTo(score);
    }

    private static double total(Signals signals) {
        return WEEKLY.score(signals, 3).total();
    }

    private static Signals with(Signals signals, int upvotes, int comments, int stars) {
        return new Signals(new Counts(upvotes, comments, stars), signals.hasCode(), signals.hasProject());
    }

    @Property
    void theScoreIsHalvedWithEveryHalfLife(
            @ForAll("signals") Signals signals, @ForAll @IntRange(min = 1, max = 90) int halfLife) {
        Trending trending = new Trending(halfLife);
        double fresh = trending.score(signals, 0).total();

        assertThat(trending.score(signals, halfLife).total()).isEqualTo(fresh / 2);
        assertThat(trending.score(signals, 3.0 * halfLife).total()).isEqualTo(fresh / 8);
    }

    @Property
    void theOrderOfTwoPapersNeverChangesByWaiting(
            @ForAll("signals") Signals one,
            @ForAll("signals") Signals other,
            @ForAll @IntRange(max = 30) int ageOfOther,
            @ForAll @IntRange(max = 60) int wait) {
        double first = WEEKLY.score(one, 0).total();
        double second = WEEKLY.score(other, ageOfOther).total();
        boolean nearlyEqual = Math.abs(first - second) <= 1e-9 * Math.max(first, second);

        if (!nearlyEqual) {
            assertThat(WEEKLY.score(one, wait).total()
                            > WEEKLY.score(other, ageOfOther + wait).total())
                    .isEqualTo(first > second);
        }
    }

    @Property
    void commentsNeverCountForMoreThanHalfOfTheUpvotes(@ForAll("signals") Signals signals) {
        Score score = WEEKLY.score(signals, 0);

        assertThat(points(score, Score.Signal.COMMENTS)).isLessThanOrEqualTo(points(score, Score.Signal.UPVOTES) / 2);
    }

    private static double points(Score score, Score.Signal signal) {
        return score.terms().stream()
                .filter(term -> term.signal() == signal)
                .mapToDouble(Score.Term::points)
                .sum();
    }

    @Test
    void aPaperForWhichNothingSpeaksScoresZeroWithoutATerm() {
        assertThat(WEEKLY.score(new Signals(Counts.NONE, false, false), 0)).isEqualTo(new Score(List.of(), 0));
    }

    @Test
    void anAgeThatLeavesNothingOfAnyPointLeavesNoTerm() {
        Score score = new Trending(1).score(new Signals(new Counts(9, 9, 9), true, true), 100_000);

        assertThat(score.terms()).isEmpty();
        assertThat(score.total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aHalfLifeThatIsNotAboveZeroAndFiniteIsRefused(double halfLife) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trending(halfLife))
                .withMessageContaining(String.valueOf(halfLife));
    }

    @Test
    void anAgeBelowZeroIsRefused() {
        Signals signals = new Signals(Counts.NONE, false, false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEKLY.score(signals, -1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> WEEKLY.decay(-1));
    }
}
