package broadsheet.cli;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description =
                "Keeps a beat, in place of one of that name, and prints the papers of the last week that it wants most.")
final class BeatNew implements Callable<Integer> {
    @ParentCommand
    private BeatCommand beat;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "How it is called.")
    private String name;

    @Option(
            names = "--describe",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What it is about, in a sentence.")
    private String instruction;

    @Option(
            names = "--like",
            paramLabel = "PAPER",
            arity = "1..*",
            description = "Papers that are what is meant: identifiers or addresses.")
    private List<String> like = List.of();

    @Option(names = "--unlike", paramLabel = "PAPER", arity = "1..*", description = "Papers that are not.")
    private List<String> unlike = List.of();

    @Override
    public Integer call() {
        try (OpenHome open = beat.broadsheet().open()) {
            Beat made = beat(open);
            open.catalogue().beats().keep(made);
            open.catalogue().settle();
            beat.broadsheet()
                    .out()
                    .tell("The beat “" + made.name() + "” is kept: "
                            + (made.instruction().isEmpty() ? "no sentence" : "a sentence") + " and "
                            + Words.count(made.examples().size(), "example") + ".");
            return new BeatPrinter(beat.broadsheet(), open).print(made, BeatPrinter.lastWeek(open), 5);
        }
    }

    private Beat beat(OpenHome open) {
        List<Beat.Example> examples = new ArrayList<>();
        add(open, like, Stance.LIKE, examples);
        add(open, unlike, Stance.UNLIKE, examples);
        try {
            return new Beat(name, instruction, examples);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void add(OpenHome open, List<String> typed, Stance stance, List<Beat.Example> examples) {
        for (String text : typed) {
            examples.add(new Beat.Example(BeatCommand.example(open, text, spec), stance));
        }
    }
}
