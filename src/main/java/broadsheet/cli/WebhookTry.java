package broadsheet.cli;

import broadsheet.digest.Webhooks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "test",
        description = "Posts an issue of its list to a webhook at once, once, and prints what it answers.")
final class WebhookTry implements Callable<Integer> {
    @ParentCommand
    private WebhookCommand webhook;

    @Parameters(paramLabel = "ID", description = "Which: its id, or how that begins.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {
        try (OpenHome open = webhook.broadsheet().open()) {
            Webhooks webhooks = webhook.webhooks(open);
            Webhooks.Tested tested = webhooks.test(webhook.one(webhooks, id));
            webhook.broadsheet().err().tell(tested.inWords());
            return tested.isTaken() ? ExitCode.OK : ExitCode.PARTLY;
        }
    }
}
