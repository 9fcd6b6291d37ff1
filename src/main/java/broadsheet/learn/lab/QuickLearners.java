package broadsheet.learn.lab;

import broadsheet.learn.Blend;
import broadsheet.learn.Centroid;
import broadsheet.learn.LogisticRegression;
import broadsheet.learn.Trainer;
import broadsheet.learn.WordCentroid;
import broadsheet.learn.lab.Claim.Direction;
import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;

/** How few examples, with a sentence, are as good as all of them? */
final class QuickLearners {
    private static final String TOLD = "sentence and examples";
    private static final String SHOWN = "examples alone";
    private static final String QUARTER = "sentence and a quarter of the examples";
    private static final String ALL = "all examples, no sentence";

    static final Lab LAB = new Lab(
            "quick-learners",
            PaperId.of(PaperId.ARXIV, "2306.05539"),
            "Instruction Tuned Models are Quick Learners",
            "How few examples until parity with all of them?",
            "Over 119 tasks, an instruction-tuned model passes the supervised best with 25% of the training data one task at a time, and"
                    + " equals it with 6% when tasks are learned jointly (as the paper tells).",
            "There a language model (Tk-Instruct) that was tuned on instructions of many tasks is tuned further on each; here a frozen"
                    + " encoder of 33 million parameters is given a sentence and some tens of papers, and the supervised best is the"
                    + " best of five ways to learn without a sentence.",
            new Claim(
                    "With the sentence, a quarter of the examples is no worse than all of them without it, by more than .01 of average"
                            + " precision.",
                    "MAP",
                    QUARTER,
                    ALL,
                    Direction.NOT_BELOW,
                    .01),
            QuickLearners::experiment);

    private QuickLearners() {}

    private static Experiment experiment(Bench bench) {
        List<Trainer> supervised = List.of(
                new Centroid(),
                new WordCentroid(),
                new Blend(),
                new LogisticRegression(false),
                new LogisticRegression(true));
        List<Arm> candidates =
                supervised.stream().map(trainer -> withAll(trainer)).toList();
        Arm best = bench.best(List.of(candidates), bench.choosing()).getFirst();
        Trainer chosen = supervised.get(candidates.indexOf(best));
        Blend blend = new Blend();
        List<Arm> arms = new ArrayList<>();
        for (int k : bench.budget().smoke() ? List.of(0, 2, 8) : List.of(0, 1, 2, 5, 8, 16, 32)) {
            arms.add(Arm.of(TOLD, k, draw -> blend.train(draw.told(draw.examples(k)))));
            if (k > 0) {
                arms.add(Arm.of(SHOWN, k, draw -> blend.train(draw.shown(draw.examples(k)))));
            }
        }
        arms.add(Arm.of(
                QUARTER,
                draw -> blend.train(
                        draw.told(draw.examples(Math.ceilDiv(draw.examples().size(), 4))))));
        arms.add(Arm.of("sentence and all examples", draw -> blend.train(draw.told(draw.examples()))));
        arms.add(Arm.of(ALL, draw -> chosen.train(draw.shown(draw.examples()))));
        Arm control = Arm.of(
                "control: as many papers of any topic",
                draw -> chosen.train(draw.shown(draw.anyPapers(draw.examples().size()))));
        return new Experiment(
                arms,
                Arm.chance(),
                control,
                List.of("The best of all examples without a sentence, chosen on the other half of the topics: "
                        + chosen.name() + "."));
    }

    private static Arm withAll(Trainer trainer) {
        return Arm.of(trainer.name(), draw -> trainer.train(draw.shown(draw.examples())));
    }
}
