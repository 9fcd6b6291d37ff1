package broadsheet.cli;

import broadsheet.catalog.Subscription;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "list", description = "Prints who gets which lists.")
final class DigestList implements Callable<Integer> {
    @ParentCommand
    private DigestCommand digest;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<Subscription> all;
        try (OpenHome open = digest.broadsheet().open()) {
            all = open.catalogue().subscriptions().list();
        }
        if (json) {
            ObjectNode tree = Json.object();
            ArrayNode list = tree.putArray("subscriptions");
            all.forEach(one -> list.addObject()
                    .put("to", one.subscriber().place())
                    .put("by", one.subscriber().channel().word())
                    .put("list", one.terms().list())
                    .put("state", one.state().word())
                    .put("rhythm", one.terms().timetable().rhythm().word())
                    .put("hour", one.terms().timetable().hour())
                    .put("zone", one.terms().timetable().zone().getId())
                    .put("next", one.nextAt().toString()));
            Json.print(digest.broadsheet().desk().out(), tree);
            return ExitCode.OK;
        }
        Screen screen = digest.broadsheet().out();
        String last = "";
        for (Subscription one : all) {
            if (!one.subscriber().place().equals(last)) {
                last = one.subscriber().place();
                screen.strong("", last);
            }
            screen.quiet(
                    "  ",
                    one.terms().list() + ", " + one.terms().timetable().inWords() + ", "
                            + one.state().word());
        }
        if (all.isEmpty()) {
            screen.tell("Nobody subscribed yet.");
        }
        screen.flush();
        return ExitCode.OK;
    }
}
