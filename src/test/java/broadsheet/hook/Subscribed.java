package broadsheet.hook;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Composed;
import broadsheet.catalog.HookKind;
import broadsheet.catalog.HookText;
import broadsheet.catalog.Issue;
import broadsheet.catalog.NewHook;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.catalog.Terms;
import broadsheet.net.PostAddress;
import broadsheet.paper.Timetable;
import broadsheet.paper.Timetable.Rhythm;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Subscriptions by webhook, and issues for them. */
final class Subscribed {
    static final String LIST = "trending/week";

    private Subscribed() {}

    static Subscription subscription(Catalogue catalogue, Channel channel, URI address) {
        Terms terms = new Terms(
                LIST,
                new Timetable(Rhythm.DAILY, 7, ZoneId.of("UTC")),
                0,
                20,
                Terms.Summaries.OPENING,
                Terms.WhenEmpty.LINE);
        Subscription asked = catalogue
                .subscriptions()
                .ask(
                        channel,
                        address.toString(),
                        address.toString(),
                        channel == Channel.WEBHOOK ? Signature.newSecret() : "",
                        terms,
                        _ -> List.of());
        return catalogue.subscriptions().set(asked.id(), State.ACTIVE).orElseThrow();
    }

    /** Composes an issue for a subscription as it is now. */
    static void issue(Catalogue catalogue, InstantSource clock, Subscription subscription, String body) {
        Subscription now = catalogue.subscriptions().find(subscription.id()).orElseThrow();
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        NewHook hook = new NewHook(
                HookKind.DIGEST,
                Issue.key(LIST, day),
                now.id(),
                PostAddress.parse(now.subscriber().target()).orElseThrow().place(),
                HookText.of(body));
        catalogue
                .issues()
                .note(LIST, "", List.of(new Composed(now, List.of(), day, List.of(), List.of(hook))), clock.instant());
    }

    static String key(Instant moment) {
        return Issue.key(LIST, LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }
}
