package broadsheet.learn.lab;

import broadsheet.learn.Blend;
import broadsheet.learn.lab.Claim.Direction;
import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;

/** Does the sentence help on beats that nobody has seen before? */
final class NaturalInstructions {
    private static final String TOLD = "sentence and examples";
    private static final String SHOWN = "examples alone";
    private static final String MISTOLD = "another beat's sentence and examples";

    /** What it is claimed for. */
    private static final int FEW = 5;

    static final Lab LAB = new Lab(
            "natural-instructions",
            PaperId.of(PaperId.ARXIV, "2104.08773"),
            "Natural Instructions",
            "Does the sentence help on beats never seen?",
            "Models that read a task's instructions do 19% better on unseen tasks, in a set of 61 tasks (as the paper tells).",
            "There a language model (BART) is trained on instructions of other tasks and writes answers; here a frozen encoder of 33"
                    + " million parameters reads a sentence of a few words, nothing is trained on other beats, and papers are ranked.",
            new Claim(
                    "With five examples, the sentence adds at least .05 to average precision.",
                    "MAP",
                    TOLD + ", " + FEW,
                    SHOWN + ", " + FEW,
                    Direction.ABOVE,
                    .05),
            NaturalInstructions::experiment);

    private NaturalInstructions() {}

    private static Experiment experiment(Bench bench) {
        Blend blend = new Blend();
        List<Arm> arms = new ArrayList<>();
        for (int k : bench.budget().smoke() ? List.of(0, 1, FEW) : List.of(0, 1, 2, FEW, 8)) {
            arms.add(Arm.of(TOLD, k, draw -> blend.train(draw.told(draw.examples(k)))));
            if (k > 0) {
                arms.add(Arm.of(SHOWN, k, draw -> blend.train(draw.shown(draw.examples(k)))));
            }
        }
        arms.add(
                Arm.of(MISTOLD, FEW, draw -> blend.train(draw.of(draw.another()).told(draw.examples(FEW)))));
        Arm control = Arm.of(
                "control: another beat's sentence, no example",
                draw -> blend.train(draw.of(draw.another()).told(List.of())));
        return new Experiment(arms, Arm.chance(), control, List.of());
    }
}
