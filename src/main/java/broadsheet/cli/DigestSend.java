package broadsheet.cli;

import broadsheet.paper.EmailAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "send",
        description =
                "Sends what an address is subscribed to at once, due or not: what is new since its last issue. The next"
                        + " issue comes at its time.")
final class DigestSend implements Callable<Integer> {
    @ParentCommand
    private DigestCommand digest;

    @Spec
    private CommandSpec spec;

    @Option(names = "--now", paramLabel = "ADDRESS", required = true, description = "Whose subscriptions.")
    private String address;

    @Override
    public Integer call() throws InterruptedException {
        EmailAddress to = EmailAddress.parse(address)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "That is no e-mail address."));
        Screen screen = digest.broadsheet().err();
        try (OpenHome open = digest.broadsheet().open()) {
            if (!open.config().mail().isSent()) {
                screen.tell("No mail server is configured; see docs/operate.md.");
                return ExitCode.UNUSABLE;
            }
            if (open.catalogue().mailboxes().isSuspended(to)) {
                screen.tell(
                        "Nothing is sent: this mailbox is suspended, as it refused again and again, the last time with “"
                                + open.catalogue().mailboxes().refusal(to).orElse("no words")
                                + "”. Its owner's asking again lets it go on.");
                return ExitCode.NOT_FOUND;
            }
            int mails = digest.broadsheet().desk().server().composing(open).composeNow(to);
            if (mails == 0) {
                screen.tell("Nothing to send: this address has no subscription that runs, or nothing is new in one.");
                return ExitCode.NOT_FOUND;
            }
            boolean isLeftToServer = open.home().isServed();
            if (!isLeftToServer) {
                digest.broadsheet().desk().server().sendAll(open);
            }
            screen.tell(Words.count(mails, "mail")
                    + (isLeftToServer ? " waits; the server sends it within a minute." : " made, and sent."));
        }
        return ExitCode.OK;
    }
}
