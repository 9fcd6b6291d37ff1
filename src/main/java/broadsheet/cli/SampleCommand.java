package broadsheet.cli;

import broadsheet.source.sample.SampleEdition;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "sample",
        description = "Adds or removes the sample edition: forty papers of 26 December 2025.",
        synopsisSubcommandLabel = "(add | remove)",
        subcommands = {SampleCommand.Add.class, SampleCommand.Remove.class})
final class SampleCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Add the sample edition, or remove it?");
    }

    @Command(name = "add", description = "Adds the sample edition.")
    static final class Add implements Callable<Integer> {
        @ParentCommand
        private SampleCommand sample;

        @Override
        public Integer call() {
            try (OpenHome open = sample.parent.open()) {
                open.sample().add();
                open.catalogue().settle();
            }
            sample.parent.out().tell("The sample edition of " + SampleEdition.DAY + " is there.");
            return ExitCode.OK;
        }
    }

    @Command(name = "remove", description = "Removes the sample edition; papers that another source knows stay.")
    static final class Remove implements Callable<Integer> {
        @ParentCommand
        private SampleCommand sample;

        @Override
        public Integer call() {
            int removed;
            try (OpenHome open = sample.parent.open()) {
                removed = open.sample().remove();
                open.catalogue().settle();
            }
            sample.parent.out().tell(removed == 0 ? "There was no sample edition." : "The sample edition is gone.");
            return ExitCode.OK;
        }
    }
}
