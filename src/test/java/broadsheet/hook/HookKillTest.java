package broadsheet.hook;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.JavaProcess;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.LoggedHook;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.net.PostServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that posts to webhooks is killed again and again in the middle of it (SIGKILL). */
@Timeout(300)
class HookKillTest {
    private static final int KILLS = 10;
    private static final int SERVERS = HookSending.AT_ONCE;
    private static final int HOOKS = 160;
    private static final int BETWEEN = 13;
    private static final int KILLED = 137;

    private static final Pattern UNCERTAIN = Pattern.compile("webhooks id=(msg_[0-9a-f]+) uncertain");

    @TempDir
    private Path folder;

    private final Map<String, Integer> arrived = new ConcurrentHashMap<>();
    private final AtomicReference<JavaProcess> running = new AtomicReference<>();
    private final AtomicInteger left = new AtomicInteger();

    private PostServer.Manner receive(PostServer.Received one) {
        arrived.merge(one.header("webhook-id"), 1, Integer::sum);
        if (left.decrementAndGet() == 0) {
            Objects.requireNonNull(running.get()).process().destroyForcibly();
        }
        return PostServer.TAKE;
    }

    @Test
    void nothingIsLostAndNothingComesTwiceButWhatWasOnItsWay() throws Exception {
        Home home = new Home(folder);
        home.prepare();
        InstantSource clock = InstantSource.system();
        List<PostServer> servers = IntStream.range(0, SERVERS)
                .mapToObj(_ -> new PostServer(this::receive))
                .toList();
        try (Catalogue catalogue = Catalogue.open(home, Config.Catalogue.IN_HOME, clock)) {
            for (int i = 0; i < HOOKS; i++) {
                Subscribed.issue(
                        catalogue,
                        clock,
                        Subscribed.subscription(
                                catalogue,
                                Channel.WEBHOOK,
                                servers.get(i % SERVERS).uri("/" + i)),
                        "{}");
            }
        }
        Set<String> uncertain = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            left.set(BETWEEN);
            JavaProcess.Ended ended = sent();
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(KILLED);
            Set<String> told = uncertain(ended);
            assertThat(told).as("taken back by the process that came then").hasSizeLessThanOrEqualTo(SERVERS);
            uncertain.addAll(told);
        }
        left.set(-1);
        JavaProcess.Ended last = sent();
        assertThat(last.exitCode()).as(last.err()).isZero();
        uncertain.addAll(uncertain(last));
        servers.forEach(PostServer::close);

        try (Catalogue catalogue = Catalogue.open(home, Config.Catalogue.IN_HOME, clock)) {
            List<LoggedHook> log = catalogue.hookLog().latest(2 * HOOKS);
            assertThat(log).hasSize(HOOKS).allMatch(one -> one.state() == LoggedHook.State.SENT);
            assertThat(arrived.keySet())
                    .as("each arrived")
                    .isEqualTo(log.stream().map(LoggedHook::hookId).collect(Collectors.toSet()));
            assertThat(log.stream()
                            .filter(one -> one.uncertain() > 0)
                            .map(LoggedHook::hookId)
                            .collect(Collectors.toSet()))
                    .as("what was uncertain was said to be")
                    .isEqualTo(uncertain);
        }
        Set<String> twice = arrived.entrySet().stream()
                .filter(one -> one.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(uncertain).as("what came twice was uncertain").containsAll(twice);
        assertThat(twice).as("each kill falls into a delivery").hasSizeGreaterThanOrEqualTo(KILLS / 2);
    }

    private JavaProcess.Ended sent() {
        try (JavaProcess process =
                JavaProcess.start(JavaProcess.command("broadsheet.hook.HookSender", List.of(folder.toString())))) {
            running.set(process);
            return process.ended();
        }
    }

    private static Set<String> uncertain(JavaProcess.Ended ended) {
        return UNCERTAIN
                .matcher(ended.err())
                .results()
                .map((MatchResult one) -> one.group(1))
                .collect(Collectors.toSet());
    }
}
