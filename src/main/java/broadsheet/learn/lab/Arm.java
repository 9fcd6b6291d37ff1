package broadsheet.learn.lab;

import broadsheet.learn.Scorer;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One of the ways that an experiment compares.
 *
 * @param name of it alone
 * @param series what it has in common with others that have more or fewer examples
 * @param examples how many it is shown; null if that is another number for each task
 * @param teaching what it does
 */
public record Arm(String name, String series, @Nullable Integer examples, Teaching teaching) {
    /** Makes a scorer of a draw. Deterministic: the same draw makes the same. */
    @FunctionalInterface
    public interface Teaching {
        /** Learns what there is to learn. */
        Scorer teach(Draw draw);
    }

    /** An arm of a number of examples, named after both. */
    public static Arm of(String series, int examples, Teaching teaching) {
        return new Arm(series + ", " + examples, series, examples, teaching);
    }

    /** An arm that does not depend on a number of examples. */
    public static Arm of(String name, Teaching teaching) {
        return new Arm(name, name, null, teaching);
    }

    /** The trivial arm: any order, by chance. */
    public static Arm chance() {
        return of("chance", draw -> {
            int seed = draw.random().nextInt();
            return reading -> new Random(31L * seed + reading.paper().hashCode()).nextDouble();
        });
    }
}
