package broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import broadsheet.App;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.HookKind;
import broadsheet.catalog.LoggedHook;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.catalog.Terms;
import broadsheet.catalog.Terms.Summaries;
import broadsheet.catalog.Terms.WhenEmpty;
import broadsheet.cli.OpenHome;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.hook.Hook;
import broadsheet.hook.HookSending;
import broadsheet.net.PostAddress;
import broadsheet.net.PostServer;
import broadsheet.paper.EmailAddress;
import broadsheet.paper.Timetable;
import broadsheet.paper.Timetable.Rhythm;
import broadsheet.source.arxiv.world.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an address that an operator typed to what its server receives. */
class WebhooksTest {
    private static final EnumSet<Channel> ALL = EnumSet.allOf(Channel.class);

    @TempDir
    private Path folder;

    // The library refuses signatures that are five minutes old, by the clock of this machine.
    private final Instant began = Instant.now();
    private final SettableClock clock = new SettableClock(began);
    private OpenHome open;
    private Catalogue catalogue;
    private Composing composing;
    private Webhooks webhooks;
    private HookSending sending;

    @BeforeEach
    void open() {
        App app = new App(Map.of("BROADSHEET_ENCODER_MODEL", "none"), clock);
        open = app.open(new Home(folder));
        catalogue = open.catalogue();
        composing = app.composing(open);
        webhooks = app.webhooks(open);
        sending = new HookSending(catalogue.hooks(), new Hook(open.web(), clock), clock);
    }

    @AfterEach
    void close() {
        sending.close();
        open.close();
    }

    private static Terms terms(String list, WhenEmpty whenEmpty) {
        return new Terms(list, new Timetable(Rhythm.DAILY, 7, ZoneId.of("UTC")), 0, 20, Summaries.OPENING, whenEmpty);
    }

    private Subscription kept(Channel channel, URI address, Terms terms) {
        Webhooks.Kept kept =
                webhooks.keep(channel, PostAddress.parse(address.toString()).orElseThrow(), terms);
        return ((Webhooks.Kept.Posted) kept).subscription();
    }

    private void added(String... titles) {
        for (String title : titles) {
            catalogue
                    .papers()
                    .store(List.of(Sketch.of("2611.%05d".formatted(Math.floorMod(title.hashCode(), 99_999)))
                            .titled(title)
                            .in("cs.CL")
                            .announced(began.toString().substring(0, 10))
                            .paper()));
        }
    }

    /** The next turn of all that is subscribed to; the clock is set there. */
    private Composing.Pass turn() {
        clock.set(catalogue.subscriptions().nextDue(ALL).orElseThrow());
        return composing.composeDue(ALL);
    }

    private static JsonNode read(PostServer.Received one) throws Exception {
        return new ObjectMapper().readTree(one.body());
    }

    private static void verify(PostServer.Received one, String secret) throws Exception {
        Map<String, List<String>> headers = one.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        new Webhook(secret).verify(one.body(), HttpHeaders.of(headers, (_, _) -> true));
    }

