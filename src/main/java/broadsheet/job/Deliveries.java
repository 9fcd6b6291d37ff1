package broadsheet.job;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.digest.Composing;
import broadsheet.search.SearchException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composes what is due to subscribers, when it is due, and forgets what need not be kept. The clock is looked at every half minute, so
 * that one that was set is obeyed. Start once, close once.
 */
public final class Deliveries implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofSeconds(30);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);
    private static final Duration TIDYING = Duration.ofHours(1);

    private static final Duration SETTLING = Duration.ofMinutes(30);

    /** Who asked for something has so long to confirm it. */
    private static final Duration TO_CONFIRM = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final Composing composing;
    private final Catalogue catalogue;
    private final Set<Channel> channels;
    private final Runnable wake;
    private final InstantSource clock;
    private final Thread thread;
    private final Duration settling;
    private final long made = System.nanoTime();
    private Instant tidied = Instant.EPOCH;

    /**
     * @param channels those that something can be sent by, at least one
     * @param wake called when something waits to be sent
     */
    public Deliveries(
            Composing composing, Catalogue catalogue, Set<Channel> channels, Runnable wake, InstantSource clock) {
        this(composing, catalogue, channels, wake, clock, SETTLING);
    }

    /** @param settling how long nothing is forgotten */
    Deliveries(
            Composing composing,
            Catalogue catalogue,
            Set<Channel> channels,
            Runnable wake,
            InstantSource clock,
            Duration settling) {
        this.settling = settling;
        this.composing = composing;
        this.catalogue = catalogue;
        this.channels = Set.copyOf(channels);
        this.wake = wake;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("deliveries").unstarted(this::run);
    }

    /** Begins, in a thread of its own. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(step());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Composes what is due.
     *
     * @return how long to wait until the next step
     */
    Duration step() {
        Instant began = clock.instant();
        try {
            tidy(began);
            Composing.Pass pass = composing.composeDue(channels);
            if (pass.composed() > 0) {
                LOG.info(
                        "digest composed={} mails={} webhooks={} in={}s",
                        pass.composed(),
                        pass.mails(),
                        pass.hooks(),
                        Duration.between(began, clock.instant()).toMillis() / 1_000.0);
                wake.run();
            }
            if (pass.failed() > 0) {
                return AFTER_FAULT;
            }
            return catalogue
                    .subscriptions()
                    .nextDue(channels)
                    .map(next -> Duration.between(clock.instant(), next))
                    .filter(wait -> wait.compareTo(GLANCE) < 0)
                    .map(wait -> wait.isPositive() ? wait.plusMillis(1) : Duration.ofMillis(1))
                    .orElse(GLANCE);
        } catch (CatalogueException | SearchException e) {
            LOG.error("digest failed, again in {} s: {}", AFTER_FAULT.toSeconds(), e.getMessage());
            return AFTER_FAULT;
        } catch (RuntimeException e) {
            LOG.error("digest failed, again in {} s", AFTER_FAULT.toSeconds(), e);
            return AFTER_FAULT;
        }
    }

    private void tidy(Instant now) {
        boolean wasSetBack = now.isBefore(tidied);
        if (!wasSetBack && Duration.between(tidied, now).compareTo(TIDYING) < 0) {
            return;
        }
        tidied = now;
        mend(now);
        if (System.nanoTime() - made < settling.toNanos()) {
            // A machine that was just started may not know the day yet, and what is forgotten does not come back.
            return;
        }
        int forgotten = catalogue.subscriptions().removeUnconfirmed(now.minus(TO_CONFIRM));
        if (forgotten > 0) {
            LOG.info("digest unconfirmed={} forgotten", forgotten);
        }
        catalogue.issues().prune();
    }

    private void mend(Instant now) {
        int mended = catalogue.subscriptions().mendTimes(now);
        if (mended > 0) {
            LOG.warn("digest mended={}: the clock was set back", mended);
        }
    }

    /** Ends it. What was due and is not composed is with the next start. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
