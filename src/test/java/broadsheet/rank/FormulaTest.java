package broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import broadsheet.paper.Counts;
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
import org.junit.jupiter.params.provider.EnumSource;

class FormulaTest {
    private static final int DAYS = 7;

    @Provide
    Arbitrary<Signals> signals() {
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 5_000);
        Arbitrary<Counts> counts = Combinators.combine(count, count, count).as(Counts::new);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(counts, flag, flag).as(Signals::new);
    }

    private static Signals votes(int upvotes, int comments) {
        return new Signals(new Counts(upvotes, comments, 0), false, false);
    }

    private static double total(Scoring scoring, Signals signals, double ageDays) {
        return scoring.score(signals, ageDays).total();
    }

    @Property
    void moreUpvotesNeverLowerAScoreAndMoreAgeNeverRaisesIt(
            @ForAll Formula formula,
            @ForAll("signals") Signals signals,
            @ForAll @IntRange(min = 1, max = 500) int more,
            @ForAll @DoubleRange(max = 6) double age,
            @ForAll @DoubleRange(max = 3) double wait) {
        Scoring scoring = formula.over(2, DAYS);
        Counts counts = signals.counts();
        Signals liked = new Signals(
                new Counts(counts.upvotes() + more, counts.comments(), counts.stars()),
                signals.hasCode(),
                signals.hasProject());

        assertThat(total(scoring, liked, age)).isGreaterThanOrEqualTo(total(scoring, signals, age));
        assertThat(total(scoring, signals, age + wait)).isLessThanOrEqualTo(total(scoring, signals, age));
    }

    @Property
    void noPaperWithFewerUpvotesThanTheFewestReachesAScoreAndSomeWithAsManyDo(
            @ForAll Formula formula,
            @ForAll("signals") Signals signals,
            @ForAll @IntRange(max = 6) int age,
            @ForAll("signals") Signals other) {
        Scoring scoring = formula.over(2, DAYS);
        int mostStars = Math.max(signals.counts().stars(), other.counts().stars());
        double score = total(scoring, other, age);
        long fewest = scoring.fewestUpvotes(score, age, mostStars);

        assertThat(fewest).isBetween(0L, (long) other.counts().upvotes());
        if (signals.counts().upvotes() < fewest) {
            assertThat(total(scoring, signals, age)).isLessThan(score);
        }
    }

    @Test
    void whatNoUpvotesReachNeedsMoreThanThereAre() {
        assertThat(new Wilson().fewestUpvotes(1.5, 0, 0)).isEqualTo(Integer.MAX_VALUE + 1L);
    }

    @Test
    void hackerNewsTakesVotesToThePowerOfFourFifthsOverHoursToThatOfNine() {
        // Ten votes after four hours: 10^0.8 / 6^1.8.
        assertThat(total(new HackerNews(1), votes(10, 0), 4 / 24.0))
                .isCloseTo(Math.exp(0.8 * Math.log(10) - 1.8 * Math.log(6)), within(1e-12));
        // With a half-life of two days its clock goes half as fast.
        assertThat(total(new HackerNews(2), votes(10, 0), 8 / 24.0))
                .isCloseTo(total(new HackerNews(1), votes(10, 0), 4 / 24.0), within(1e-12));
        assertThat(new HackerNews(1).score(votes(0, 0), 0).terms()).isEmpty();
    }

    @Test
    void hackerNewsTakesMoreThanTwentyCommentsForAQuarrelWhereVotesAreFewer() {
        double calm = total(new HackerNews(1), votes(30, 0), 1);

        assertThat(total(new HackerNews(1), votes(30, 20), 1)).isEqualTo(calm);
        assertThat(total(new HackerNews(1), votes(30, 30), 1)).isEqualTo(calm);
        assertThat(total(new HackerNews(1), votes(30, 60), 1)).isCloseTo(calm / 4, within(1e-12));
    }

    @Test
    void redditTakesTwelveAndAHalfHoursForTenTimesTheVotes() {
        Scoring reddit = new Reddit(1, DAYS);

        assertThat(total(reddit, votes(99, 7), 1)).isCloseTo(total(reddit, votes(9, 0), 1 - 12.5 / 24), within(1e-12));
        // 99 votes and the sender's, on the day before the latest of seven: 2 + 6 · 86,400 / 45,000.
        assertThat(total(reddit, votes(99, 0), 1)).isCloseTo(13.52, within(1e-12));
    }

    @Test
    void lobstersTakesTwentyTwoHoursForTenTimesThePointsAndCommentsForNoMoreThanVotes() {
        Scoring lobsters = new Lobsters(1, DAYS);

        // (98 votes and the sender's) and one more are 100, (8 and 1) and one are 10.
        assertThat(total(lobsters, votes(98, 0), 1))
                .isCloseTo(total(lobsters, votes(8, 0), 1 - 22 / 24.0), within(1e-12));
        assertThat(total(lobsters, votes(9, 500), 0)).isCloseTo(Math.log10(21) + 7 * 24 / 22.0, within(1e-12));
    }

    @Property
    void wilsonsBoundIsWhereTheShareWouldBeJustPossible(
            @ForAll @IntRange(max = 400) int liking, @ForAll @IntRange(min = 1, max = 400) int others) {
        int all = liking + others;
        double bound = Wilson.lowerBound(liking, all);
        double share = (double) liking / all;

        // The bound solves |share - p| = z √(p (1 - p) / n), which is how Wilson found it.
        assertThat(share - bound).isCloseTo(1.96 * Math.sqrt(bound * (1 - bound) / all), within(1e-6));
    }

    @Property
    void wilsonOfUpvotesIsTheBoundOfAllWhoVoted(@ForAll @IntRange(min = 1, max = 100_000) int upvotes) {
        assertThat(total(new Wilson(), votes(upvotes, 3), 5))
                .isCloseTo(Wilson.lowerBound(upvotes, upvotes), within(1e-12));
        assertThat(Wilson.lowerBound(0, 0)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Wilson.lowerBound(3, 2));
    }

    @ParameterizedTest
    @EnumSource
    void everyFormulaHasAWordAndRefusesAnAgeBelowZero(Formula formula) {
        assertThat(Formula.parse(formula.word())).hasValue(formula);
        assertThat(Formula.parse("upvotes")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.over(2, DAYS).score(votes(1, 1), -1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.over(2, DAYS).score(votes(1, 1), Double.NaN));
    }
}
