package broadsheet.cli;

import broadsheet.mail.Pass;
import broadsheet.paper.EmailAddress;
import java.util.Optional;
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
                                + "”. Its owner can let it go on by the link of any mail.");
                return ExitCode.NOT_FOUND;
            }
            int mails = digest.broadsheet().desk().server().composing(open).composeNow(to);
            if (mails == 0) {
                screen.tell("Nothing to send: this address has no subscription that runs, or nothing is new in one.");
                return ExitCode.NOT_FOUND;
            }
            Optional<Pass> pass = digest.broadsheet().desk().server().sendAll(open);
            if (pass.isEmpty()) {
                screen.tell(Words.count(mails, "mail") + " waits; the server sends it within a minute.");
                return ExitCode.OK;
            }
            boolean isWell =
                    !pass.get().isBroken() && pass.get().deferred() + pass.get().failed() == 0;
            screen.tell(Words.count(mails, "mail") + " made; " + pass.get().sent() + " sent"
                    + (pass.get().deferred() > 0 ? ", " + pass.get().deferred() + " put off" : "")
                    + (pass.get().failed() > 0 ? ", " + pass.get().failed() + " refused" : "")
                    + (pass.get().isBroken()
                            ? ". The mail server takes nothing: "
                                    + pass.get().broken().text()
                            : ".")
                    + (isWell ? "" : " What waits is sent by the next command, or by a server."));
            return isWell ? ExitCode.OK : ExitCode.PARTLY;
        }
    }
}
