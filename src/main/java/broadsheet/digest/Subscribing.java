package broadsheet.digest;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.MailKind;
import broadsheet.catalog.NewMail;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.catalog.Terms;
import broadsheet.digest.Passes.Purpose;
import broadsheet.edition.ListName;
import broadsheet.paper.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets readers subscribe with an address alone, which is asked whether it wants to; and lets whoever got a mail change, pause and end
 * what it gets. Thread-safe.
 */
public final class Subscribing {
    private static final Logger LOG = LoggerFactory.getLogger(Subscribing.class);

    /** Characters of what a stranger's list is called in a mail that nobody may have asked for. */
    private static final int LONGEST_NAME = 100;

    /** What mail programs make a link of. */
    private static final Pattern LINK = Pattern.compile("://|@|\\w[.]\\p{L}{2,}|www");

    private final Catalogue catalogue;
    private final DigestMail mail;
    private final Passes passes;
    private final SubscribeLimits limits;
    private final Runnable wake;
    private final boolean isOpen;

    /**
     * @param isOpen whether mail is sent at all
     * @param mail writes mails
     * @param passes of this home
     * @param limits how often anybody may ask
     * @param wake called when a mail waits to be sent
     */
    public Subscribing(
            boolean isOpen,
            Catalogue catalogue,
            DigestMail mail,
            Passes passes,
            SubscribeLimits limits,
            Runnable wake) {
        this.isOpen = isOpen;
        this.catalogue = catalogue;
        this.mail = mail;
        this.passes = passes;
        this.limits = limits;
        this.wake = wake;
    }

    /** Whether anybody can subscribe: whether mail is sent at all. */
    public boolean isOpen() {
        return isOpen;
    }

    /** What a list is called in a sentence. */
    public String name(ListName list) {
        return ListNames.inWords(catalogue, list);
    }

    /** What came of somebody's asking. */
    public sealed interface Outcome {
        /** A mail goes to the address, whatever is known of it; unless it got too many already, which nobody is told. */
        record Asked(EmailAddress address) implements Outcome {}

        /** That is no address. */
        record NoAddress() implements Outcome {}

        /** Too many asked from this network. */
        record TooMany() implements Outcome {}
    }

    /**
     * Asks an address whether it wants a list.
     *
     * @param address as somebody typed it
     * @param name what the list is called
     * @param network from where, as {@link SubscribeLimits} has it
     */
    public Outcome ask(String address, ListName list, String name, Terms terms, String network) {
        Optional<EmailAddress> parsed = EmailAddress.parse(address);
        if (parsed.isEmpty()) {
            LOG.info("subscribe refused: no address");
            return new Outcome.NoAddress();
        }
        EmailAddress to = parsed.get();
        switch (limits.take(network, to)) {
            case NETWORK -> {
                return new Outcome.TooMany();
            }
            case ADDRESS -> {
                LOG.info("subscribe address={} was asked too often, and is not asked again today", to.mark());
                return new Outcome.Asked(to);
            }
            case NONE -> {}
        }
        Subscription kept = catalogue
                .subscriptions()
                .ask(
                        Channel.MAIL,
                        to.text(),
                        to.key(),
                        "",
                        terms,
                        subscription -> List.of(question(subscription, to, modest(list, name))));
        LOG.info("subscribe address={} state={} list={}", to.mark(), kept.state(), kindOf(list));
        wake.run();
        return new Outcome.Asked(to);
    }

    /** The log tells no query and no name of a person. */
    private static String kindOf(ListName list) {
        return list.getClass().getSimpleName();
    }

    /** What a list is called to somebody who may not have asked for it: no longer, and no more of a link, than a title is. */
    private static String modest(ListName list, String name) {
        boolean isOfStrangers = list instanceof ListName.Found || list instanceof ListName.ByAuthor;
        return isOfStrangers
                        && (name.length() > LONGEST_NAME || LINK.matcher(name).find())
                ? list instanceof ListName.Found ? "a search" : "the papers of an author"
                : name;
    }

    /** Whether its mailbox refused again and again, so that nothing is sent. */
    public boolean isSuspended(Subscription subscription) {
        return EmailAddress.parse(subscription.subscriber().target())
                .filter(catalogue.mailboxes()::isSuspended)
                .isPresent();
    }

    private NewMail question(Subscription subscription, EmailAddress to, String name) {
        boolean isNew = subscription.state() == State.PENDING;
        Links links = mail.links();
        Note note = isNew
                ? new Note(
                        "Broadsheet: confirm that you want " + name,
                        "Do you want " + name + " by mail?",
                        List.of(
                                "Somebody, probably you, asked the Broadsheet at " + links.name()
                                        + " to send it to this address "
                                        + subscription.terms().timetable().inWords()
                                        + ".",
                                "If it was not you, do nothing: nothing is sent unless this is confirmed, and the"
                                        + " address is forgotten in a week."),
                        "Yes, send it",
                        links.confirm(),
                        "Sent once, as this address was entered at " + links.name() + ".",
                        false,
                        links)
                : new Note(
                        "Broadsheet: you have " + name + " already",
                        "You have " + name + " already",
                        List.of(
                                "Somebody, probably you, asked for it again. It comes "
                                        + subscription.terms().timetable().inWords()
                                        + (subscription.state() == State.PAUSED
                                                ? ", but is paused."
                                                : isSuspended(subscription)
                                                        ? ", but this mailbox refused mail again and again, and gets"
                                                                + " none until it goes on."
                                                        : "."),
                                "Nothing has changed. The hour, the days and the rest can be changed on its page."),
                        "To its page",
                        links.subscription(),
                        "Sent once, as this address was entered at " + links.name() + ".",
                        true,
                        links);
        return new NewMail(
                MailKind.CONFIRMATION,
                "",
                subscription.id(),
                to,
                mail.written(note),
                passes.of(isNew ? Purpose.CONFIRM : Purpose.OWN, subscription.id()),
                "");
    }

    /** The subscription of a pass; nothing if the pass is none of ours, or it is gone. */
    public Optional<Subscription> find(Purpose purpose, String pass) {
        return passes.subscription(purpose, pass).flatMap(catalogue.subscriptions()::find);
    }

    /** The pass by which whoever confirmed a subscription changes it. */
    public String own(Subscription subscription) {
        return passes.of(Purpose.OWN, subscription.id());
    }

    /** Confirms a subscription, or lets a paused one go on. Whoever reads mail has a mailbox that takes it again. */
    public Optional<Subscription> goOn(Subscription subscription) {
        EmailAddress.parse(subscription.subscriber().target()).ifPresent(catalogue.mailboxes()::release);
        return catalogue.subscriptions().set(subscription.id(), State.ACTIVE);
    }

    /** Sends nothing until it goes on. */
    public Optional<Subscription> pause(Subscription subscription) {
        return catalogue.subscriptions().set(subscription.id(), State.PAUSED);
    }

    /** Changes what is sent, and how. */
    public Optional<Subscription> change(Subscription subscription, Terms terms) {
        EmailAddress.parse(subscription.subscriber().target()).ifPresent(catalogue.mailboxes()::release);
        return catalogue.subscriptions().change(subscription.id(), terms);
    }

    /** Ends a subscription; whether there was one. */
    public boolean leave(Subscription subscription) {
        return catalogue.subscriptions().remove(subscription.id());
    }
}
