package broadsheet.learn.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is compared. There is no experiment without a trivial arm, which any other should beat, and a control, from which what is to
 * be learnt was taken away by shuffling, so that it should do no better than the trivial one.
 *
 * @param arms the ways to compare
 * @param trivial knows nothing
 * @param control learns from what was shuffled
 * @param notes what there is to know of how it was made up, such as what was chosen
 */
public record Experiment(List<Arm> arms, Arm trivial, Arm control, List<String> notes) {
    /** @throws IllegalArgumentException if two arms have one name */
    public Experiment {
        arms = List.copyOf(arms);
        notes = List.copyOf(notes);
        Set<String> names = new HashSet<>();
        Stream.concat(arms.stream(), Stream.of(trivial, control)).forEach(arm -> {
            if (!names.add(arm.name())) {
                throw new IllegalArgumentException("two arms are called " + arm.name());
            }
        });
    }

    /** All of them, the trivial one and the control last. */
    public List<Arm> all() {
        List<Arm> all = new ArrayList<>(arms);
        all.add(trivial);
        all.add(control);
        return all;
    }
}
