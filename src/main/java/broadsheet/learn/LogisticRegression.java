package broadsheet.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Logistic regression with a quadratic penalty, of wanted papers against those nobody judged, which count as unwanted though some
 * of them are not (Elkan and Noto, KDD 2008: the order is the same), and against the unwanted ones. Features are what a paper means
 * beside what all mean, and if so asked its words, as far as an example has them. Minimised: the mean loss of the wanted, of the
 * others, and λ/2 · |w|², by gradient descent in a fixed number of steps.
 */
public final class LogisticRegression implements Trainer {
    private static final double PENALTY = .01;
    private static final double STEP = 2;
    private static final int STEPS = 150;

    private final boolean withWords;

    /** @param withWords whether words are features as well */
    public LogisticRegression(boolean withWords) {
        this.withWords = withWords;
    }

    @Override
    public String name() {
        return withWords ? "regression with words" : "regression";
    }

    /** Features of a paper: dense ones, and numbers and weights of its words. */
    private static final class Row {
        private final float[] own;
        private final int[] words;
        private final double[] weights;

        Row(float[] own, int[] words, double[] weights) {
            this.own = own;
            this.words = words;
            this.weights = weights;
        }
    }

    @Override
    public Scorer train(Lesson lesson) {
        Background background = lesson.background();
        BagOfWords wantedWords = withWords
                ? BagOfWords.mean(lesson.like().stream().map(Reading::words).toList())
                : BagOfWords.NONE;
        WordNumbers columns = wantedWords.numbers();
        List<Row> wanted = rows(lesson.like(), background, columns);
        List<Row> others = new ArrayList<>(rows(lesson.unlike(), background, columns));
        int judged = others.size();
        others.addAll(rows(background.readings(), background, columns));
        float[] dense = new float[background.middle().dimensions()];
        double[] sparse = new double[columns.size()];
        double constant = 0;
        for (int step = 0; step < STEPS; step++) {
            float[] gradient = new float[dense.length];
            double[] words = new double[sparse.length];
            double change = 0;
            for (Row row : wanted) {
                change += add(row, (probability(row, dense, sparse, constant) - 1) / wanted.size(), gradient, words);
            }
            for (int i = 0; i < others.size(); i++) {
                // An unwanted paper that somebody named weighs as much as all that nobody judged, divided among them.
                double weight = i < judged ? 1.0 / judged : 1.0 / (others.size() - judged);
                Row row = others.get(i);
                change += add(row, weight * probability(row, dense, sparse, constant), gradient, words);
            }
            for (int d = 0; d < dense.length; d++) {
                dense[d] -= (float) (STEP * (gradient[d] + PENALTY * dense[d]));
            }
            for (int w = 0; w < sparse.length; w++) {
                sparse[w] -= STEP * (words[w] + PENALTY * sparse[w]);
            }
            constant -= STEP * change;
        }
        double offset = constant;
        return reading -> product(row(reading, background, columns), dense, sparse) + offset;
    }

    private static List<Row> rows(List<Reading> readings, Background background, WordNumbers columns) {
        return readings.stream()
                .map(reading -> row(reading, background, columns))
                .toList();
    }

    private static Row row(Reading reading, Background background, WordNumbers columns) {
        BagOfWords said = reading.words();
        int[] known = IntStream.range(0, said.size())
                .filter(place -> columns.of(said.key(place)) < columns.size())
                .toArray();
        return new Row(
                background.own(reading),
                Arrays.stream(known).map(place -> columns.of(said.key(place))).toArray(),
                Arrays.stream(known).mapToDouble(said::weight).toArray());
    }

    private static double product(Row row, float[] dense, double[] sparse) {
        double sum = 0;
        for (int d = 0; d < dense.length; d++) {
            sum += dense[d] * row.own[d];
        }
        for (int i = 0; i < row.words.length; i++) {
            sum += sparse[row.words[i]] * row.weights[i];
        }
        return sum;
    }

    private static double probability(Row row, float[] dense, double[] sparse, double constant) {
        return 1 / (1 + Math.exp(-product(row, dense, sparse) - constant));
    }

    /** Adds the part of a paper to the gradient, and returns that of the constant. */
    private static double add(Row row, double residual, float[] gradient, double[] words) {
        for (int d = 0; d < gradient.length; d++) {
            gradient[d] += (float) (residual * row.own[d]);
        }
        for (int i = 0; i < row.words.length; i++) {
            words[row.words[i]] += residual * row.weights[i];
        }
        return residual;
    }
}
