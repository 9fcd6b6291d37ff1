package broadsheet.cli;

import broadsheet.catalog.LoggedHook;
import broadsheet.catalog.Subscription;
import broadsheet.digest.Webhooks;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "show",
        description =
                "Prints all that is known of a webhook: its whole address, its secret, and what was posted there.")
final class WebhookShow implements Callable<Integer> {
    private static final int DELIVERIES = 10;

    @ParentCommand
    private WebhookCommand webhook;

    @Parameters(paramLabel = "ID", description = "Which: its id, or how that begins.")
    private String id;

    @Override
    public Integer call() {
        Subscription one;
        List<LoggedHook> log;
        try (OpenHome open = webhook.broadsheet().open()) {
            Webhooks webhooks = webhook.webhooks(open);
            one = webhook.one(webhooks, id);
            log = webhooks.log(one, DELIVERIES);
        }
        Screen screen = webhook.broadsheet().out();
        Table table = new Table();
        table.row("id", one.id());
        table.row("address", one.subscriber().target());
        table.row("kind", one.subscriber().channel().word());
        table.rowUnlessEmpty("secret", one.subscriber().secret());
        table.row("list", one.terms().list());
        table.row("when", one.terms().timetable().inWords());
        table.row("papers", one.terms().most() + " at most");
        if (one.terms().leastUpvotes() > 0) {
            table.row("upvotes", one.terms().leastUpvotes() + " at least");
        }
        table.row("abstracts", one.terms().summaries().word());
        table.row("nothing new", one.terms().whenEmpty().word());
        table.row("state", one.state().word());
        table.print(screen);
        log.forEach(last -> screen.quiet("", WebhookLog.inWords(last)));
        screen.flush();
        return ExitCode.OK;
    }
}
