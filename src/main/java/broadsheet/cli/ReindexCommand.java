package broadsheet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "reindex",
        description = "Makes the index of the papers anew. What there is goes on to be found meanwhile.",
        footer = {
            "",
            "Never needed after a fault, which is found and mended by itself; needed where a database was brought back by"
                    + " other means than 'restore'."
        })
final class ReindexCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Override
    public Integer call() {
        try (OpenHome open = parent.open()) {
            open.catalogue().changes().askForReindex();
            if (open.home().isServed()) {
                parent.out().tell("The server of this home makes the index anew now; searching goes on meanwhile.");
                return ExitCode.OK;
            }
            long papers = open.catalogue().size();
            long began = System.nanoTime();
            // Opening it where nobody serves brings it up to date.
            open.index().state();
            parent.out()
                    .tell("Indexed " + papers + (papers == 1 ? " paper" : " papers") + " in "
                            + Math.round((System.nanoTime() - began) / 1e8) / 10.0 + " s.");
            return ExitCode.OK;
        }
    }
}
