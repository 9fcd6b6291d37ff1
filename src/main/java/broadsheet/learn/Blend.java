package broadsheet.learn;

import broadsheet.learn.Linear.Term;
import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What measures best: the instruction, the centroid of the examples and of the papers that come nearest to all that is known, and the
 * words of these, each in units of what is usual. The instruction is the prior and weighs less the more examples there are;
 * docs/beats.md tells what was compared.
 */
public final class Blend implements Trainer {
    /** So many examples, the implied ones among them, weigh as much as the instruction does. */
    private static final double INSTRUCTION_IN_EXAMPLES = 5;

    private static final double WORDS = .3;

    /** So many papers that nobody judged are taken for wanted, as pseudo-relevance feedback does (Croft and Harper, 1979). */
    private static final int IMPLIED = 10;

    /** And no more than one of so many, as most of few papers are not wanted. */
    private static final int IMPLIED_ONE_OF = 100;

    /** So many examples they are worth together. */
    private static final double IMPLIED_IN_EXAMPLES = 2;

    private static final int OUTSTANDING = 5;

    @Override
    public String name() {
        return "blend";
    }

    @Override
    public Learned train(Lesson lesson) {
        List<Term> instruction = lesson.instruction()
                .map(one -> InstructionAlone.terms(one, lesson.background()))
                .orElse(List.of());
        // One that is not wanted tells half as much: much is not wanted.
        double count = lesson.like().size() + lesson.unlike().size() / 2.0;
        Parts parts = parts(lesson, instruction, List.of(), 0, count);
        List<Reading> implied = parts.best(
                lesson, Math.min(IMPLIED, lesson.background().readings().size() / IMPLIED_ONE_OF));
        if (!implied.isEmpty()) {
            double share = Math.min(1, IMPLIED_IN_EXAMPLES / Math.max(1, count));
            parts = parts(lesson, instruction, implied, share, count + IMPLIED_IN_EXAMPLES);
        }
        return new Learned(lesson, parts);
    }

    /**
     * @param share how much the implied ones count beside the wanted ones
     * @param count how many examples all together are worth
     */
    private static Parts parts(Lesson lesson, List<Term> sentence, List<Reading> implied, double share, double count) {
        Background background = lesson.background();
        double instruction =
                sentence.isEmpty() ? 0 : Math.sqrt(INSTRUCTION_IN_EXAMPLES / (INSTRUCTION_IN_EXAMPLES + count));
        // Without a sentence one example tells little of how far from it a paper may be: its scores are taken for less.
        double examples =
                sentence.isEmpty() ? Math.sqrt(count / (1 + count)) : Math.sqrt(1 - instruction * instruction);
        BagOfWords words = WordCentroid.words(lesson, implied, share);
        return new Parts(
                words,
                new Part(instruction, sentence),
                new Part(examples / (1 + WORDS), background.standardised(1, Centroid.feature(lesson, implied, share))),
                new Part(examples * WORDS / (1 + WORDS), background.bounded(1, new Feature.Said(words))));
    }

    /** What adds up to a score. */
    private record Parts(BagOfWords words, Part instruction, Part meaning, Part saying) {
        double score(Reading reading) {
            return instruction.score(reading) + meaning.score(reading) + saying.score(reading);
        }

        /** The papers that nobody judged which are wanted most, the most wanted first; ties by id. */
        List<Reading> best(Lesson lesson, int most) {
            Set<PaperId> judged = lesson.judged();
            return lesson.background().readings().stream()
                    .filter(reading -> !judged.contains(reading.paper()))
                    .map(reading -> Map.entry(reading, score(reading)))
                    .sorted(Comparator.comparingDouble((Map.Entry<Reading, Double> scored) -> -scored.getValue())
                            .thenComparing(scored -> scored.getKey().paper()))
                    .limit(most)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** Terms in units of what is usual, and how much they weigh together. */
    private record Part(double weight, List<Term> terms) {
        List<Term> weighed() {
            return terms.stream().map(term -> term.times(weight)).toList();
        }

        double score(Reading reading) {
            double sum = 0;
            for (Term term : terms) {
                sum += weight * term.score(reading);
            }
            return sum;
        }
    }

    /** What was learnt. Immutable. */
    public static final class Learned implements LinearScorer, Explained {
        private final Lesson lesson;
        private final Parts parts;
        private final double outstanding;

        private Learned(Lesson lesson, Parts parts) {
            this.lesson = lesson;
            this.parts = parts;
            this.outstanding = parts.best(lesson, OUTSTANDING).stream()
                    .mapToDouble(parts::score)
                    .average()
                    .orElse(0);
        }

        @Override
        public Lesson lesson() {
            return lesson;
        }

        /** Those that speak for a paper, and with weights below zero against it. */
        public BagOfWords words() {
            return parts.words();
        }

        /** The weight of the sentence; if there is one, the squares of it and of the sum of the two others are one. */
        public double instructionWeight() {
            return parts.instruction().weight();
        }

        /** The weight of what the examples, and the papers that come nearest, mean. */
        public double meaningWeight() {
            return parts.meaning().weight();
        }

        /** The weight of what these say. */
        public double sayingWeight() {
            return parts.saying().weight();
        }

        @Override
        public Linear linear() {
            return new Linear(Stream.of(parts.instruction(), parts.meaning(), parts.saying())
                    .flatMap(part -> part.weighed().stream())
                    .toList());
        }

        @Override
        public double score(Reading reading) {
            return parts.score(reading);
        }

        /** How far what is wanted stands out among what is usual: the mean score of the {@value #OUTSTANDING} papers that do most. */
        public double outstanding() {
            return outstanding;
        }

        @Override
        public List<Reason> why(Reading reading) {
            List<Reason> why = new ArrayList<>();
            if (parts.instruction().weight() > 0) {
                why.add(new Reason.Sentence(parts.instruction().score(reading)));
            }
            if (parts.meaning().weight() > 0) {
                why.add(new Reason.Meaning(parts.meaning().score(reading), lesson.nearestWanted(reading)));
                why.add(new Reason.Said(
                        parts.saying().score(reading), parts.words().shared(reading.words(), Reason.Said.MOST)));
            }
            return why;
        }
    }
}
