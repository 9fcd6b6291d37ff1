package broadsheet.cli;

import broadsheet.catalog.Beat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "beat",
        description =
                "Keeps beats: topics that are described by a sentence and a few papers, and ranks papers by them.",
        synopsisSubcommandLabel = "(new | list | show | score | rank | remove)",
        subcommands = {BeatNew.class, BeatList.class, BeatShow.class, BeatScore.class, BeatRank.class, BeatRemove.class
        })
final class BeatCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    Broadsheet broadsheet() {
        return parent;
    }

    /** The beat of a name; says so if there is none. */
    Optional<Beat> find(OpenHome open, String name) {
        Optional<Beat> found = open.catalogue().beats().find(name);
        if (found.isEmpty()) {
            parent.err().tell("There is no beat “" + name + "”; 'broadsheet beat list' prints all.");
        }
        return found;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Make a beat, or list, show, score, rank or remove?");
    }
}
