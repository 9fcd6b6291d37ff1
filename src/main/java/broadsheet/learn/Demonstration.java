package broadsheet.learn;

import broadsheet.paper.PaperId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An example that stands beside a decision: one of those that mean most nearly what the paper means.
 *
 * @param paper which example
 * @param wanted whether it is one of what is wanted
 * @param cosine between it and the paper, −1 to 1
 */
public record Demonstration(PaperId paper, boolean wanted, double cosine) {
    private static final Comparator<Demonstration> NEAREST_FIRST =
            Comparator.comparingDouble((Demonstration one) -> -one.cosine()).thenComparing(Demonstration::paper);

    /**
     * The examples of a lesson that are nearest to a paper, the nearest first; ties by id.
     *
     * @param most how many at most
     */
    public static List<Demonstration> of(Lesson lesson, Reading reading, int most) {
        return Stream.concat(
                        lesson.like().stream().map(example -> of(example, true, reading)),
                        lesson.unlike().stream().map(example -> of(example, false, reading)))
                .sorted(NEAREST_FIRST)
                .limit(most)
                .toList();
    }

    private static Demonstration of(Reading example, boolean wanted, Reading reading) {
        return new Demonstration(example.paper(), wanted, example.vector().cosine(reading.vector()));
    }
}
