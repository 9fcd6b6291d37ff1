package broadsheet.hook;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.IssueMails;
import broadsheet.catalog.LoggedHook;
import broadsheet.catalog.Store;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.mail.LoggedLines;
import broadsheet.net.PostServer;
import broadsheet.net.PostServer.Manner;
import broadsheet.net.SimulatedTime;
import broadsheet.net.WebClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Timeout(60)
class HookSendingTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    /** For servers that hang; others answer at once. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final int FAILURES = 3;

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final SimulatedTime time = new SimulatedTime(NOW);
    private final WebClient web = new WebClient(new Config.Network(""), "9.9", List.of(), time, time);
    private Catalogue catalogue;
    private HookSending sending;

    @BeforeEach
    void open() {
        Home home = new Home(folder);
        home.prepare();
        catalogue = store.open(home, time);
        sending = new HookSending(catalogue.hooks(), new Hook(web, time), time);
    }

    @AfterEach
    void close() {
        web.close();
        catalogue.close();
    }

    private Subscription issued(Channel channel, URI address, String body) {
        Subscription subscription = Subscribed.subscription(catalogue, channel, address);
        Subscribed.issue(catalogue, time, subscription, body);
        return subscription;
    }

    private LoggedHook last() {
        return catalogue.hookLog().latest(1).getFirst();
    }

    /** A server that answers one after the other, and the last for good. */
    private static PostServer answering(Manner... manners) {
        Deque<Manner> left = new ArrayDeque<>(List.of(manners));
        return new PostServer(_ -> left.size() == 1 ? left.peek() : left.remove());
    }

    /** Waits by the clock until the next is due, and posts what is due. */
    private void passWhenDue() throws InterruptedException {
        Instant due = catalogue.hooks().nextDue().orElseThrow();
        if (due.isAfter(time.instant())) {
            time.step(Duration.between(time.instant(), due));
        }
        sending.runOnce();
    }

    @Test
    void aReceiverThatKnowsTheSecretKnowsWhoseItIs() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE)) {
            Subscription subscription = issued(Channel.WEBHOOK, server.uri("/hook"), "{\"title\":\"Köln\"}");

            assertThat(sending.runOnce()).isEqualTo(new HookSending.Pass(1, 0, 0));

            PostServer.Received one = server.received().getFirst();
            assertThat(one.header("webhook-id")).matches("msg_[0-9a-f]{32}");
            assertThat(one.header("webhook-timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
            assertThat(one.header("webhook-signature"))
                    .isEqualTo(SignatureTest.expected(
                            subscription.subscriber().secret(),
                            one.header("webhook-id"),
                            one.header("webhook-timestamp"),
                            one.body()));
            assertThat(one.body()).isEqualTo("{\"title\":\"Köln\"}");
            assertThat(catalogue.issues().log(1).getFirst().hooks())
                    .isEqualTo(new IssueMails(Subscribed.key(NOW), 0, 1, 0, 0, List.of()));
            assertThat(catalogue.issues().log(1).getFirst().inWords()).isEqualTo("no paper to 1 webhook");
        }
    }

    @Test
    void slackAndDiscordGetNoSignature() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE)) {
            issued(Channel.SLACK, server.uri("/slack"), "{}");
            issued(Channel.DISCORD, server.uri("/discord"), "{}");

            assertThat(sending.runOnce().sent()).isEqualTo(2);

            assertThat(server.received())
                    .allSatisfy(
                            one -> assertThat(one.headers().keySet()).noneMatch(name -> name.startsWith("webhook-")));
        }
    }

    @Test
    void whatIsRefusedComesAgainAsTheSameLaterAndLater() throws Exception {
        sending = new HookSending(catalogue.hooks(), new Hook(web, time, PATIENCE), time);
        try (PostServer server = answering(PostServer.REFUSE, new Manner.Drop(), new Manner.Hang(), PostServer.TAKE);
                LoggedLines log = LoggedLines.begin()) {
            issued(Channel.WEBHOOK, server.uri("/secret"), "{}");

            assertThat(sending.runOnce()).isEqualTo(new HookSending.Pass(0, 1, 0));
            assertThat(last().status().text()).isEqualTo("out of order");
            assertThat(last().nextAt()).isEqualTo(NOW.plusSeconds(5));
            assertThat(sending.runOnce()).as("before its time").isEqualTo(new HookSending.Pass(0, 0, 0));

            passWhenDue();
            assertThat(last().status().code()).isEqualTo("broken_off");
            assertThat(last().uncertain()).isEqualTo(1);

            passWhenDue();
            assertThat(last().status().code()).isEqualTo("time_out");
            assertThat(last().nextAt()).isEqualTo(time.instant().plus(Duration.ofMinutes(10)));

            passWhenDue();
            assertThat(last().state()).isEqualTo(LoggedHook.State.SENT);
            assertThat(server.received())
                    .hasSize(4)
                    .extracting(one -> one.header("webhook-id"))
                    .containsOnly(last().hookId());
            assertThat(server.received())
                    .extracting(one -> one.header("webhook-signature"))
                    .as("each signed when it went out")
                    .doesNotHaveDuplicates();
            assertThat(log.text())
                    .contains("webhooks id=" + last().hookId() + " again in 5 s: 500 out of order")
                    .doesNotContain("secret");
        }
    }

    @Test
    void whatLeadsElsewhereIsNotFollowed() throws Exception {
        try (PostServer other = PostServer.with(PostServer.TAKE);
                PostServer server =
                        PostServer.with(new Manner.Answer(307, "Location: " + other.uri("/") + "\r\n", ""))) {
            issued(Channel.WEBHOOK, server.uri("/"), "{}");

            sending.runOnce();

            assertThat(other.received()).isEmpty();
            assertThat(last().status().code()).isEqualTo("307");
            assertThat(last().state()).isEqualTo(LoggedHook.State.WAITING);
        }
    }

    @Test
    void aServerThatSaysWhenItWantsToBeAskedAgainIsAskedThenAndNotBefore() throws Exception {
        try (PostServer server =
                answering(new Manner.Answer(429, "Retry-After: 7200\r\n", "too many"), PostServer.TAKE)) {
            issued(Channel.DISCORD, server.uri("/one"), "{}");
            issued(Channel.DISCORD, server.uri("/two"), "{}");

            sending.runOnce();
            assertThat(server.received()).as("the other is of the same host").hasSize(1);
            assertThat(catalogue.hookLog().latest(2))
                    .extracting(LoggedHook::attempts)
                    .as("what was not tried counts for no try")
                    .containsExactly(0, 1);
            time.step(Duration.ofMinutes(119));
            sending.runOnce();
            assertThat(server.received()).hasSize(1);

            time.step(Duration.ofMinutes(1));
            sending.runOnce();
            assertThat(server.received()).extracting(PostServer.Received::path).containsExactly("/one", "/one", "/two");
        }
    }

    @Test
    void whoeverIsGoneForGoodIsNotAskedAgain() throws Exception {
        try (PostServer server = PostServer.with(new Manner.Answer(410, "", "channel_is_archived"));
                LoggedLines log = LoggedLines.begin()) {
            Subscription subscription = issued(Channel.SLACK, server.uri("/T0/secret"), "{}");

            sending.runOnce();

            assertThat(catalogue.subscriptions().list()).isEmpty();
            assertThat(last().state()).isEqualTo(LoggedHook.State.FAILED);
            assertThat(last().status().text()).isEqualTo("channel_is_archived");
            assertThat(log.text())
                    .contains("webhooks subscription=" + subscription.id() + " ended: its server is gone for good")
                    .doesNotContain("secret");
        }
    }

    @Test
    void whatFailsForThreeDaysIsGivenUpAndThreeInARowPauseTheSubscription() throws Exception {
        try (PostServer server = PostServer.with(PostServer.REFUSE);
                LoggedLines log = LoggedLines.begin()) {
            Subscription subscription = issued(Channel.WEBHOOK, server.uri("/"), "{}");
            for (int issue = 0; issue < FAILURES; issue++) {
                Instant began = time.instant();
                while (catalogue.hooks().nextDue().isPresent()) {
                    passWhenDue();
                }
                assertThat(Duration.between(began, time.instant())).isBetween(Duration.ofDays(3), Duration.ofDays(4));
                boolean isLast = issue == FAILURES - 1;
                State expected = isLast ? State.PAUSED : State.ACTIVE;
                assertThat(catalogue
                                .subscriptions()
                                .find(subscription.id())
                                .orElseThrow()
                                .state())
                        .isEqualTo(expected);
                if (!isLast) {
                    Subscribed.issue(catalogue, time, subscription, "{\"issue\":" + issue + "}");
                }
            }

            assertThat(server.received()).hasSize(HookRetries.MOST * FAILURES);
            assertThat(log.text()).contains("webhooks subscription=" + subscription.id() + " paused");
        }
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() throws Exception {
        try (PostServer server = answering(PostServer.REFUSE, PostServer.TAKE)) {
            time.step(Duration.ofDays(365));
            issued(Channel.WEBHOOK, server.uri("/"), "{}");
            sending.runOnce();
            time.step(Duration.ofDays(-365));

            assertThat(sending.runOnce().sent()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatHangsDelaysNoOther() throws Exception {
        CountDownLatch others = new CountDownLatch(31);
        try (PostServer slow = new PostServer(_ -> {
                    // Answers when all others were: by itself it would wait for ever.
                    await(others);
                    return PostServer.TAKE;
                });
                PostServer quick = new PostServer(_ -> {
                    others.countDown();
                    if (others.getCount() == 1) {
                        // Meanwhile something more is put in.
                        issued(Channel.WEBHOOK, late(), "{}");
                    }
                    return PostServer.TAKE;
                })) {
            late.set(quick.uri("/late"));
            // By another name of this machine: one host has one turn at a time.
            issued(Channel.WEBHOOK, URI.create(slow.uri("/").toString().replace("127.0.0.1", "localhost")), "{}");
            for (int i = 0; i < 30; i++) {
                issued(Channel.WEBHOOK, quick.uri("/" + i), "{}");
            }

            assertThat(sending.runOnce()).isEqualTo(new HookSending.Pass(32, 0, 0));
        }
    }

    private final AtomicReference<URI> late = new AtomicReference<>();

    private URI late() {
        return Objects.requireNonNull(late.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatWaitsOfAPausedSubscriptionWaitsUntilItGoesOn() throws Exception {
        try (PostServer server = answering(PostServer.REFUSE, PostServer.TAKE)) {
            Subscription subscription = issued(Channel.WEBHOOK, server.uri("/"), "{}");
            sending.runOnce();
            catalogue.subscriptions().set(subscription.id(), Subscription.State.PAUSED);
            time.step(Duration.ofDays(1));

            assertThat(sending.runOnce()).isEqualTo(new HookSending.Pass(0, 0, 0));
            assertThat(catalogue.hooks().nextDue()).isEmpty();
            catalogue.subscriptions().set(subscription.id(), Subscription.State.ACTIVE);

            assertThat(sending.runOnce()).isEqualTo(new HookSending.Pass(1, 0, 0));
        }
    }

    @Test
    void oneThatGoesOnIsNotPausedForWhatFailedBefore() throws Exception {
        try (PostServer server = PostServer.with(PostServer.REFUSE)) {
            Subscription subscription = issued(Channel.WEBHOOK, server.uri("/"), "{}");
            for (int issue = 1; issue < FAILURES; issue++) {
                Subscribed.issue(catalogue, time, subscription, "{\"issue\":" + issue + "}");
            }
            failAll();
            assertThat(state(subscription)).isEqualTo(Subscription.State.PAUSED);

            catalogue.subscriptions().set(subscription.id(), Subscription.State.ACTIVE);
            Subscribed.issue(catalogue, time, subscription, "{\"issue\":9}");
            failAll();

            assertThat(state(subscription)).isEqualTo(Subscription.State.ACTIVE);
        }
    }

    private void failAll() throws InterruptedException {
        while (catalogue.hooks().nextDue().isPresent()) {
            time.step(Duration.ofHours(4));
            sending.runOnce();
        }
    }

    private Subscription.State state(Subscription subscription) {
        return catalogue.subscriptions().find(subscription.id()).orElseThrow().state();
    }

    @Test
    void oneThatIsRemovedWhileItIsOnItsWayIsNotTriedAgain() throws Exception {
        AtomicReference<String> id = new AtomicReference<>("");
        try (PostServer server = new PostServer(_ -> {
            catalogue.subscriptions().remove(Objects.requireNonNull(id.get()));
            return PostServer.REFUSE;
        })) {
            id.set(issued(Channel.WEBHOOK, server.uri("/"), "{}").id());

            assertThat(sending.runOnce()).isEqualTo(new HookSending.Pass(0, 1, 0));
            time.step(Duration.ofDays(1));

            assertThat(sending.runOnce()).isEqualTo(new HookSending.Pass(0, 0, 0));
            assertThat(server.received()).hasSize(1);
            assertThat(catalogue.hookLog().latest(9)).isEmpty();
        }
    }

    @Test
    void whatIsPutBackAndBelongsToNothingIsForgotten() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE)) {
            Subscription subscription = issued(Channel.WEBHOOK, server.uri("/"), "{}");
            catalogue.hooks().exchange(List.of(), 1, List.of(), time.instant());
            catalogue.subscriptions().remove(subscription.id());

            catalogue.hooks().putBack(Set.of());

            assertThat(catalogue.hooks().waiting()).isZero();
        }
    }

    @Test
    void whatWasOnItsWayWhenAProgramEndedGoesOutAgainAsTheSame() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE);
                LoggedLines log = LoggedLines.begin()) {
            issued(Channel.WEBHOOK, server.uri("/"), "{}");
            String id = catalogue
                    .hooks()
                    .exchange(List.of(), 1, List.of(), time.instant())
                    .hooks()
                    .getFirst()
                    .hookId();

            sending.recover();
            sending.runOnce();

            assertThat(server.received())
                    .extracting(one -> one.header("webhook-id"))
                    .containsExactly(id);
            assertThat(last().uncertain()).isEqualTo(1);
            assertThat(log.text())
                    .contains("webhooks id=" + id
                            + " uncertain: the program ended while it was posted, it goes out again");
        }
    }

    @Test
    void whatWaitsIsTakenBackWithItsSubscription() throws Exception {
        try (PostServer server = answering(PostServer.REFUSE, PostServer.TAKE)) {
            Subscription subscription = issued(Channel.WEBHOOK, server.uri("/"), "{}");
            sending.runOnce();

            catalogue.subscriptions().remove(subscription.id());
            time.step(Duration.ofDays(1));

            assertThat(sending.runOnce()).isEqualTo(new HookSending.Pass(0, 0, 0));
            assertThat(catalogue.hookLog().latest(9)).isEmpty();
            assertThat(catalogue.hooks().prune(time.instant())).isZero();
        }
    }

    @Test
    void whatWasTakenIsForgottenInTimeAndCountedStill() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE)) {
            issued(Channel.WEBHOOK, server.uri("/"), "{}");
            sending.runOnce();
            time.step(HookSending.KEPT.plusMillis(1));

            assertThat(catalogue.hooks().prune(time.instant().minus(HookSending.KEPT)))
                    .isEqualTo(1);
            assertThat(catalogue.hookLog().latest(9)).isEmpty();
            assertThat(catalogue.issues().log(1).getFirst().hooks().sent()).isEqualTo(1);
        }
    }

    @Test
    void itPostsByItselfWhatIsPutIn() throws Exception {
        List<String> bodies = new ArrayList<>();
        CountDownLatch arrived = new CountDownLatch(2);
        try (PostServer server = new PostServer(one -> {
                    synchronized (bodies) {
                        bodies.add(one.body());
                    }
                    arrived.countDown();
                    return PostServer.TAKE;
                });
                HookSending running = new HookSending(catalogue.hooks(), new Hook(web, time), time)) {
            issued(Channel.WEBHOOK, server.uri("/1"), "{\"n\":1}");
            running.start();
            issued(Channel.WEBHOOK, server.uri("/2"), "{\"n\":2}");
            running.wake();
            arrived.await();
        }
        assertThat(bodies).containsExactlyInAnyOrder("{\"n\":1}", "{\"n\":2}");
        assertThat(catalogue.hooks().waiting()).isZero();
    }
}
