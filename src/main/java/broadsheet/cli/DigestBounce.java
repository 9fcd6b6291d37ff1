package broadsheet.cli;

import broadsheet.catalog.Mailboxes;
import broadsheet.mail.Bounce;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "bounce",
        description = "Reads a report that a mail came back from standard input, as a mail server hands it over, and"
                + " counts it against the mailbox.")
final class DigestBounce implements Callable<Integer> {
    @ParentCommand
    private DigestCommand digest;

    @Override
    public Integer call() throws IOException {
        Optional<Bounce> bounce = Bounce.parse(digest.broadsheet().desk().in());
        Screen screen = digest.broadsheet().err();
        if (bounce.isEmpty()) {
            screen.tell("This is no report of a mail that could not be delivered; nothing is counted.");
            // Whatever hands mails over would take any other code for a fault, and send the mail back.
            return ExitCode.OK;
        }
        try (OpenHome open = digest.broadsheet().open()) {
            Optional<Mailboxes.Returned> returned = open.catalogue()
                    .mailboxes()
                    .returned(
                            bounce.get().messageId(),
                            bounce.get().status(),
                            bounce.get().weight(),
                            digest.broadsheet().desk().clock().instant());
            screen.tell(returned.map(one -> "Counted" + (one.isSuspended() ? "; the mailbox is suspended." : "."))
                    .orElse("No mail of ours of the last thirty days is meant, or it was counted before."));
            return ExitCode.OK;
        }
    }
}
