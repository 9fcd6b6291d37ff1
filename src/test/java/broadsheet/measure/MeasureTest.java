package broadsheet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
    private static final double TINY = 1e-12;

    private static double of(Measure measure, List<String> documents, Map<String, Integer> grades) {
        return measure.of(Ranking.inOrder("q", documents), grades);
    }

    @Test
    void ndcgTakesTheGradeItselfForGainAndTheLogarithmOfTheRankForDiscount() {
        Map<String, Integer> grades = Map.of("a", 3, "b", 2, "c", 1, "d", 0);
        List<String> documents = List.of("b", "x", "a", "d");

        // DCG = 2 / log2(2) + 3 / log2(4) = 3.5; ideal 3 / 1 + 2 / log2(3) + 1 / 2 = 4.761859507
        assertThat(of(new Measure.Ndcg(10), documents, grades)).isCloseTo(3.5 / 4.761859507142915, within(TINY));
        // Cut at 2 the ideal is cut as well: 2 of 3 + 2 / log2(3)
        assertThat(of(new Measure.Ndcg(2), documents, grades)).isCloseTo(2 / 4.261859507142915, within(TINY));
        assertThat(of(new Measure.Ndcg(1), documents, grades)).isCloseTo(2.0 / 3, within(TINY));
    }

    @Test
    void theReciprocalRankIsThatOfTheFirstRelevantHitWithinTheDepth() {
        Map<String, Integer> grades = Map.of("a", 1, "b", 4, "c", 0);
        List<String> documents = List.of("c", "x", "a", "b");

        assertThat(of(new Measure.ReciprocalRank(10), documents, grades)).isEqualTo(1.0 / 3);
        assertThat(of(new Measure.ReciprocalRank(3), documents, grades)).isEqualTo(1.0 / 3);
        assertThat(of(new Measure.ReciprocalRank(2), documents, grades)).isZero();
    }

    @Test
    void recallIsTheShareOfTheRelevantDocumentsWithinTheDepth() {
        Map<String, Integer> grades = Map.of("a", 1, "b", 4, "c", 0, "d", 1, "e", -1);
        List<String> documents = List.of("c", "e", "a", "b");

        assertThat(of(new Measure.Recall(10), documents, grades)).isEqualTo(2.0 / 3);
        assertThat(of(new Measure.Recall(3), documents, grades)).isEqualTo(1.0 / 3);
        assertThat(of(new Measure.Recall(2), documents, grades)).isZero();
    }

    @Test
    void aGradeBelowZeroIsWorthNothingAndCostsNothing() {
        Map<String, Integer> grades = Map.of("a", 1, "junk", -2);

        assertThat(of(new Measure.Ndcg(10), List.of("junk", "a"), grades))
                .isEqualTo(of(new Measure.Ndcg(10), List.of("unjudged", "a"), grades));
        assertThat(of(new Measure.ReciprocalRank(10), List.of("junk", "a"), grades))
                .isEqualTo(0.5);
    }

    @Test
    void nothingFoundIsZero() {
        assertThat(Measure.OF_TOPICS)
                .allSatisfy(measure ->
                        assertThat(of(measure, List.of(), Map.of("a", 1))).isZero());
    }

    @Test
    void aQueryWithoutARelevantDocumentHasNoMeasure() {
        for (Measure measure : Measure.OF_TOPICS) {
            assertThatIllegalArgumentException().isThrownBy(() -> of(measure, List.of("a"), Map.of("a", 0)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aDepthBelowOneIsRefused(int depth) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure.Ndcg(depth));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure.ReciprocalRank(depth));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure.Recall(depth));
    }

    /** By hand: found at 1, 3 and 6, one of four not at all. */
    @Test
    void averagePrecisionIsThatOfTheRelevantOnes() {
        Map<String, Integer> grades = Map.of("a", 1, "b", 2, "c", 1, "d", 1, "x", 0);
        List<String> found = List.of("a", "x", "b", "y", "z", "c");

        assertThat(of(new Measure.AveragePrecision(), found, grades))
                .isCloseTo((1 + 2 / 3.0 + 3 / 6.0) / 4, within(1e-12));
        assertThat(of(new Measure.AveragePrecision(), List.of("a", "b", "c", "d"), grades))
                .isEqualTo(1);
    }

    @Test
    void theStandardMeasuresAreThoseThatFiguresAreGivenIn() {
        assertThat(Measure.STANDARD).extracting(Measure::label).containsExactly("nDCG@10", "MRR@10", "Recall@100");
    }

    /** A query of at most six judged documents, so that all orders of them can be tried. */
    private record Sketch(List<String> documents, Map<String, Integer> grades) {
        static Sketch of(long seed) {
            Random random = new Random(seed);
            Map<String, Integer> grades = new HashMap<>();
            int judged = 1 + random.nextInt(6);
            for (int i = 0; i < judged; i++) {
                grades.put("d" + random.nextInt(9), random.nextInt(6) - 1);
            }
            grades.put("d9", 1 + random.nextInt(3));
            List<String> documents = new ArrayList<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                String document = "d" + random.nextInt(12);
                if (!documents.contains(document)) {
                    documents.add(document);
                }
            }
            return new Sketch(documents, grades);
        }
    }

    @Property
    void everyMeasureIsWhatASlowReadingOfItsDefinitionSays(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int k) {
        Sketch sketch = Sketch.of(seed);

        double best = orders(new ArrayList<>(sketch.grades.keySet()))
                .mapToDouble(order -> slowGain(order, sketch.grades, k))
                .max()
                .orElseThrow();
        assertThat(of(new Measure.Ndcg(k), sketch.documents, sketch.grades))
                .isCloseTo(slowGain(sketch.documents, sketch.grades, k) / best, within(TINY))
                .isBetween(0.0, 1.0);

        List<String> first = sketch.documents.subList(0, Math.min(k, sketch.documents.size()));
        List<String> relevant = relevant(sketch.grades.keySet(), sketch.grades);
        assertThat(of(new Measure.Recall(k), sketch.documents, sketch.grades))
                .isEqualTo((double) relevant(first, sketch.grades).size() / relevant.size());
        assertThat(of(new Measure.ReciprocalRank(k), sketch.documents, sketch.grades))
                .isEqualTo(relevant(first, sketch.grades).stream()
                        .findFirst()
                        .map(document -> 1.0 / (1 + first.indexOf(document)))
                        .orElse(0.0));
    }

    private static List<String> relevant(Collection<String> documents, Map<String, Integer> grades) {
        return documents.stream()
                .filter(document -> grades.containsKey(document) && grades.get(document) >= 1)
                .toList();
    }

    private static double slowGain(List<String> order, Map<String, Integer> grades, int k) {
        return IntStream.rangeClosed(1, Math.min(k, order.size()))
                .mapToDouble(rank -> Math.max(0, grades.getOrDefault(order.get(rank - 1), 0))
                        / (Math.log10(rank + 1) / Math.log10(2)))
                .sum();
    }

    private static Stream<List<String>> orders(List<String> documents) {
        if (documents.isEmpty()) {
            return Stream.of(List.of());
        }
        return documents.stream().flatMap(first -> {
            List<String> others = new ArrayList<>(documents);
            others.remove(first);
            return orders(others).map(order -> {
                List<String> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                return whole;
            });
        });
    }
}
