package broadsheet.learn;

import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What measures best: the instruction, the centroid of the examples and their words, each in units of what is usual. The instruction
 * is the prior, which is all there is with no example, and weighs less the more examples there are; docs/beats.md tells what was
 * compared.
 */
public final class Blend implements Trainer {
    /** So many examples weigh as much as the instruction does. */
    private static final double INSTRUCTION_IN_EXAMPLES = 5;

    private static final double WORDS = .3;

    @Override
    public String name() {
        return "blend";
    }

    @Override
    public Learned train(Lesson lesson) {
        Background background = lesson.background();
        // One that is not wanted tells half as much: much is not wanted.
        double count = lesson.like().size() + lesson.unlike().size() / 2.0;
        double instruction = lesson.instruction().isEmpty()
                ? 0
                : count == 0 ? 1 : Math.sqrt(INSTRUCTION_IN_EXAMPLES / (INSTRUCTION_IN_EXAMPLES + count));
        // Without a sentence one example tells little of how far from it a paper may be: its scores are taken for less.
        double examples = lesson.instruction().isPresent()
                ? Math.sqrt(1 - instruction * instruction)
                : Math.sqrt(count / (1 + count));
        return new Learned(
                lesson,
                WordCentroid.words(lesson),
                lesson.instruction().map(one -> InstructionAlone.scorer(one, background)),
                instruction,
                background.standardised(new Centroid().train(lesson)),
                examples / (1 + WORDS),
                background.bounded(new WordCentroid().train(lesson)),
                examples * WORDS / (1 + WORDS));
    }

    /**
     * What was learnt.
     *
     * @param lesson from what
     * @param words those that speak for a paper, and with weights below zero against it
     * @param instruction what the sentence says of a paper
     * @param instructionWeight its weight; if there is one, the squares of it and of the sum of the two others are one
     * @param meaning what the meaning of the examples says
     * @param meaningWeight its weight
     * @param saying what their words say
     * @param sayingWeight its weight
     */
    public record Learned(
            Lesson lesson,
            BagOfWords words,
            Optional<Scorer> instruction,
            double instructionWeight,
            Scorer meaning,
            double meaningWeight,
            Scorer saying,
            double sayingWeight)
            implements Scorer {
        @Override
        public double score(Reading reading) {
            double score = instruction
                    .map(sentence -> instructionWeight * sentence.score(reading))
                    .orElse(0.0);
            return meaningWeight > 0
                    ? score + meaningWeight * meaning.score(reading) + sayingWeight * saying.score(reading)
                    : score;
        }

        /** What adds up to the score of a paper. */
        public List<Reason> why(Reading reading) {
            List<Reason> why = new ArrayList<>();
            instruction.ifPresent(
                    sentence -> why.add(new Reason.Sentence(instructionWeight * sentence.score(reading))));
            if (meaningWeight > 0) {
                why.add(new Reason.Meaning(meaningWeight * meaning.score(reading), nearest(reading)));
                why.add(new Reason.Said(
                        sayingWeight * saying.score(reading), words.shared(reading.words(), Reason.Said.MOST)));
            }
            return why;
        }

        private Optional<PaperId> nearest(Reading reading) {
            return lesson.like().stream()
                    .max((one, other) -> Float.compare(
                            one.vector().cosine(reading.vector()),
                            other.vector().cosine(reading.vector())))
                    .map(Reading::paper);
        }
    }
}
