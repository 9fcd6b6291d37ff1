package broadsheet.cli;

import broadsheet.catalog.Beat;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
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
        synopsisSubcommandLabel = "(new | list | show | train | score | rank | remove)",
        subcommands = {
            BeatNew.class,
            BeatList.class,
            BeatShow.class,
            BeatTrain.class,
            BeatScore.class,
            BeatRank.class,
            BeatRemove.class
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

    /** The paper that somebody typed as an example; a fault of the command line if there is none. */
    static PaperId example(OpenHome open, String typed, CommandSpec spec) {
        PaperId id = PaperId.parse(typed)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + typed + "' is no identifier and no address of a paper."));
        return open.catalogue()
                .papers()
                .find(id)
                .map(Paper::id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        id + " is not in the catalogue. 'broadsheet fetch " + id.local() + "' may bring it."));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Make a beat, or list, show, train, score, rank or remove?");
    }
}
