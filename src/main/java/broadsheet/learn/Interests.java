package broadsheet.learn;

import broadsheet.rank.Contrast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
        Scorer meaning = lessUnwanted(
                meaning(lesson.like(), background), lesson.unlike(), unlike -> meaning(unlike, background));
        Scorer saying = lessUnwanted(saying(lesson.like()), lesson.unlike(), Interests::saying);
        double count = lesson.like().size() + lesson.unlike().size() / 2.0;
        // As with Blend: one paper tells little of how far from it another may be.
        double weight = Math.sqrt(count / (1 + count)) / 2;
        Scorer said = background.standardised(saying);
        return new Learned(
                lesson,
                WordCentroid.words(lesson),
                weight,
                background.standardised(meaning),
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

    private static Scorer lessUnwanted(Scorer wanted, List<Reading> unlike, Function<List<Reading>, Scorer> how) {
        if (unlike.isEmpty()) {
            return wanted;
        }
        Scorer unwanted = how.apply(unlike);
        return reading -> wanted.score(reading) - Contrast.AWAY * unwanted.score(reading);
    }

    private static Scorer meaning(List<Reading> marked, Background background) {
        List<float[]> points = marked.stream().map(background::own).toList();
        return reading -> {
            float[] own = background.own(reading);
            return softMaximum(
                    points.stream().mapToDouble(point -> product(point, own)).toArray());
        };
    }

    /** Looks at those marked papers alone that have a word of the paper: a word leads to them. */
    private static Scorer saying(List<Reading> marked) {
        Map<Integer, List<Said>> byWord = new HashMap<>();
        for (int i = 0; i < marked.size(); i++) {
            BagOfWords words = marked.get(i).words();
            for (int k = 0; k < words.size(); k++) {
                byWord.computeIfAbsent(words.key(k), _ -> new ArrayList<>()).add(new Said(i, words.weight(k)));
            }
        }
        return reading -> {
            double[] cosines = new double[marked.size()];
            BagOfWords words = reading.words();
            for (int k = 0; k < words.size(); k++) {
                for (Said said : byWord.getOrDefault(words.key(k), List.of())) {
                    cosines[said.place()] += words.weight(k) * said.weight();
                }
            }
            return softMaximum(cosines);
        };
    }

    /** That a marked paper has a word. */
    private record Said(int place, double weight) {}

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }

    private static double softMaximum(double[] cosines) {
        double sum = 0;
        for (double cosine : cosines) {
            sum += Math.exp(SHARPNESS * cosine);
        }
        return Math.log(sum / cosines.length) / SHARPNESS;
    }
}
