package broadsheet.learn;

import broadsheet.paper.SaidWords;
import broadsheet.paper.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What {@link Blend} gives a paper, by the formulas of docs/beats.md as they stand there, with words as they are spelled. */
final class SlowBlend {
    /** A paper or a sentence. */
    record Text(Vector vector, String words) {}

    private final List<Text> background;
    private final Map<String, Integer> counted = new HashMap<>();
    private final double[] mean;

    SlowBlend(List<Text> background) {
        this.background = background;
        this.mean = new double[background.getFirst().vector().dimensions()];
        for (Text text : background) {
            new HashSet<>(SaidWords.spelled(text.words())).forEach(word -> counted.merge(word, 1, Integer::sum));
            for (int d = 0; d < mean.length; d++) {
                mean[d] += text.vector().at(d) / background.size();
            }
        }
    }

    /** The score that is learnt; the instruction is the only one of its list, if there is one. */
    ToDoubleFunction<Text> learnt(List<Text> instruction, List<Text> like, List<Text> unlike) {
        double n = like.size() + unlike.size() / 2.0;
        ToDoubleFunction<Text> first = learnt(instruction, like, unlike, List.of(), 0, n);
        List<Text> implied = background.stream()
                .filter(text -> !like.contains(text) && !unlike.contains(text))
                .sorted(Comparator.comparingDouble(text -> -first.applyAsDouble(text)))
                .limit(Math.min(10, background.size() / 100))
                .toList();
        return learnt(instruction, like, unlike, implied, Math.min(1, 2 / Math.max(1, n)), n + 2);
    }

    private ToDoubleFunction<Text> learnt(
            List<Text> instruction, List<Text> like, List<Text> unlike, List<Text> implied, double share, double n) {
        List<ToDoubleFunction<Text>> parts = new ArrayList<>();
        for (Text sentence : instruction) {
            double weight = Math.sqrt(5 / (5 + n));
            Map<String, Double> words = words(sentence);
            parts.add(weighed(.77 * weight, 1e9, text -> cosine(sentence, text)));
            parts.add(weighed(.23 * weight, 5, text -> product(words, words(text))));
        }
        double weight = Math.sqrt(n / ((instruction.isEmpty() ? 1 : 5) + n));
        double[] direction = new double[mean.length];
        Map<String, Double> words = new HashMap<>();
        add(like, 1, direction, words);
        add(implied, share, direction, words);
        add(unlike, -.5, direction, words);
        parts.add(weighed(weight * 10 / 13, 1e9, text -> {
            double[] own = own(text);
            double sum = 0;
            for (int d = 0; d < own.length; d++) {
                sum += direction[d] * own[d];
            }
            return sum;
        }));
        parts.add(weighed(weight * 3 / 13, 5, text -> product(words, words(text))));
        return text ->
                parts.stream().mapToDouble(part -> part.applyAsDouble(text)).sum();
    }

    private void add(List<Text> examples, double factor, double[] direction, Map<String, Double> words) {
        double each = factor / Math.max(1, examples.size());
        for (Text example : examples) {
            double[] own = own(example);
            for (int d = 0; d < own.length; d++) {
                direction[d] += each * own[d];
            }
            words(example).forEach((word, count) -> words.merge(word, each * count, Double::sum));
        }
    }

    private ToDoubleFunction<Text> weighed(double weight, double most, ToDoubleFunction<Text> feature) {
        double[] values = background.stream().mapToDouble(feature).toArray();
        double middle = 0;
        double squares = 0;
        for (double value : values) {
            middle += value / values.length;
        }
        for (double value : values) {
            squares += (value - middle) * (value - middle) / values.length;
        }
        double usual = middle;
        double deviation = Math.sqrt(squares);
        return text ->
                deviation < 1e-9 ? 0 : weight * Math.min(most, (feature.applyAsDouble(text) - usual) / deviation);
    }

    private static double cosine(Text one, Text other) {
        double sum = 0;
        for (int d = 0; d < one.vector().dimensions(); d++) {
            sum += one.vector().at(d) * other.vector().at(d);
        }
        return sum;
    }

    private double[] own(Text text) {
        double[] own = new double[mean.length];
        double squares = 0;
        for (int d = 0; d < own.length; d++) {
            own[d] = text.vector().at(d) - mean[d];
            squares += own[d] * own[d];
        }
        for (int d = 0; d < own.length && squares > 0; d++) {
            own[d] /= Math.sqrt(squares);
        }
        return own;
    }

    private Map<String, Double> words(Text text) {
        Map<String, Double> weights = new HashMap<>();
        SaidWords.spelled(text.words()).forEach(word -> weights.merge(word, 1.0, Double::sum));
        weights.replaceAll((word, count) -> (1 + Math.log(count))
                * Math.max(0, Math.log((background.size() + 1) / (counted.getOrDefault(word, 0) + .5))));
        double length = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        weights.replaceAll((word, weight) -> length == 0 ? 0 : weight / length);
        return weights;
    }

    private static double product(Map<String, Double> one, Map<String, Double> other) {
        return one.entrySet().stream()
                .mapToDouble(word -> word.getValue() * other.getOrDefault(word.getKey(), 0.0))
                .sum();
    }
}
