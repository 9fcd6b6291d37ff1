package broadsheet.cli;

import broadsheet.edition.ForYou;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "for-you",
        description = "Prints the papers of the last week that are most like those you marked, each with why.",
        footer = {
            "",
            "A score is in units of what is usual: 0 is a paper like any other, and 3 is one in hundreds. The last week is that of"
                    + " the latest day with an edition; papers that are marked are left out."
        },
        synopsisSubcommandLabel = "[mark | marks]",
        subcommands = {ForYouMark.class, ForYouMarks.class})
final class ForYouCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 366;

    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + ForYou.DAYS,
            description = "Of how many days; ${DEFAULT-VALUE} if not given, " + MOST_DAYS + " at most.")
    private int days;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            converter = PaperLimit.class,
            description = "How many papers to print; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    Broadsheet broadsheet() {
        return parent;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(), "--days is a number from 1 to " + MOST_DAYS + ", not " + days + ".");
        }
        try (OpenHome open = parent.open()) {
            BeatPrinter printer = new BeatPrinter(parent, open);
            if (!printer.awaitEncoder()) {
                return ExitCode.NOT_FOUND;
            }
            ForYou forYou = new ForYou(open.catalogue(), open.editions(), printer.learning());
            return switch (forYou.ask(open.catalogue().marks().list(), days, limit)) {
                case ForYou.Answer.NothingWanted() -> {
                    parent.err()
                            .tell(
                                    "No paper is marked yet that you would like more of: 'broadsheet for-you mark PAPER' marks one,"
                                            + " 'broadsheet for-you mark --bibtex FILE' all of a file.");
                    yield ExitCode.NOT_FOUND;
                }
                case ForYou.Answer.NothingKnown() -> {
                    printer.tellThatNothingIsLearnt();
                    yield ExitCode.NOT_FOUND;
                }
                case ForYou.Answer.Papers papers -> print(printer, papers);
            };
        }
    }

    private int print(BeatPrinter printer, ForYou.Answer.Papers papers) {
        int unknown = papers.learnt().unknown().size();
        if (unknown > 0) {
            parent.err()
                    .tell(Words.count(unknown, "marked paper")
                            + " not in the catalogue any more, or not encoded yet; without a say.");
        }
        if (papers.of() == 0) {
            parent.err().tell("There was no paper in these days that is not marked.");
            return ExitCode.NOT_FOUND;
        }
        if (json) {
            ObjectNode tree = printer.tree(papers.learnt(), papers.best());
            tree.put("of", papers.of());
            Json.print(parent.desk().out(), tree);
            return ExitCode.OK;
        }
        return printer.print(papers.learnt(), papers.best());
    }
}
