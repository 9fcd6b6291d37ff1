package broadsheet.cli;

import broadsheet.catalog.Issue;
import broadsheet.catalog.IssueMails;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "log", description = "Prints the last issues: to how many each went, how many failed, and why.")
final class DigestLog implements Callable<Integer> {
    @ParentCommand
    private DigestCommand digest;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            converter = PaperLimit.class,
            description = "How many issues to print; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<Issue.Sent> issues;
        try (OpenHome open = digest.broadsheet().open()) {
            issues = open.catalogue().issues().log(limit);
        }
        if (json) {
            ObjectNode tree = Json.object();
            ArrayNode list = tree.putArray("issues");
            issues.forEach(one -> list.add(tree(one)));
            Json.print(digest.broadsheet().desk().out(), tree);
            return ExitCode.OK;
        }
        Screen screen = digest.broadsheet().out();
        for (Issue.Sent one : issues) {
            screen.strong("", one.issue().list());
            screen.quiet("  ", Words.moment(one.issue().composedAt()) + ", " + one.inWords());
            Stream.concat(one.mails().reasons().stream(), one.hooks().reasons().stream())
                    .forEach(reason -> screen.quiet(
                            "  ",
                            reason.mails() + " × " + reason.status().code() + " "
                                    + reason.status().text()));
        }
        if (issues.isEmpty()) {
            screen.tell("Nothing was sent yet.");
        }
        screen.flush();
        return ExitCode.OK;
    }

    private static ObjectNode tree(Issue.Sent sent) {
        ObjectNode tree = Json.object();
        tree.put("list", sent.issue().list());
        tree.put("day", sent.issue().day().toString());
        tree.put("composedAt", sent.issue().composedAt().toString());
        tree.put("papers", sent.issue().papers());
        put(sent.mails(), "mails", tree);
        put(sent.hooks(), "deliveries", tree.putObject("webhooks"));
        tree.put("silent", sent.issue().silent());
        tree.put("reason", sent.issue().reason());
        return tree;
    }

    private static void put(IssueMails sent, String what, ObjectNode tree) {
        tree.put("sent", sent.sent());
        tree.put("waiting", sent.waiting());
        tree.put("failed", sent.failed());
        ArrayNode reasons = tree.putArray("failures");
        sent.reasons()
                .forEach(reason -> reasons.addObject()
                        .put(what, reason.mails())
                        .put("code", reason.status().code())
                        .put("text", reason.status().text()));
    }
}
