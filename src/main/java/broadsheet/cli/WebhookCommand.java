package broadsheet.cli;

import broadsheet.catalog.Subscription;
import broadsheet.digest.Webhooks;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "webhook",
        description = "Has lists posted to webhooks, to Slack and to Discord, and tells what was.",
        synopsisSubcommandLabel = "(add | list | show | test | pause | resume | remove | log)",
        subcommands = {WebhookAdd.class, WebhookList.class, WebhookShow.class, WebhookTry.class, WebhookLog.class})
final class WebhookCommand implements Callable<Integer> {
    /** Digits of an id by which lists name a webhook. */
    static final int SHORT = 8;

    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    Broadsheet broadsheet() {
        return parent;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Add, list, show, test, pause, resume, remove, or print the log?");
    }

    @Command(name = "pause", description = "Posts nothing to a webhook until it goes on.")
    int pause(@Parameters(paramLabel = "ID", description = "Which: its id, or how that begins.") String id) {
        return change(id, Webhooks::pause, "paused");
    }

    @Command(name = "resume", description = "Goes on with a webhook that is paused.")
    int resume(@Parameters(paramLabel = "ID", description = "Which: its id, or how that begins.") String id) {
        return change(id, Webhooks::goOn, "goes on");
    }

    @Command(name = "remove", description = "Posts nothing more to a webhook, and forgets it.")
    int remove(@Parameters(paramLabel = "ID", description = "Which: its id, or how that begins.") String id) {
        return change(id, Webhooks::remove, "removed");
    }

    private int change(String id, BiConsumer<Webhooks, Subscription> change, String done) {
        try (OpenHome open = parent.open()) {
            Webhooks webhooks = webhooks(open);
            Subscription one = one(webhooks, id);
            change.accept(webhooks, one);
            parent.err().tell(one.subscriber().place() + ", " + one.terms().list() + ": " + done + ".");
            return ExitCode.OK;
        }
    }

    Webhooks webhooks(OpenHome open) {
        return parent.desk().server().webhooks(open);
    }

    /** The one that somebody means. */
    Subscription one(Webhooks webhooks, String id) {
        List<Subscription> found = webhooks.beginning(id);
        if (found.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    (found.isEmpty() ? "No webhook's id begins with '" : "Several ids begin with '") + id
                            + "'; 'broadsheet webhook list' tells them.");
        }
        return found.getFirst();
    }

    /** Its id, as lists tell it. */
    static String shortId(String id) {
        return id.substring(0, Math.min(id.length(), SHORT));
    }
}
