package broadsheet.learn;

import broadsheet.learn.Linear.Term;
import broadsheet.paper.SaidWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some linear scorers of one background, laid out so that a paper is read once for all of them: directions as the columns of a
 * matrix, through which a vector goes row by row, and for each word a short list of who weighs it and how much. Scores are those of
 * each by itself within a ten-thousandth, and the same however many there are. Immutable.
 */
final class LinearScorers {
    private final Background background;
    private final int size;

    /** So many directions are gone through one by one; more all at once, by which the JVM computes several columns at a time. */
    private static final int FEW = 16;

    /** {@code float[c][d]}: the directions if they are few, the last of which is the mean of the background. */
    private final float[][] few;

    /** {@code float[d][c]}: the same as columns, if they are many. */
    private final float[][] many;

    private final int columns;

    /** Of each word, by its number, where its list begins; that of the next is where it ends. */
    private final int[] begins;

    private final WordNumbers words;

    /** Who weighs a word: its bag's number. */
    private final int[] bags;

    /** And how much. */
    private final float[] weights;

    private final List<Place> places;

    /** A term: whose it is, and where its feature is computed. */
    private record Place(int scorer, Term term, Kind kind, int at, double offset) {}

    private enum Kind {
        MEANT,
        OWN,
        SAID
    }

    private final int bagCount;

    /** @param background by which all of them were learnt */
    LinearScorers(Background background, List<Linear> scorers) {
        this.background = background;
        size = scorers.size();
        List<Direction> found = new ArrayList<>();
        List<BagOfWords> said = new ArrayList<>();
        places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (Term term : scorers.get(i).terms()) {
                places.add(
                        switch (term.feature()) {
                            case Feature.Meant(Direction direction) ->
                                new Place(i, term, Kind.MEANT, add(found, direction), 0);
                            case Feature.Own(Direction direction, Background _) ->
                                new Place(i, term, Kind.OWN, add(found, direction), direction.dot(background.middle()));
                            case Feature.Said(BagOfWords bag) -> new Place(i, term, Kind.SAID, add(said, bag), 0);
                        });
            }
        }
        found.add(background.middle());
        columns = found.size();
        int dimensions = background.middle().dimensions();
        boolean isFew = columns <= FEW;
        few = isFew ? new float[columns][dimensions] : new float[0][];
        many = isFew ? new float[0][] : new float[dimensions][columns];
        for (int c = 0; c < columns; c++) {
            for (int d = 0; d < dimensions; d++) {
                (isFew ? few[c] : many[d])[isFew ? d : c] = found.get(c).at(d);
            }
        }
        bagCount = said.size();
        words = new WordNumbers(
                said.stream().flatMapToInt(BagOfWords::keys).sorted().distinct().toArray());
        // The word that is in no bag has an empty list.
        begins = new int[words.size() + 2];
        for (BagOfWords bag : said) {
            bag.keys().forEach(key -> begins[words.of(key) + 1]++);
        }
        Arrays.parallelPrefix(begins, Integer::sum);
        bags = new int[begins[words.size()]];
        weights = new float[bags.length];
        int[] next = begins.clone();
        for (int bag = 0; bag < bagCount; bag++) {
            for (int i = 0; i < said.get(bag).size(); i++) {
                int place = next[words.of(said.get(bag).key(i))]++;
                bags[place] = bag;
                weights[place] = (float) said.get(bag).weight(i);
            }
        }
    }

    private static <T> int add(List<T> list, T one) {
        list.add(one);
        return list.size() - 1;
    }

    /** What is computed with, by one thread at a time. */
    final class Sheet {
        private final float[] products = new float[columns];
        private final double[] said = new double[bagCount];
        private final double[] scores = new double[size];
        private double[] weighed = new double[256];

        /**
         * Scores a paper.
         *
         * @param vector of length one
         * @return the score of each; overwritten by the next paper's
         */
        double[] score(float[] vector, SaidWords paper) {
            multiply(vector);
            say(paper);
            double length = background.ownLength(products[columns - 1]);
            Arrays.fill(scores, 0);
            for (Place place : places) {
                double value = switch (place.kind()) {
                    case MEANT -> products[place.at()];
                    case OWN -> length == 0 ? 0 : (products[place.at()] - place.offset()) / length;
                    case SAID -> said[place.at()];
                };
                scores[place.scorer()] += place.term().points(value);
            }
            return scores;
        }

        /** Both ways sum in the same order, so that scores are the same to the last bit. */
        private void multiply(float[] vector) {
            if (few.length > 0) {
                for (int c = 0; c < few.length; c++) {
                    products[c] = dot(vector, few[c]);
                }
                return;
            }
            Arrays.fill(products, 0);
            int d = 0;
            for (; d + 3 < vector.length; d += 4) {
                add(vector, d, many[d], many[d + 1], many[d + 2], many[d + 3], products);
            }
            for (; d < vector.length; d++) {
                for (int c = 0; c < products.length; c++) {
                    products[c] += vector[d] * many[d][c];
                }
            }
        }

        private static float dot(float[] vector, float[] direction) {
            float sum = 0;
            int d = 0;
            for (; d + 3 < vector.length; d += 4) {
                sum += vector[d] * direction[d]
                        + vector[d + 1] * direction[d + 1]
                        + vector[d + 2] * direction[d + 2]
                        + vector[d + 3] * direction[d + 3];
            }
            for (; d < vector.length; d++) {
                sum += vector[d] * direction[d];
            }
            return sum;
        }

        /** Four rows at a time, so that sums are fetched and put back a fourth as often. */
        private static void add(
                float[] vector, int d, float[] row, float[] second, float[] third, float[] fourth, float[] sums) {
            float a = vector[d];
            float b = vector[d + 1];
            float c = vector[d + 2];
            float e = vector[d + 3];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += a * row[i] + b * second[i] + c * third[i] + e * fourth[i];
            }
        }

        private void say(SaidWords paper) {
            Arrays.fill(said, 0);
            if (bagCount == 0) {
                return;
            }
            if (weighed.length < paper.size()) {
                weighed = new double[paper.size()];
            }
            double length = background.vocabulary().weigh(paper, weighed);
            if (length == 0) {
                return;
            }
            for (int i = 0; i < paper.size(); i++) {
                int word = words.of(paper.word(i));
                double weight = weighed[i] / length;
                for (int place = begins[word]; place < begins[word + 1]; place++) {
                    said[bags[place]] += weight * weights[place];
                }
            }
        }
    }
}
