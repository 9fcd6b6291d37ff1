package broadsheet.digest;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.HookKind;
import broadsheet.catalog.Hooks;
import broadsheet.catalog.LoggedHook;
import broadsheet.catalog.MailStatus;
import broadsheet.catalog.NewHook;
import broadsheet.catalog.Subscriber;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.catalog.Terms;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.edition.Lists;
import broadsheet.hook.Hook;
import broadsheet.hook.Signature;
import broadsheet.net.PostAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets whoever keeps the server have lists posted to webhooks. Thread-safe. */
public final class Webhooks {
    private final Catalogue catalogue;
    private final Composing composing;
    private final DigestHook writing;
    private final Hook hook;
    private final InstantSource clock;

    /**
     * @param composing makes the issue of a test
     * @param writing writes it
     * @param hook posts it
     */
    public Webhooks(Catalogue catalogue, Composing composing, DigestHook writing, Hook hook, InstantSource clock) {
        this.catalogue = catalogue;
        this.composing = composing;
        this.writing = writing;
        this.hook = hook;
        this.clock = clock;
    }

    /** The kind of webhook that an address is, by its host and path; one that wants JSON of ours if it is none of the others. */
    public static Channel channel(PostAddress address) {
        String host = address.host();
        boolean isOfDiscord = host.equals("discord.com") || host.equals("discordapp.com");
        return host.equals("hooks.slack.com")
                ? Channel.SLACK
                : isOfDiscord && address.uri().getRawPath().startsWith("/api/webhooks/")
                        ? Channel.DISCORD
                        : Channel.WEBHOOK;
    }

    /** What came of somebody's wish to have a list posted. */
    public sealed interface Kept {
        /**
         * It is posted from now on.
         *
         * @param subscription with the secret by which it is signed, the former one where the address is known
         */
        record Posted(Subscription subscription) implements Kept {}

        /**
         * It is not.
         *
         * @param why in a sentence
         */
        record Refused(String why) implements Kept {}
    }

    /**
     * Posts a list to an address from now on. What is posted there already of the same list comes by the new terms.
     *
     * @param channel as what it is written; no mail
     */
    public Kept keep(Channel channel, PostAddress address, Terms terms) {
        boolean isKnown = ListText.parse(terms.list())
                .filter(list -> !(list instanceof ListName.OfEdition))
                .filter(list -> Lists.isKnown(catalogue, list))
                .isPresent();
        if (!isKnown) {
            return new Kept.Refused(
                    "“" + terms.list() + "” is no list of this server. Write it as trending/week, or category/cs.CL.");
        }
        String target = address.uri().toString();
        Optional<Channel> other = all().stream()
                .map(Subscription::subscriber)
                .filter(one -> one.target().equals(target) && one.channel() != channel)
                .map(Subscriber::channel)
                .findFirst();
        if (other.isPresent()) {
            // Otherwise it would get papers twice.
            return new Kept.Refused(
                    "Lists are posted there as " + other.get().word() + " already; remove those first.");
        }
        return new Kept.Posted(catalogue
                .subscriptions()
                .keep(channel, target, target, channel == Channel.WEBHOOK ? Signature.newSecret() : "", terms));
    }

    /**
     * A webhook's subscription.
     *
     * @param subscription what is posted where
     * @param last what was posted last, or is to be
     */
    public record Line(Subscription subscription, Optional<LoggedHook> last) {}

    /** All of them, by address and list. */
    public List<Line> list() {
        Map<String, LoggedHook> last = catalogue.hookLog().last();
        return all().stream()
                .map(one -> new Line(one, Optional.ofNullable(last.get(one.id()))))
                .toList();
    }

    private List<Subscription> all() {
        return catalogue.subscriptions().list(EnumSet.copyOf(Channel.ofWebhooks()));
    }

    /** The one of an id. */
    public Optional<Subscription> find(String id) {
        return catalogue.subscriptions().find(id).filter(one -> one.subscriber().channel() != Channel.MAIL);
    }

    /** Those whose id begins so. */
    public List<Subscription> beginning(String id) {
        return all().stream().filter(one -> one.id().startsWith(id)).toList();
    }

    /** What a list is called in a sentence. */
    public String name(ListName list) {
        return ListNames.inWords(catalogue, list);
    }

    /** What was posted last, or is to be, the latest first. */
    public List<LoggedHook> log(int most) {
        return catalogue.hookLog().latest(most);
    }

    /** The same of one subscription. */
    public List<LoggedHook> log(Subscription subscription, int most) {
        return catalogue.hookLog().of(subscription.id(), most);
    }

    /**
     * What came of a test.
     *
     * @param isTaken whether it was taken
     * @param status what the server said, or why it said nothing
     */
    public record Tested(boolean isTaken, MailStatus status) {
        /** In a sentence, such as {@code It was taken: 200 ok.} */
        public String inWords() {
            return (isTaken ? "It was taken: " : "It was not taken: ")
                    + (status.code() + " " + status.text()).strip().replaceFirst("[.]$", "") + ".";
        }
    }

    /**
     * Posts at once what somebody who never had an issue would get now, said to be a test; it is tried once, and counts for no issue.
     *
     * @throws InterruptedException if the program is told to end
     */
    public Tested test(Subscription subscription) throws InterruptedException {
        Instant now = clock.instant();
        Subscriber to = subscription.subscriber();
        Terms terms = subscription.terms();
        ListName list = ListText.parse(terms.list())
                .orElseThrow(() -> new IllegalStateException("“" + terms.list() + "” is the name of no list"));
        Digest digest = composing.preview(list, terms);
        NewHook test = new NewHook(
                HookKind.TEST,
                "",
                subscription.id(),
                to.place(),
                writing.written(to.channel(), HookKind.TEST, digest, now).text());
        String id = Hooks.newId();
        Hook.Result result = hook.post(to, id, test.text().body());
        Hooks.Tested tested = switch (result) {
            case Hook.Result.Taken _ -> Hooks.Tested.TAKEN;
            case Hook.Result.Failed _, Hook.Result.Gone _ -> Hooks.Tested.REFUSED;
            case Hook.Result.Untried _ -> Hooks.Tested.UNTRIED;
        };
        catalogue.hooks().noteTest(id, test, tested, result.status(), clock.instant());
        return new Tested(tested == Hooks.Tested.TAKEN, result.status());
    }

    /** Changes what is posted, and how. */
    public Optional<Subscription> change(Subscription subscription, Terms terms) {
        return catalogue.subscriptions().change(subscription.id(), terms);
    }

    /** Posts nothing until it goes on. */
    public Optional<Subscription> pause(Subscription subscription) {
        return catalogue.subscriptions().set(subscription.id(), State.PAUSED);
    }

    /** Goes on with one that is paused. */
    public Optional<Subscription> goOn(Subscription subscription) {
        return catalogue.subscriptions().set(subscription.id(), State.ACTIVE);
    }

    /** Posts it no more; whether there was one. */
    public boolean remove(Subscription subscription) {
        return catalogue.subscriptions().remove(subscription.id());
    }
}
