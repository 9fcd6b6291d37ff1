package broadsheet.learn;

import broadsheet.rank.Contrast;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the papers that one reader marked, which are of several topics: a paper is wanted as far as it means what any of them means, and
 * says what any of them says. Both are soft maxima, ln(Σ exp({@value #SHARPNESS} · cosineᵢ) / n) / {@value #SHARPNESS} over the n marked
 * papers, of vectors without what every paper means, and of weighed words: with no sharpness that is the mean, as {@link Centroid} and
 * {@link WordCentroid} have it, and with much the nearest. Half of the same of unwanted papers is taken off. Both parts are in units of
 * what is usual and weigh the same; docs/beats.md tells what was compared. An instruction is not looked at.
 */
public final class Interests implements Trainer {
    private static final double SHARPNESS = 12;

    /** As with beats, one rare word is not to outweigh all else. */
    private static final double MOST_SAID = 5;

    @Override
    public String name() {
        return "interests";
    }

    /** @throws IllegalArgumentException if no paper is wanted */
    @Override
    public Learned train(Lesson lesson) {
        if (lesson.like().isEmpty()) {
            throw new IllegalArgumentException(
                    "no paper is wanted, and " + lesson.unlike().size() + " are not");
        }
        Background background = lesson.background();
        Marks marks = new Marks(lesson);
        double count = lesson.like().size() + lesson.unlike().size() / 2.0;
        // As with Blend: one paper tells little of how far from it another may be.
        double weight = Math.sqrt(count / (1 + count)) / 2;
        Scorer said = background.standardised(marks::saying);
        return new Learned(
                lesson,
                WordCentroid.words(lesson),
                weight,
                background.standardised(marks::meaning),
                reading -> Math.min(MOST_SAID, said.score(reading)));
    }

    /**
     * What was learnt.
     *
     * @param lesson from what
     * @param words those that all marked papers say
     * @param weight of either part
     * @param meaning what they mean
     * @param saying what they say
     */
    public record Learned(Lesson lesson, BagOfWords words, double weight, Scorer meaning, Scorer saying)
            implements Explained {
        @Override
        public double score(Reading reading) {
            return weight * meaning.score(reading) + weight * saying.score(reading);
        }

        @Override
        public List<Reason> why(Reading reading) {
            return List.of(
                    new Reason.Meaning(weight * meaning.score(reading), lesson.nearestWanted(reading)),
                    new Reason.Said(weight * saying.score(reading), words.shared(reading.words(), Reason.Said.MOST)));
        }
    }

    /** The marked papers, those that are wanted first, laid out so that a paper is held against all of them at once. */
    private static final class Marks {
        private final Background background;
        private final int wanted;
        private final int all;

        /** What they have of their own, and last what every paper means. */
        private final Directions directions;

        /** The product of the direction of each with what every paper means. */
        private final double[] offsets;

        private final Bags words;

        Marks(Lesson lesson) {
            background = lesson.background();
            wanted = lesson.like().size();
            List<Reading> marked = Stream.concat(lesson.like().stream(), lesson.unlike().stream())
                    .toList();
            all = marked.size();
            List<Direction> own = marked.stream()
                    .map(reading -> Direction.of(background.own(reading)))
                    .toList();
            offsets = own.stream()
                    .mapToDouble(direction -> direction.dot(background.middle()))
                    .toArray();
            directions = new Directions(
                    Stream.concat(own.stream(), Stream.of(background.middle())).toList());
            words = new Bags(marked.stream().map(Reading::words).toList());
        }

        double meaning(Reading reading) {
            float[] products = new float[all + 1];
            directions.multiply(reading.vector().values(), products);
            double length = background.ownLength(products[all]);
            double[] cosines = new double[all];
            for (int i = 0; i < all && length > 0; i++) {
                cosines[i] = (products[i] - offsets[i]) / length;
            }
            return lessUnwanted(cosines);
        }

        double saying(Reading reading) {
            BagOfWords said = reading.words();
            double[] cosines = new double[all];
            for (int k = 0; k < said.size(); k++) {
                words.add(said.key(k), said.weight(k), cosines);
            }
            return lessUnwanted(cosines);
        }

        private double lessUnwanted(double[] cosines) {
            double score = softMaximum(cosines, 0, wanted);
            return all == wanted ? score : score - Contrast.AWAY * softMaximum(cosines, wanted, all);
        }
    }

    private static double softMaximum(double[] cosines, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            // Most papers have no word of most others.
            sum += cosines[i] == 0 ? 1 : Math.exp(SHARPNESS * cosines[i]);
        }
        return Math.log(sum / (to - from)) / SHARPNESS;
    }
}
