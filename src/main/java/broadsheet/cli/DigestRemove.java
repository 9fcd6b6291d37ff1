package broadsheet.cli;

import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.paper.EmailAddress;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "remove", description = "Ends all subscriptions of an address and forgets it.")
final class DigestRemove implements Callable<Integer> {
    @ParentCommand
    private DigestCommand digest;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address;

    @Override
    public Integer call() {
        EmailAddress to = EmailAddress.parse(address)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "That is no e-mail address."));
        Screen screen = digest.broadsheet().err();
        try (OpenHome open = digest.broadsheet().open()) {
            List<Subscription> all = open.catalogue().subscriptions().of(Channel.MAIL, to.key());
            all.forEach(one -> open.catalogue().subscriptions().remove(one.id()));
            open.catalogue().mailboxes().release(to);
            screen.tell(
                    all.isEmpty()
                            ? "This address has no subscription."
                            : Words.count(all.size(), "subscription") + " ended; the address is forgotten.");
            return all.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
        }
    }
}
