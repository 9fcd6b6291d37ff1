package broadsheet.cli;

import broadsheet.catalog.LoggedHook;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "log", description = "Prints what was posted last, the latest first: where to, and what was answered.")
final class WebhookLog implements Callable<Integer> {
    @ParentCommand
    private WebhookCommand webhook;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            converter = PaperLimit.class,
            description = "How many to print; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<LoggedHook> log;
        try (OpenHome open = webhook.broadsheet().open()) {
            log = webhook.webhooks(open).log(limit);
        }
        if (json) {
            ObjectNode tree = Json.object();
            ArrayNode list = tree.putArray("deliveries");
            log.forEach(one -> put(one, list.addObject()));
            Json.print(webhook.broadsheet().desk().out(), tree);
            return ExitCode.OK;
        }
        Screen screen = webhook.broadsheet().out();
        for (LoggedHook one : log) {
            screen.strong("", one.place());
            screen.quiet("  ", inWords(one));
        }
        if (log.isEmpty()) {
            screen.tell("Nothing was posted yet.");
        }
        screen.flush();
        return ExitCode.OK;
    }

    /** One in a line, such as {@code 1 Apr 2026, 07:00 UTC, digest, sent at try 2: 204 no words}. */
    static String inWords(LoggedHook one) {
        return Words.moment(one.madeAt()) + ", " + one.inWords();
    }

    static void put(LoggedHook one, ObjectNode tree) {
        tree.put("id", one.hookId());
        tree.put("kind", one.kind().word());
        tree.put("to", one.place());
        tree.put("issue", one.issue());
        tree.put("state", one.state().word());
        tree.put("tries", one.attempts());
        tree.put("uncertain", one.uncertain());
        tree.put("madeAt", one.madeAt().toString());
        if (one.attempts() > 0) {
            tree.put("triedAt", one.triedAt().toString());
        }
        if (one.state() == LoggedHook.State.WAITING) {
            tree.put("nextAt", one.nextAt().toString());
        }
        tree.put("code", one.status().code());
        tree.put("text", one.status().text());
    }
}
