package broadsheet.learn.lab;

import broadsheet.learn.lab.Report.Cost;
import broadsheet.learn.lab.Report.Data;
import broadsheet.learn.lab.Report.Result;
import broadsheet.learn.lab.Report.Role;
import broadsheet.measure.Bootstrap;
import broadsheet.measure.Bootstrap.Estimate;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Runs a lab. Deterministic but for what it tells of time. */
public final class LabRun {
    /** A control that has more of what the claim's arm gains on the trivial one learns from something that it should not know. */
    private static final double MOST_OF_CONTROL = .25;

    /** Fewer topics say little of others. */
    private static final int FEW_TOPICS = 15;

    private LabRun() {}

    /** Runs it. */
    public static Report run(Lab lab, Bench bench, InstantSource clock) {
        long began = System.nanoTime();
        Experiment experiment = lab.design().on(bench);
        List<Task> tasks = bench.reporting();
        ArmMarks marked = bench.mark(experiment.all(), tasks, tasks);
        List<Result> results = experiment.all().stream()
                .map(arm -> result(arm, role(experiment, arm), marked))
                .toList();
        Claim claim = lab.claim();
        Estimate difference = rounded(Bootstrap.STANDARD
                .difference(
                        marked.byTask(arm(experiment, claim.arm())), marked.byTask(arm(experiment, claim.against())))
                .estimate());
        double gain = marked.mean(arm(experiment, claim.arm())) - marked.mean(experiment.trivial());
        boolean controlled =
                marked.mean(experiment.control()) - marked.mean(experiment.trivial()) <= MOST_OF_CONTROL * gain;
        List<String> caveats = new ArrayList<>();
        if (!controlled) {
            caveats.add(
                    "The control is not near chance, so that something is learnt that should not be known: no verdict.");
        }
        if (bench.budget().smoke()) {
            caveats.add(
                    "A smoke run, which shows that the experiment runs; its verdict is that of a few topics and draws.");
        }
        if (tasks.size() < FEW_TOPICS) {
            caveats.add("Of " + tasks.size() + " topics only, which say little of others.");
        }
        caveats.addAll(bench.material().caveats());
        Split split = bench.corpus().split();
        int earlier = bench.corpus().earlier().size();
        int later = bench.corpus().later().size();
        return new Report(
                lab.name(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                "broadsheet lab run "
                        + (lab.name()
                                        + (bench.budget().smoke() ? " --smoke " : " ")
                                        + bench.material().options())
                                .strip(),
                bench.budget().smoke(),
                new Data(
                        bench.material().name(),
                        tasks.size(),
                        bench.budget().seeds(),
                        split.day().toString(),
                        earlier,
                        later,
                        split.all() - earlier - later),
                claim,
                controlled ? claim.verdict(difference) : Verdict.INCONCLUSIVE,
                difference,
                results,
                new Cost(
                        Math.round((System.nanoTime() - began) / 1e8) / 10.0,
                        experiment.all().size() * tasks.size() * bench.budget().seeds(),
                        tasks.stream().mapToInt(task -> task.examples().size()).sum()),
                experiment.notes(),
                caveats);
    }

    private static Arm arm(Experiment experiment, String name) {
        return experiment.all().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the claim's arm " + name + " is not in the experiment"));
    }

    private static Role role(Experiment experiment, Arm arm) {
        return arm.equals(experiment.trivial())
                ? Role.TRIVIAL
                : arm.equals(experiment.control()) ? Role.CONTROL : Role.COMPARED;
    }

    private static Result result(Arm arm, Role role, ArmMarks marked) {
        return new Result(
                arm.name(),
                arm.series(),
                arm.examples(),
                role,
                rounded(Bootstrap.STANDARD.estimate(marked.byTask(arm))),
                marked.bySeed(arm).stream().map(LabRun::rounded).toList());
    }

    private static Estimate rounded(Estimate estimate) {
        return new Estimate(rounded(estimate.mean()), rounded(estimate.low()), rounded(estimate.high()));
    }

    /** Nobody can tell more digits from chance. */
    private static double rounded(double number) {
        return Math.round(number * 1e4) / 1e4;
    }
}
