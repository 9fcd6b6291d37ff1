package broadsheet.learn.lab;

import broadsheet.measure.Bootstrap.Estimate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of an experiment.
 *
 * @param lab its name
 * @param made when, to the second
 * @param command that makes it again
 * @param smoke whether it was a small run that shows that it runs, and claims little
 * @param data what it was made of
 * @param claim as it was stated before
 * @param verdict of it
 * @param difference of the claim's two arms, with its interval over tasks
 * @param arms what each arm got, the trivial one and the control last
 * @param cost what it took
 * @param notes what was chosen on the way
 * @param caveats what to mind when reading it
 */
public record Report(
        String lab,
        String made,
        String command,
        boolean smoke,
        Data data,
        Claim claim,
        Verdict verdict,
        Estimate difference,
        List<Result> arms,
        Cost cost,
        List<String> notes,
        List<String> caveats) {
    /**
     * What an experiment was made of.
     *
     * @param name of it, for people
     * @param topics how many are reported; as many or so are for choosing
     * @param seeds how often examples were drawn
     * @param since the first day of the later papers
     * @param earlier how many papers there were to learn from
     * @param later how many to find
     * @param leftOut how many are on neither side: near-duplicates of earlier ones, without a date, or not encoded
     */
    public record Data(String name, int topics, int seeds, String since, int earlier, int later, int leftOut) {}

    /** What an arm is there for. */
    public enum Role {
        /** To be compared. */
        COMPARED,
        /** To know nothing. */
        TRIVIAL,
        /** To learn from what was shuffled. */
        CONTROL
    }

    /**
     * What an arm got.
     *
     * @param name of the arm
     * @param series of arms that it is one of
     * @param examples how many it was shown; null if that was another number for each task
     * @param role what it is there for
     * @param estimate the mean over tasks, each the mean of its draws, and its interval
     * @param bySeed the mean over tasks of each draw
     */
    public record Result(
            String name, String series, @Nullable Integer examples, Role role, Estimate estimate, List<Double> bySeed) {
        public Result {
            bySeed = List.copyOf(bySeed);
            checkFinite(estimate);
            if (bySeed.isEmpty()) {
                throw new IllegalArgumentException("the arm " + name + " was never tried");
            }
        }
    }

    /**
     * What it took.
     *
     * @param seconds by the clock
     * @param trained how many scorers were trained
     * @param labels how many labels of earlier papers there were for the tasks that are reported
     */
    public record Cost(double seconds, int trained, int labels) {}

    /** @throws IllegalArgumentException if the claim's arms are not there */
    public Report {
        arms = List.copyOf(arms);
        notes = List.copyOf(notes);
        caveats = List.copyOf(caveats);
        checkFinite(difference);
        if (data.topics() < 1) {
            throw new IllegalArgumentException("a report of no topics");
        }
        Instant.parse(made);
        for (String wanted : List.of(claim.arm(), claim.against())) {
            find(arms, wanted);
        }
    }

    private static Result find(List<Result> arms, String name) {
        return arms.stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no arm " + name));
    }

    private static void checkFinite(Estimate estimate) {
        if (!(estimate.low() <= estimate.high()) || !Double.isFinite(estimate.mean())) {
            throw new IllegalArgumentException(estimate + " is no interval");
        }
    }

    /**
     * What an arm got.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Result arm(String name) {
        return find(arms, name);
    }
}