    @Test
    void whatIsNewIsPostedOnceSignedAsTheirOwnLibraryVerifiesIt() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE)) {
            Subscription one =
                    kept(Channel.WEBHOOK, server.uri("/papers?key=k"), terms("category/cs.CL", WhenEmpty.SILENCE));
            added("On looms");

            assertThat(turn()).isEqualTo(new Composing.Pass(1, 0, 1, 0));
            // The signature is of the moment at which it is posted.
            clock.set(began);
            assertThat(sending.runOnce()).isEqualTo(new HookSending.Pass(1, 0, 0));
            turn();
            sending.runOnce();

            assertThat(server.received()).hasSize(1);
            PostServer.Received received = server.received().getFirst();
            assertThat(received.path()).isEqualTo("/papers?key=k");
            verify(received, one.subscriber().secret());
            assertThat(read(received)
                            .path("data")
                            .path("papers")
                            .path(0)
                            .path("title")
                            .asText())
                    .isEqualTo("On looms");
            assertThat(catalogue.issues().log(2).getLast().inWords()).isEqualTo("1 paper to 1 webhook");
        }
    }

    @Test
    void eachIsWrittenForItsChannelAndTheMailComesBeside() throws Exception {
        try (PostServer slack = PostServer.with(PostServer.TAKE);
                PostServer discord = PostServer.with(PostServer.TAKE)) {
            Terms terms = terms("category/cs.CL", WhenEmpty.LINE);
            kept(Channel.SLACK, slack.uri("/"), terms);
            kept(Channel.DISCORD, discord.uri("/"), terms);
            EmailAddress ada = EmailAddress.parse("ada@example.org").orElseThrow();
            Subscription asked =
                    catalogue.subscriptions().ask(Channel.MAIL, ada.text(), ada.key(), "", terms, _ -> List.of());
            catalogue.subscriptions().set(asked.id(), State.ACTIVE);
            added("On looms");

            assertThat(turn()).isEqualTo(new Composing.Pass(3, 1, 2, 0));
            sending.runOnce();

            assertThat(read(slack.received().getFirst()).path("blocks").toString())
                    .contains("On looms");
            assertThat(slack.received().getFirst().header("webhook-signature")).isEmpty();
            assertThat(read(discord.received().getFirst())
                            .path("embeds")
                            .path(0)
                            .path("title")
                            .asText())
                    .isEqualTo("On looms");
        }
    }

    @Test
    void whoeverWantsSilenceGetsASignOfLifeAMonthLater() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE)) {
            kept(Channel.WEBHOOK, server.uri("/"), terms("category/cs.CL", WhenEmpty.SILENCE));

            assertThat(turn()).isEqualTo(new Composing.Pass(1, 0, 0, 0));
            clock.advance(Duration.ofDays(31));
            assertThat(composing.composeDue(ALL)).isEqualTo(new Composing.Pass(1, 0, 1, 0));
            sending.runOnce();

            assertThat(read(server.received().getFirst()).path("type").asText()).isEqualTo("subscription.alive");
        }
    }

    @Test
    void aTestIsPostedAtOnceOnceAndCountsForNoIssue() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE);
                PostServer refusing = PostServer.with(PostServer.REFUSE)) {
            added("On looms");
            Subscription good = kept(Channel.WEBHOOK, server.uri("/"), terms("category/cs.CL", WhenEmpty.SILENCE));
            Subscription bad = kept(Channel.WEBHOOK, refusing.uri("/"), terms("category/cs.CL", WhenEmpty.SILENCE));

            assertThat(webhooks.test(good).inWords()).isEqualTo("It was taken: 204 no words.");
            assertThat(webhooks.test(bad).inWords()).isEqualTo("It was not taken: 500 out of order.");
            sending.runOnce();

            assertThat(refusing.received()).hasSize(1);
            verify(server.received().getFirst(), good.subscriber().secret());
            assertThat(read(server.received().getFirst()).path("data").path("papers"))
                    .hasSize(1);
            assertThat(webhooks.log(10))
                    .extracting(LoggedHook::kind, LoggedHook::state)
                    .containsExactly(
                            tuple(HookKind.TEST, LoggedHook.State.FAILED), tuple(HookKind.TEST, LoggedHook.State.SENT));
            assertThat(catalogue.issues().log(1)).isEmpty();
            // And what was shown in a test is news all the same.
            assertThat(turn().hooks()).isEqualTo(2);
        }
    }

    @Test
    void whatIsPostedSomewhereAlreadyComesByNewTermsAndKeepsItsSecret() {
        URI address = URI.create("https://papers.example.org/hook");
        Subscription before = kept(Channel.WEBHOOK, address, terms("trending/week", WhenEmpty.SILENCE));
        webhooks.pause(before);
        Subscription after = kept(Channel.WEBHOOK, address, terms("trending/week", WhenEmpty.LINE));
        Subscription other = kept(Channel.WEBHOOK, address, terms("trending/day", WhenEmpty.LINE));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.state()).isEqualTo(State.ACTIVE);
        assertThat(after.terms().whenEmpty()).isEqualTo(WhenEmpty.LINE);
        assertThat(other.subscriber()).isEqualTo(before.subscriber());
        assertThat(webhooks.list()).hasSize(2);
        webhooks.remove(after);
        assertThat(webhooks.list()).extracting(line -> line.subscription().id()).containsExactly(other.id());
        assertThat(webhooks.find(after.id())).isEmpty();
    }

    @Test
    void whatCannotBePostedIsRefusedWithTheReason() {
        PostAddress address = PostAddress.parse("https://my_service:8443/hook").orElseThrow();
        assertThat(Webhooks.channel(address)).isEqualTo(Channel.WEBHOOK);
        kept(Channel.WEBHOOK, address.uri(), terms("trending/week", WhenEmpty.LINE));

        assertThat(webhooks.keep(Channel.SLACK, address, terms("trending/day", WhenEmpty.LINE)))
                .isEqualTo(new Webhooks.Kept.Refused("Lists are posted there as webhook already; remove those first."));
        assertThat(webhooks.keep(Channel.WEBHOOK, address, terms("beat/nobody", WhenEmpty.LINE)))
                .isInstanceOf(Webhooks.Kept.Refused.class);
        assertThat(webhooks.list()).hasSize(1);
    }

    @Test
    void anAddressTellsWhoseItIs() {
        for (Map.Entry<String, Channel> one : Map.of(
                        "https://hooks.slack.com/services/T/B/x", Channel.SLACK,
                        "https://discord.com/api/webhooks/1/x", Channel.DISCORD,
                        "https://discordapp.com/api/webhooks/1/x", Channel.DISCORD,
                        "https://discord.com/channels/1", Channel.WEBHOOK,
                        "https://papers.example.org/hooks.slack.com", Channel.WEBHOOK)
                .entrySet()) {
            assertThat(Webhooks.channel(PostAddress.parse(one.getKey()).orElseThrow()))
                    .as(one.getKey())
                    .isEqualTo(one.getValue());
        }
    }

    @Test
    void mailIsNoWebhook() {
        catalogue
                .subscriptions()
                .ask(
                        Channel.MAIL,
                        "ada@example.org",
                        "ada@example.org",
                        "",
                        terms("trending/week", WhenEmpty.LINE),
                        _ -> List.of());
        String id = catalogue.subscriptions().list().getFirst().id();

        assertThat(webhooks.list()).isEmpty();
        assertThat(webhooks.find(id)).isEmpty();
        assertThat(webhooks.beginning(id.substring(0, 4))).isEmpty();
    }
}
