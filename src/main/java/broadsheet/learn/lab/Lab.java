package broadsheet.learn.lab;

import broadsheet.paper.PaperId;

/**
 * A claim of a paper, and how it is tried here.
 *
 * @param name by which it is run
 * @param paper it comes from
 * @param title of the paper, in short
 * @param question what is asked
 * @param published what the paper itself found, as its authors tell it
 * @param differs how what is tried differs from what the paper did
 * @param claim what is to be decided
 * @param design makes the experiment up
 */
public record Lab(
        String name,
        PaperId paper,
        String title,
        String question,
        String published,
        String differs,
        Claim claim,
        Design design) {
    /** Makes an experiment up. Whatever there is to choose is chosen here, by tasks that are not reported. */
    @FunctionalInterface
    public interface Design {
        /** The experiment. */
        Experiment on(Bench bench);
    }
}
