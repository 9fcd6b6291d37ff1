package broadsheet.cli;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Stance;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.Blend;
import broadsheet.learn.Examination;
import broadsheet.paper.PaperId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = "Tells a beat of more papers, if any are named, learns it, and prints how sure it is.",
        footer = {"", "A paper of which something was said before is taken for what is said now."})
final class BeatTrain implements Callable<Integer> {
    @ParentCommand
    private BeatCommand beat;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "How it is called.")
    private String name;

    @Option(
            names = "--more",
            paramLabel = "PAPER",
            arity = "1..*",
            description = "Papers of whose kind it is to catch more.")
    private List<String> more = List.of();

    @Option(
            names = "--less",
            paramLabel = "PAPER",
            arity = "1..*",
            description = "Papers of whose kind it is to catch less.")
    private List<String> less = List.of();

    @Override
    public Integer call() {
        try (OpenHome open = beat.broadsheet().open()) {
            Optional<Beat> found = beat.find(open, name);
            if (found.isEmpty()) {
                return ExitCode.NOT_FOUND;
            }
            Beat told = more.isEmpty() && less.isEmpty() ? found.get() : tell(open, found.get());
            Optional<Learnt> learnt = new BeatPrinter(beat.broadsheet(), open).learn(told);
            learnt.ifPresent(this::print);
            return learnt.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
        }
    }

    private Beat tell(OpenHome open, Beat former) {
        List<PaperId> wanted =
                more.stream().map(text -> BeatCommand.example(open, text, spec)).toList();
        List<PaperId> unwanted =
                less.stream().map(text -> BeatCommand.example(open, text, spec)).toList();
        try {
            Optional<Beat> told = open.catalogue().beats().change(former.key(), known -> {
                Beat now = known;
                for (PaperId paper : wanted) {
                    now = now.saying(paper, Stance.MORE);
                }
                for (PaperId paper : unwanted) {
                    now = now.saying(paper, Stance.LESS);
                }
                return now;
            });
            open.catalogue().settle();
            return told.orElse(former);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void print(Learnt learnt) {
        Screen screen = beat.broadsheet().out();
        if (!(learnt.scorer() instanceof Blend.Learned learned)) {
            return;
        }
        Examination examination = Examination.of(new Blend(), learned.lesson());
        screen.tell("Learnt from " + (learned.lesson().instruction().isPresent() ? "a sentence and " : "")
                + Words.count(learned.lesson().like().size(), "paper") + " like it and "
                + Words.count(learned.lesson().unlike().size(), "paper") + " unlike it.");
        screen.tell(examination.curve().inWords());
        examination
                .byOthers()
                .forEach((paper, likely) -> screen.quiet(
                        "  ",
                        paper.text() + ": " + Math.round(100 * likely)
                                + " in 100 that it is meant, to judge by the others"));
        screen.flush();
    }
}
