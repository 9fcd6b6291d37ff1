package broadsheet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "remove", description = "Removes a beat; its papers stay.")
final class BeatRemove implements Callable<Integer> {
    @ParentCommand
    private BeatCommand beat;

    @Parameters(paramLabel = "NAME", description = "How it is called.")
    private String name;

    @Override
    public Integer call() {
        try (OpenHome open = beat.broadsheet().open()) {
            if (beat.find(open, name).isEmpty()) {
                return ExitCode.NOT_FOUND;
            }
            open.catalogue().beats().remove(name);
            open.catalogue().settle();
        }
        beat.broadsheet().out().tell("The beat “" + name + "” is gone.");
        return ExitCode.OK;
    }
}
