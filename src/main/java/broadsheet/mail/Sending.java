package broadsheet.mail;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Outbox;
import broadsheet.catalog.Rounds;
import broadsheet.config.Config;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox, as long as it is open: when something is due, when it is woken, and again after a pause when the
 * mail server takes nothing. One to a catalogue at a time. Start once, close once; {@link #wake} may be called by any thread.
 */
public final class Sending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** How long mails that went out, or failed, are kept. */
    static final Duration KEPT = Duration.ofDays(30);

    /** How long letters under way may take to their end before they are broken off. */
    private static final Duration TO_END = Duration.ofSeconds(10);

    /** How long their outcome may take after that. */
    private static final Duration TO_BREAK_OFF = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final InstantSource clock;
    private final String server;
    private final Passes passes;
    private final ServerPause pause = new ServerPause();
    private final Rounds rounds;
    private final Thread thread;

    /**
     * To send by the server that is configured.
     *
     * @param settings with a server
     */
    public Sending(Catalogue catalogue, Config.Mail settings, InstantSource clock) {
        this(catalogue, settings, clock, () -> new MailServer(settings), System::nanoTime);
    }

    /**
     * To send by other connections.
     *
     * @param connections makes one
     * @param nanoseconds a clock that only goes forward
     */
    Sending(
            Catalogue catalogue,
            Config.Mail settings,
            InstantSource clock,
            Supplier<MailServer> connections,
            LongSupplier nanoseconds) {
        this.outbox = catalogue.outbox();
        this.clock = clock;
        this.server = settings.server();
        this.rounds = new Rounds(new Sends(), clock);
        this.passes = new Passes(
                outbox,
                clock,
                connections,
                settings.connections(),
                Sender.of(settings).address().domain(),
                new DomainPace(settings.domainPerMinute(), nanoseconds),
                rounds.ending());
        this.thread = Thread.ofPlatform().name("mail").daemon().unstarted(rounds::run);
    }

    /** Begins, in a thread of its own. */
    public void start() {
        thread.start();
    }

    /** Says that something was put into the outbox. Costs nothing. */
    public void wake() {
        rounds.wake();
    }

    /** Whatever was with the server when a former process ended goes out again; said first, so that no repetition is unsaid. */
    private void recover() {
        List<String> messages = outbox.handedOut();
        messages.forEach(message -> LOG.warn(
                "mail message=<{}> uncertain: the program ended while it was handed over, it goes out again", message));
        if (!messages.isEmpty()) {
            outbox.recover(clock.instant());
        }
    }

    /**
     * Sends all that is due, and returns when nothing is or the server takes nothing.
     *
     * @throws CatalogueException if the outbox cannot be read
     */
    public Pass runOnce() throws InterruptedException {
        int mended = outbox.mendTimes(clock.instant());
        if (mended > 0) {
            LOG.warn("mail mended={}: the clock was set back", mended);
        }
        Instant from = clock.instant();
        Pass pass = passes.run();
        if (!pass.isEmpty()) {
            LOG.info(
                    "mail sent={} deferred={} failed={} waiting={} in={}s",
                    pass.sent(),
                    pass.deferred(),
                    pass.failed(),
                    outbox.waiting(),
                    Duration.between(from, clock.instant()).toMillis() / 1000.0);
            // The words of an answer often hold the address; "digest log" has them.
            new TreeMap<>(pass.answers()).forEach((code, mails) -> LOG.info("mail answer={} mails={}", code, mails));
        }
        return pass;
    }

    /** What the thread does. */
    private final class Sends implements Rounds.Work {
        @Override
        public void recover() {
            Sending.this.recover();
        }

        @Override
        public void prune() {
            outbox.prune(clock.instant().minus(KEPT));
        }

        @Override
        public Duration round() throws InterruptedException {
            Pass pass = runOnce();
            if (pass.sent() > 0) {
                pause.end();
            }
            if (!pass.isBroken() || rounds.isEnding()) {
                return Duration.ZERO;
            }
            Duration wait = pause.next();
            LOG.warn(
                    "mail server={} takes nothing, again in {} s: {}",
                    server,
                    wait.toSeconds(),
                    pass.broken().text());
            return wait;
        }

        @Override
        public Optional<Instant> nextDue() {
            return outbox.nextDue();
        }

        @Override
        public void failed(CatalogueException fault) {
            LOG.error("mail failed, again in {} s: {}", Rounds.GLANCE.toSeconds(), fault.getMessage());
        }

        @Override
        public void failed(RuntimeException fault) {
            LOG.error("mail failed, again in {} s", Rounds.GLANCE.toSeconds(), fault);
        }
    }

    /** Ends: letters under way go to their end if that does not take long, and none is begun. */
    @Override
    public void close() {
        rounds.end();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(TO_END)) {
                passes.breakOff();
                if (!thread.join(TO_BREAK_OFF)) {
                    LOG.warn(
                            "mail does not end within {} s",
                            TO_END.plus(TO_BREAK_OFF).toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
