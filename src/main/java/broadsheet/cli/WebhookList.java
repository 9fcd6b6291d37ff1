package broadsheet.cli;

import broadsheet.catalog.Subscription;
import broadsheet.digest.Webhooks;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "list", description = "Prints which lists are posted where, and how the last went.")
final class WebhookList implements Callable<Integer> {
    @ParentCommand
    private WebhookCommand webhook;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<Webhooks.Line> lines;
        try (OpenHome open = webhook.broadsheet().open()) {
            lines = webhook.webhooks(open).list();
        }
        if (json) {
            ObjectNode tree = Json.object();
            ArrayNode list = tree.putArray("webhooks");
            lines.forEach(line -> put(line, list.addObject()));
            Json.print(webhook.broadsheet().desk().out(), tree);
            return ExitCode.OK;
        }
        Screen screen = webhook.broadsheet().out();
        for (Webhooks.Line line : lines) {
            Subscription one = line.subscription();
            screen.strong(
                    "",
                    WebhookCommand.shortId(one.id()) + "  " + one.subscriber().place());
            screen.quiet(
                    "  ",
                    one.terms().list() + ", " + one.terms().timetable().inWords() + ", as "
                            + one.subscriber().channel().word() + ", "
                            + one.state().word());
            line.last().ifPresent(last -> screen.quiet("  ", "last: " + WebhookLog.inWords(last)));
        }
        if (lines.isEmpty()) {
            screen.tell("Nothing is posted anywhere; 'broadsheet webhook add URL' changes that.");
        }
        screen.flush();
        return ExitCode.OK;
    }

    private static void put(Webhooks.Line line, ObjectNode tree) {
        Subscription one = line.subscription();
        tree.put("id", one.id());
        tree.put("to", one.subscriber().place());
        tree.put("as", one.subscriber().channel().word());
        tree.put("list", one.terms().list());
        tree.put("state", one.state().word());
        tree.put("rhythm", one.terms().timetable().rhythm().word());
        tree.put("hour", one.terms().timetable().hour());
        tree.put("zone", one.terms().timetable().zone().getId());
        tree.put("next", one.nextAt().toString());
        line.last().ifPresent(last -> WebhookLog.put(last, tree.putObject("last")));
    }
}
