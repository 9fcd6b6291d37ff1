package broadsheet.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All ways to learn, on made topics. */
class TrainerTest {
    private final long seed = new Random().nextLong();
    private final Lessons lessons = new Lessons(seed);

    static Stream<Trainer> trainers() {
        return Stream.of(
                new Blend(),
                new InstructionAlone(),
                new Centroid(),
                new WordCentroid(),
                new NearestExample(),
                new LogisticRegression(false),
                new LogisticRegression(true),
                new Interests());
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void putsTheTopicFirst(Trainer trainer) {
        double sum = 0;
        for (int topic = 0; topic < Lessons.TOPICS; topic++) {
            List<Reading> like = lessons.of(topic, 0, 5);
            Scorer scorer = trainer.train(lessons.lesson(lessons.instruction(topic), like, List.of()));
            sum += lessons.averagePrecision(scorer, topic, like);
        }

        // One in ten is of the topic.
        assertThat(sum / Lessons.TOPICS).as("%s, seed %s", trainer.name(), seed).isGreaterThan(.4);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void learnsTheSameFromTheSame(Trainer trainer) {
        Lesson lesson = lessons.lesson(lessons.instruction(3), lessons.of(3, 0, 4), lessons.of(4, 0, 2));

        for (Reading reading : lessons.of(3, 10, 3)) {
            assertThat(trainer.train(lesson).score(reading))
                    .isEqualTo(trainer.train(lesson).score(reading));
        }
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void whatIsNotWantedComesLater(Trainer trainer) {
        if (trainer instanceof InstructionAlone) {
            return;
        }
        List<Reading> like = lessons.of(1, 0, 5);
        Scorer without = trainer.train(lessons.lesson(Optional.empty(), like, List.of()));
        Scorer with = trainer.train(lessons.lesson(Optional.empty(), like, lessons.of(2, 0, 5)));

        // Held against a third topic, of which nothing was said.
        assertThat(lead(with)).as("%s, seed %s", trainer.name(), seed).isLessThan(lead(without));
    }

    /** By how much papers of the second topic stand above those of a third, in units of what is usual. */
    private double lead(Scorer scorer) {
        Scorer usual = lessons.background.standardised(scorer);
        return mean(usual, lessons.of(2, 10, 20)) - mean(usual, lessons.of(7, 10, 20));
    }

    private static double mean(Scorer scorer, List<Reading> readings) {
        return readings.stream().mapToDouble(scorer::score).average().orElseThrow();
    }

    @Test
    void withNoExampleTheInstructionIsAllThatIsKnownAndWhatComesNearestToItStandsBesideIt() {
        Lesson lesson = lessons.lesson(lessons.instruction(5), List.of(), List.of());
        Scorer alone = new InstructionAlone().train(lesson);

        Blend.Learned blend = new Blend().train(lesson);

        assertThat(blend.instructionWeight()).isCloseTo(Math.sqrt(5 / 7.0), within(1e-9));
        for (Reading reading : lessons.of(5, 0, 5)) {
            List<Reason> why = blend.why(reading);
            assertThat(why.getFirst().points())
                    .isCloseTo(blend.instructionWeight() * alone.score(reading), within(1e-9));
            assertThat(why.get(1))
                    .isInstanceOfSatisfying(
                            Reason.Meaning.class,
                            meaning -> assertThat(meaning.nearest()).isEmpty());
        }
        assertThat(mean(blend, lessons.of(5, 0, 40))).as("above what is usual").isGreaterThan(0);
    }

    @Test
    void amongFewPapersNoneIsTakenForWantedThatNobodyPointedAt() {
        Lesson lesson = new Lesson(
                lessons.instruction(5),
                List.of(),
                List.of(),
                new Background(lessons.background.vocabulary(), lessons.of(2, 0, 30)));

        assertThat(new Blend().train(lesson).why(lessons.of(5, 0, 1).getFirst()))
                .singleElement()
                .isInstanceOf(Reason.Sentence.class);
    }

    @Test
    void anExampleNotWantedHasASayBesideTheInstructionAlone() {
        Optional<Instruction> both = lessons.instruction("topicba topicca");
        Scorer without = new Blend().train(lessons.lesson(both, List.of(), List.of()));
        Scorer with = new Blend().train(lessons.lesson(both, List.of(), lessons.of(2, 0, 4)));

        assertThat(lead(with)).isLessThan(lead(without));
    }

    @Test
    void theMoreExamplesThereAreTheLessTheInstructionWeighs() {
        double last = 1;
        for (int count : new int[] {0, 1, 2, 5, 8, 20}) {
            Blend.Learned learned =
                    new Blend().train(lessons.lesson(lessons.instruction(0), lessons.of(0, 0, count), List.of()));

            assertThat(learned.instructionWeight()).as("%s examples", count).isLessThan(last);
            double examples = learned.meaningWeight() + learned.sayingWeight();
            assertThat(Math.hypot(learned.instructionWeight(), examples)).isCloseTo(1, within(1e-9));
            last = learned.instructionWeight();
        }
        assertThat(last).isPositive().isLessThan(.6);
    }

    @Test
    void theReasonsAddUpAndNameTheNearestExampleAndSharedWords() {
        List<Reading> like = lessons.of(6, 0, 4);
        Blend.Learned learned = new Blend().train(lessons.lesson(lessons.instruction(6), like, List.of()));

        for (Reading reading : lessons.of(6, 20, 5)) {
            List<Reason> why = learned.why(reading);

            assertThat(why).hasSize(3);
            assertThat(why.stream().mapToDouble(Reason::points).sum()).isCloseTo(learned.score(reading), within(1e-9));
            Reading nearest = like.stream()
                    .max((one, other) -> Float.compare(
                            one.vector().cosine(reading.vector()),
                            other.vector().cosine(reading.vector())))
                    .orElseThrow();
            assertThat(((Reason.Meaning) why.get(1)).nearest()).contains(nearest.paper());
            assertThat(((Reason.Said) why.get(2)).words())
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(reading.words().weights()).containsKey(word));
        }
    }

    /** One reader's papers are of several topics; between these, where their mean is, there need be nothing. */
    @Test
    void aSmallInterestBesideALargeOneIsFoundByInterestsAndLostInTheirMean() {
        double soft = 0;
        double mean = 0;
        for (int topic = 0; topic < Lessons.TOPICS; topic++) {
            List<Reading> like = new ArrayList<>(lessons.of((topic + 1) % Lessons.TOPICS, 0, 18));
            like.addAll(lessons.of(topic, 0, 2));
            Lesson lesson = lessons.lesson(Optional.empty(), like, List.of());
            soft += lessons.averagePrecision(new Interests().train(lesson), topic, like);
            mean += lessons.averagePrecision(new Centroid().train(lesson), topic, like);
        }

        assertThat(soft).as("seed %s", seed).isGreaterThan(mean);
    }

    @Test
    void interestsGiveReasonsThatAddUpToo() {
        List<Reading> like = lessons.of(6, 0, 4);
        Interests.Learned learned = new Interests().train(lessons.lesson(Optional.empty(), like, lessons.of(2, 0, 2)));

        for (Reading reading : lessons.of(6, 20, 5)) {
            assertThat(learned.why(reading).stream().mapToDouble(Reason::points).sum())
                    .isCloseTo(learned.score(reading), within(1e-9));
        }
    }

    @Test
    void saysWhenThereIsNothingToLearnFrom() {
        assertThatThrownBy(() -> lessons.lesson(Optional.empty(), List.of(), lessons.of(0, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        Lesson withoutInstruction = lessons.lesson(Optional.empty(), lessons.of(0, 0, 1), List.of());
        assertThatThrownBy(() -> new InstructionAlone().train(withoutInstruction))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatEverybodyScoresTheSameTellsNothing() {
        Scorer same = lessons.background.standardised(reading -> 7);

        assertThat(same.score(lessons.of(0, 0, 1).getFirst())).isZero();
    }

    @Test
    void aRareWordDoesNotOutweighWhatPapersMean() {
        Vocabulary vocabulary = lessons.background.vocabulary();
        List<Reading> readings = new ArrayList<>();
        for (Reading reading : lessons.background.readings()) {
            String text = readings.isEmpty() ? "unheard" : readings.size() % 2 == 0 ? "method" : "results method";
            readings.add(new Reading(reading.paper(), reading.vector(), vocabulary.read(text)));
        }
        Background background = new Background(vocabulary, readings);
        Feature rare = new Feature.Said(vocabulary.read("unheard"));
        Feature usual = new Feature.Said(vocabulary.read("results"));

        assertThat(new Linear(background.standardised(1, rare)).score(readings.getFirst()))
                .isGreaterThan(15);
        assertThat(new Linear(background.bounded(1, rare)).score(readings.getFirst()))
                .isEqualTo(5);
        for (Reading reading : readings.subList(1, 5)) {
            assertThat(new Linear(background.bounded(1, usual)).score(reading))
                    .isEqualTo(background.standardised(usual).score(reading));
        }
    }

    @Test
    void inUnitsOfWhatIsUsualTheMeanIsZeroAndTheDeviationOne() {
        Scorer usual = lessons.background.standardised(
                reading -> 3 + 5 * reading.vector().at(2));

        double[] scores =
                lessons.background.readings().stream().mapToDouble(usual::score).toArray();
        double mean = 0;
        double squares = 0;
        for (double score : scores) {
            mean += score / scores.length;
            squares += score * score / scores.length;
        }
        assertThat(mean).isCloseTo(0, within(1e-6));
        assertThat(squares).isCloseTo(1, within(1e-6));
    }
}
