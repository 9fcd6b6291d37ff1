package broadsheet.learn.lab;

import broadsheet.learn.Centroid;
import broadsheet.learn.Trainer;
import broadsheet.learn.lab.Claim.Direction;
import broadsheet.paper.PaperId;
import java.util.List;
import java.util.stream.Stream;

final class MoreExamples {
    static final Lab LAB = new Lab(
            "more-examples",
            PaperId.of(PaperId.ARXIV, "2005.14165"),
            "GPT-3",
            "Do eight examples decide better than four?",
            "More examples help, the more the larger the model (as the paper tells).",
            "There a language model reads the examples; here their mean is taken.",
            new Claim(
                    "Eight examples add at least .02 to four.",
                    "MAP",
                    "examples, 8",
                    "examples, 4",
                    Direction.ABOVE,
                    .02),
            MoreExamples::experiment);

    private static Experiment experiment(Bench bench) {
        Trainer trainer = new Centroid();
        List<Arm> arms = Stream.of(1, 2, 4, 8)
                .map(k -> Arm.of("examples", k, draw -> trainer.train(draw.shown(draw.examples(k)))))
                .toList();
        Arm control = Arm.of("control: any papers", draw -> trainer.train(draw.shown(draw.anyPapers(8))));
        return new Experiment(arms, Arm.chance(), control, List.of());
    }
}
