package broadsheet.learn.lab;

import broadsheet.learn.Blend;
import broadsheet.learn.NearestExample;
import broadsheet.learn.Reading;
import broadsheet.learn.Scorer;
import broadsheet.learn.lab.Claim.Direction;
import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Do demonstrations found by a retriever that all beats share decide better than the nearest neighbours? A paper is decided by the
 * examples of its own topic and those of others, each weighed by how near it is; near is told either by the encoder's cosine or by a
 * retriever that was trained on other topics.
 */
final class DemonstrationRetrieval {
    private static final String RETRIEVED = "retriever learnt on other topics";
    private static final String NEIGHBOURS = "neighbours by cosine";

    /** What it is claimed for. */
    private static final int FEW = 5;

    private static final List<Double> TEMPERATURES = List.of(.02, .05, .1, .2, .5, 1.0);
    private static final List<Double> PENALTIES = List.of(.01, .1, 1.0, 10.0);
    private static final List<Double> SHARPNESS = List.of(.1, .2, .5, 1.0, 2.0);

    static final Lab LAB = new Lab(
            "udr",
            PaperId.of(PaperId.ARXIV, "2305.04320"),
            "Unified Demonstration Retriever",
            "Do retrieved demonstrations decide better than nearest neighbours?",
            "One retriever of examples beats its baselines on more than 30 tasks in 13 families, with language models from 1.3B to 175B"
                    + " (as the paper tells).",
            "There a bi-encoder is trained, in several rounds, by what a language model makes of the examples it finds; here one weight"
                    + " for each of the encoder's numbers is trained by whether two papers share a topic, and the examples vote"
                    + " themselves.",
            new Claim(
                    "With five examples a topic, a retriever learnt on other topics adds at least .02 of average precision to the"
                            + " encoder's cosine.",
                    "MAP",
                    RETRIEVED + ", " + FEW,
                    NEIGHBOURS + ", " + FEW,
                    Direction.ABOVE,
                    .02),
            DemonstrationRetrieval::experiment);

    private DemonstrationRetrieval() {}

    private static Experiment experiment(Bench bench) {
        // One part of the tasks to learn from, the other to choose by; with what was chosen it is learnt from both.
        List<Task> choosing = bench.choosing();
        List<Task> some = every(choosing, 0);
        List<Nearness> cosines = TEMPERATURES.stream()
                .flatMap(temperature -> List.<Nearness>of(
                        new Nearness.Cosine(temperature),
                        new Nearness.OwnCosine(temperature, bench.corpus().background()))
                        .stream())
                .toList();
        List<LearntNearness> learnt = PENALTIES.stream()
                .map(penalty -> LearntNearness.of(bench.corpus(), some, penalty))
                .flatMap(one -> SHARPNESS.stream().map(one::sharpened))
                .toList();
        List<Arm> plain =
                cosines.stream().map(near -> arm("candidate", FEW, near)).toList();
        List<Arm> trained =
                learnt.stream().map(near -> arm("candidate", FEW, near)).toList();
        List<Arm> best = bench.best(List.of(plain, trained), every(choosing, 1));
        Nearness cosine = cosines.get(plain.indexOf(best.get(0)));
        LearntNearness setting = learnt.get(trained.indexOf(best.get(1)));
        LearntNearness retriever =
                LearntNearness.of(bench.corpus(), choosing, setting.penalty()).sharpened(setting.sharpness());
        List<Arm> arms = new ArrayList<>();
        for (int k : bench.budget().smoke() ? List.of(1, FEW) : List.of(1, 2, FEW, 8)) {
            arms.add(arm(RETRIEVED, k, retriever));
            arms.add(arm(NEIGHBOURS, k, cosine));
            arms.add(
                    Arm.of("the nearest example", k, draw -> new NearestExample().train(draw.shown(draw.examples(k)))));
            arms.add(Arm.of("blend without a sentence", k, draw -> new Blend().train(draw.shown(draw.examples(k)))));
        }
        Arm control = Arm.of("control: labels of demonstrations shuffled", draw -> {
            List<Reading> like = draw.anyPapers(FEW);
            List<Reading> unlike = demonstrations(draw, FEW);
            return vote(like, unlike, retriever);
        });
        return new Experiment(
                arms,
                Arm.chance(),
                control,
                List.of(
                        "Chosen on the other half of the topics: " + cosine.words() + "; " + retriever.words() + ".",
                        "Every topic's demonstrations are its own and as many of each other topic that is reported."));
    }

    private static List<Task> every(List<Task> tasks, int remainder) {
        return IntStream.range(0, tasks.size())
                .filter(i -> i % 2 == remainder)
                .mapToObj(tasks::get)
                .toList();
    }

    private static Arm arm(String series, int examples, Nearness nearness) {
        return Arm.of(
                series, examples, draw -> vote(draw.examples(examples), demonstrations(draw, examples), nearness));
    }

    /** What others are shown, as far as it is not of the topic too. */
    private static List<Reading> demonstrations(Draw draw, int examples) {
        Set<PaperId> own = new HashSet<>(
                draw.task().examples().stream().map(Example::paper).toList());
        return draw.peers().stream()
                .flatMap(peer -> draw.of(peer).examples(examples).stream())
                .filter(reading -> !own.contains(reading.paper()))
                .distinct()
                .toList();
    }

    /** By how much more the wanted ones are near than the others: ln of the mean of eˢ over the ones, less that over the others. */
    private static Scorer vote(List<Reading> like, List<Reading> unlike, Nearness nearness) {
        return reading -> soft(like, reading, nearness) - soft(unlike, reading, nearness);
    }

    private static double soft(List<Reading> examples, Reading reading, Nearness nearness) {
        if (examples.isEmpty()) {
            return 0;
        }
        double[] near = examples.stream()
                .mapToDouble(example -> nearness.of(example, reading))
                .toArray();
        double most =
                IntStream.range(0, near.length).mapToDouble(i -> near[i]).max().orElse(0);
        double sum = 0;
        for (double one : near) {
            sum += Math.exp(one - most);
        }
        return most + Math.log(sum / near.length);
    }
}
