package broadsheet.cli;

import broadsheet.catalog.Beat;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.paper.PaperId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "score",
        description = "Prints the papers of the last week that a beat wants most, each with why.",
        footer = {
            "",
            "A score is in units of what is usual: 0 is a paper like any other, and 3 is one in hundreds. The last week is that of"
                    + " the latest day with an edition."
        })
final class BeatScore implements Callable<Integer> {
    @ParentCommand
    private BeatCommand beat;

    @Parameters(paramLabel = "NAME", description = "How it is called.")
    private String name;

    @Option(names = "--all", description = "Looks at all papers of the catalogue.")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            converter = PaperLimit.class,
            description = "How many papers to print; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (OpenHome open = beat.broadsheet().open()) {
            Optional<Beat> found = beat.find(open, name);
            if (found.isEmpty()) {
                return ExitCode.NOT_FOUND;
            }
            List<PaperId> papers = all ? open.catalogue().lists().names() : BeatPrinter.lastWeek(open);
            BeatPrinter printer = new BeatPrinter(beat.broadsheet(), open);
            if (!json) {
                return printer.print(found.get(), papers, limit);
            }
            Optional<Learnt> learnt = printer.learn(found.get());
            learnt.ifPresent(known -> Json.print(
                    beat.broadsheet().desk().out(), printer.tree(known, printer.rank(known, papers, limit))));
            return learnt.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
        }
    }
}
