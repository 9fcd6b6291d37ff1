package broadsheet;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Store;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.mail.Letters;
import broadsheet.mail.SmtpTestServer;
import broadsheet.mail.SmtpTestServer.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server killed in the midst of sending loses no mail, and repeats only what it says it may repeat: fifty times with a file,
 * and with {@code -Dbroadsheet.long=true} as often with PostgreSQL.
 */
@ParameterizedClass
@EnumSource
class MailKillTest {
    private static final boolean LONG = Boolean.getBoolean("broadsheet.long");
    private static final long SEED = 20261130;
    private static final int CONNECTIONS = 4;
    private static final int MOST_BEFORE_A_KILL = 60;

    /** About the time in which a mail is sent, so that kills fall at any moment of it. */
    private static final Duration BLINK = Duration.ofMillis(4);

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    /** What a shell calls the end of a process by SIGKILL: 128 + 9. */
    private static final int KILLED = 137;

    private static final String UNSENT = "select count(*) from outbox where state in ('waiting', 'sending')";
    private static final String IN_FLIGHT = "select count(*) from outbox where state = 'sending'";
    private static final Pattern UNCERTAIN = Pattern.compile("mail message=<([^>]+)> uncertain: the program ended");

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    /** How often each Message-ID was said to be uncertain. */
    private final Map<String, Integer> uncertain = new HashMap<>();

    @Test
    void afterAnyKillNoMailIsLostAndOnlyWhatWasInFlightIsRepeated() throws Exception {
        int kills = store == Store.SQLITE || LONG ? 50 : 8;
        int mails = kills * 160;
        System.out.println("MailKillTest " + store + ", seed " + SEED);
        Home home = new Home(folder);
        home.prepare();
        try (Catalogue catalogue = store.open(home, InstantSource.system())) {
            catalogue
                    .outbox()
                    .add(
                            Letters.digests(mails, "example.com"),
                            InstantSource.system().instant());
        }
        try (SmtpTestServer server = SmtpTestServer.of(_ -> SmtpTestServer.Manner.TAKE)) {
            List<Long> inFlight = new ArrayList<>();
            for (int kill = 0; kill < kills; kill++) {
                inFlight.add(killInMidSend(home, server));
            }
            finish(home, server);

            List<Received> received = server.received();
            assertThat(received.stream().map(Received::recipient).collect(toSet()))
                    .hasSize(mails);
            assertThat(received.stream()
                            .collect(groupingBy(Received::recipient, mapping(Received::messageId, toSet())))
                            .values())
                    .as("a mail has one Message-ID however often it goes out")
                    .allSatisfy(ids -> assertThat(ids).hasSize(1));
            Map<String, Long> times = received.stream().collect(groupingBy(Received::messageId, counting()));
            times.forEach((id, many) -> assertThat(many - 1)
                    .as("repetitions of " + id + " against those that were said")
                    .isLessThanOrEqualTo(uncertain.getOrDefault(id, 0)));
            int repeated = received.size() - mails;
            int said = uncertain.values().stream().mapToInt(Integer::intValue).sum();
            System.out.println("MailKillTest " + store + ": killed " + kills + " times with " + inFlight
                    + " mails in flight; of " + mails + ", " + said + " uncertain, " + repeated + " repeated");
            assertThat(inFlight).allSatisfy(many -> assertThat(many).isLessThanOrEqualTo(CONNECTIONS));
            assertThat(said)
                    .isEqualTo(Math.toIntExact(
                            inFlight.stream().mapToLong(Long::longValue).sum()));
            assertThat(repeated).as("kills fell between acceptance and commit").isPositive();
        }
    }

    /** Lets a server send some mails and kills it. */
    private long killInMidSend(Home home, SmtpTestServer server) throws Exception {
        int before = server.taken();
        try (JavaProcess process = serving(home, server)) {
            boolean isTaken = server.awaitTaken(before + 1 + random.nextInt(MOST_BEFORE_A_KILL), DEADLINE);
            assertThat(isTaken).as(process.err()).isTrue();
            // A pause shorter than the system can wait.
            long until = System.nanoTime() + random.nextLong(BLINK.toNanos());
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            process.process().destroyForcibly();
            assertThat(process.process().waitFor()).isEqualTo(KILLED);
            assertThat(process.err()).as("it was in the midst of sending").doesNotContain("mail sent=");
            assertThat(store.number(home, UNSENT)).isPositive();
            count(process);
        }
        return store.number(home, IN_FLIGHT);
    }

    private void finish(Home home, SmtpTestServer server) throws Exception {
        try (JavaProcess process = serving(home, server)) {
            long began = System.nanoTime();
            while (!process.err().contains("waiting=0")) {
                assertThat(System.nanoTime() - began).as(process.err()).isLessThan(DEADLINE.toNanos());
                assertThat(process.process().waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
            }
            count(process);
        }
        assertThat(store.number(home, UNSENT)).isZero();
    }

    private void count(JavaProcess process) {
        UNCERTAIN.matcher(process.err()).results().forEach(found -> uncertain.merge(found.group(1), 1, Integer::sum));
    }

    private JavaProcess serving(Home home, SmtpTestServer server) {
        Config.Catalogue place = store.settings(home);
        return JavaProcess.start(
                JavaProcess.command(
                        "broadsheet.Main", List.of("--home", home.folder().toString(), "serve", "--port", "0")),
                Map.of(
                        "BROADSHEET_MAIL_SERVER",
                        "127.0.0.1",
                        "BROADSHEET_MAIL_PORT",
                        String.valueOf(server.port()),
                        "BROADSHEET_MAIL_SECURITY",
                        "none",
                        "BROADSHEET_MAIL_FROM",
                        "Broadsheet <papers@example.org>",
                        "BROADSHEET_MAIL_CONNECTIONS",
                        String.valueOf(CONNECTIONS),
                        "BROADSHEET_MAIL_DOMAIN_PER_MINUTE",
                        "0",
                        "BROADSHEET_CATALOGUE_URL",
                        place.url(),
                        "BROADSHEET_CATALOGUE_USER",
                        place.user()));
    }
}
