package broadsheet.hook;

import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.HookOutcome;
import broadsheet.catalog.Hooks;
import broadsheet.catalog.MailStatus;
import broadsheet.catalog.OutgoingHook;
import broadsheet.catalog.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what is due to webhooks, as long as it is open: a few at once, one to a place. One to a catalogue at a time. Start once, close
 * once; {@link #wake} may be called by any thread.
 */
public final class HookSending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HookSending.class);

    /** How many are on their way at once. */
    static final int AT_ONCE = 8;

    /** How long it is not looked while something is on its way: one that hangs holds nothing else up. */
    private static final Duration GLIMPSE = Duration.ofSeconds(1);

    /** How long what was taken, or failed, is kept. */
    static final Duration KEPT = Duration.ofDays(30);

    /** A host that is left alone is looked at again so soon at the latest, as its time may come sooner than it said. */
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Hooks hooks;
    private final Hook hook;
    private final InstantSource clock;
    private final Rounds rounds;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /**
     * @param hooks what is to be posted
     * @param hook posts one
     * @param clock tells what is due
     */
    public HookSending(Hooks hooks, Hook hook, InstantSource clock) {
        this.hooks = hooks;
        this.hook = hook;
        this.clock = clock;
        this.rounds = new Rounds(new Posts(), clock);
        this.thread = Thread.ofVirtual().name("webhooks").unstarted(rounds::run);
    }

    /** What became of one. */
    private record Done(OutgoingHook hook, HookOutcome outcome) {}

    /**
     * What came of a pass.
     *
     * @param sent how many were taken
     * @param deferred how many are tried again
     * @param failed how many are not
     */
    public record Pass(int sent, int deferred, int failed) {
        boolean isEmpty() {
            return sent + deferred + failed == 0;
        }
    }

    /** Begins, in a thread of its own. */
    public void start() {
        thread.start();
    }

    /** Says that there is something to post. Costs nothing. */
    public void wake() {
        rounds.wake();
    }

    /** Whatever was on its way when a former process ended goes out again. */
    void recover() {
        List<String> handedOut = hooks.handedOut();
        handedOut.forEach(id ->
                LOG.warn("webhooks id={} uncertain: the program ended while it was posted, it goes out again", id));
        hooks.recover(clock.instant());
    }

    /**
     * Posts all that is due, and returns when nothing is.
     *
     * @throws CatalogueException if it cannot be read what
     */
    public Pass runOnce() throws InterruptedException {
        Instant from = clock.instant();
        int mended = hooks.mendTimes(from);
        if (mended > 0) {
            LOG.warn("webhooks mended={}: the clock was set back", mended);
        }
        Tally tally = new Tally();
        List<OutgoingHook> handed = exchange(List.of(), AT_ONCE, tally);
        while (!handed.isEmpty() || !tally.inHand.isEmpty()) {
            handed.forEach(this::begin);
            List<Done> gathered = new ArrayList<>();
            Done first = done.poll(GLIMPSE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null && (tally.inHand.size() == AT_ONCE || !isDue())) {
                handed = List.of();
                continue;
            }
            Stream.ofNullable(first).forEach(gathered::add);
            done.drainTo(gathered);
            gathered.forEach(tally::count);
            int free = AT_ONCE - tally.inHand.size() + gathered.size();
            handed = exchange(gathered, rounds.isEnding() ? 0 : free, tally);
        }
        Pass pass = tally.pass();
        if (!pass.isEmpty()) {
            LOG.info(
                    "webhooks sent={} deferred={} failed={} waiting={} in={}s",
                    pass.sent(),
                    pass.deferred(),
                    pass.failed(),
                    hooks.waiting(),
                    Duration.between(from, clock.instant()).toMillis() / 1_000.0);
        }
        return pass;
    }

    private boolean isDue() {
        return hooks.nextDue().filter(due -> !due.isAfter(clock.instant())).isPresent();
    }

    private void begin(OutgoingHook one) {
        Thread worker = Thread.ofVirtual().name("webhook").unstarted(() -> {
            try {
                done.add(new Done(one, outcome(one)));
            } finally {
                workers.remove(Thread.currentThread());
            }
        });
        workers.add(worker);
        worker.start();
    }

    private HookOutcome outcome(OutgoingHook one) {
        Hook.Result result;
        try {
            result = hook.post(one.to(), one.hookId(), one.body());
        } catch (InterruptedException e) {
            // Broadsheet is being stopped: it goes out again, and may have been taken.
            return new HookOutcome.Later(
                    one.id(), Duration.ZERO, true, new MailStatus("closed", "Broadsheet was stopped meanwhile."));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // A fault of ours with this one; others go on.
            LOG.error("webhooks id={} failed", one.hookId(), e);
            result = new Hook.Result.Failed(
                    new MailStatus("fault", e.getClass().getSimpleName()), Optional.empty(), false);
        }
        return switch (result) {
            case Hook.Result.Taken taken -> new HookOutcome.Sent(one.id(), taken.status());
            case Hook.Result.Gone gone -> new HookOutcome.Gone(one.id(), gone.status());
            case Hook.Result.Untried untried -> {
                Duration pause = Duration.between(clock.instant(), untried.until());
                yield new HookOutcome.Untried(
                        one.id(), pause.compareTo(LEAST_PAUSE) > 0 ? pause : LEAST_PAUSE, untried.status());
            }
            case Hook.Result.Failed failed ->
                HookRetries.after(one.attempts() + 1, failed.silence())
                        .<HookOutcome>map(
                                pause -> new HookOutcome.Later(one.id(), pause, failed.isUncertain(), failed.status()))
                        .orElseGet(() -> new HookOutcome.Failed(one.id(), failed.status()));
        };
    }

    /** Commits until it is committed: what a server took must not be forgotten. */
    private List<OutgoingHook> exchange(List<Done> gathered, int wanted, Tally tally) throws InterruptedException {
        List<HookOutcome> outcomes = gathered.stream().map(Done::outcome).toList();
        List<Long> ended = outcomes.stream().map(HookOutcome::id).toList();
        boolean isUnsure = false;
        while (true) {
            try {
                if (isUnsure) {
                    hooks.putBack(tally.inHand.keySet());
                }
                List<String> busy = tally.inHand.entrySet().stream()
                        .filter(one -> !ended.contains(one.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
                Hooks.Exchange exchange = hooks.exchange(outcomes, wanted, busy, clock.instant());
                ended.forEach(tally.inHand::remove);
                exchange.hooks().forEach(one -> tally.inHand.put(one.id(), one.place()));
                gathered.forEach(HookSending::tell);
                exchange.ended()
                        .forEach(one -> LOG.warn("webhooks subscription={} ended: its server is gone for good", one));
                exchange.paused()
                        .forEach(one -> LOG.warn(
                                "webhooks subscription={} paused: what went there of late failed for three days each",
                                one));
                return exchange.hooks();
            } catch (CatalogueException e) {
                isUnsure = true;
                LOG.error("webhooks failed, again in {} s: {}", Rounds.GLANCE.toSeconds(), e.getMessage());
                if (rounds.ending().await(Rounds.GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    // The next start takes these for uncertain, which they are.
                    tally.inHand.clear();
                    return List.of();
                }
            }
        }
    }

    private static void tell(Done one) {
        String status =
                one.outcome().status().code() + " " + one.outcome().status().text();
        String id = one.hook().hookId();
        switch (one.outcome()) {
            case HookOutcome.Sent _, HookOutcome.Untried _ -> {}
            case HookOutcome.Later later ->
                LOG.info("webhooks id={} again in {} s: {}", id, later.pause().toSeconds(), status);
            case HookOutcome.Failed _ -> LOG.warn("webhooks id={} given up: {}", id, status);
            case HookOutcome.Gone _ -> LOG.warn("webhooks id={} given up: {}", id, status);
        }
    }

    /** What the thread does. */
    private final class Posts implements Rounds.Work {
        @Override
        public void recover() {
            HookSending.this.recover();
        }

        @Override
        public void prune() {
            hooks.prune(clock.instant().minus(KEPT));
        }

        @Override
        public Duration round() throws InterruptedException {
            runOnce();
            return Duration.ZERO;
        }

        @Override
        public Optional<Instant> nextDue() {
            return hooks.nextDue();
        }

        @Override
        public void failed(CatalogueException fault) {
            LOG.error("webhooks failed, again in {} s: {}", Rounds.GLANCE.toSeconds(), fault.getMessage());
        }

        @Override
        public void failed(RuntimeException fault) {
            LOG.error("webhooks failed, again in {} s", Rounds.GLANCE.toSeconds(), fault);
        }
    }

    /** Ends: what is on its way is broken off if it does not end soon, and nothing is begun. */
    @Override
    public void close() {
        rounds.end();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(TO_END)) {
                workers.forEach(Thread::interrupt);
                thread.join(TO_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has become of what was handed out in a pass; for the one thread that commits. */
    private static final class Tally {
        private final Map<Long, String> inHand = new HashMap<>();
        private int sent;
        private int deferred;
        private int failed;

        void count(Done done) {
            switch (done.outcome()) {
                case HookOutcome.Sent _ -> sent++;
                case HookOutcome.Later _ -> deferred++;
                case HookOutcome.Untried _ -> deferred++;
                case HookOutcome.Failed _ -> failed++;
                case HookOutcome.Gone _ -> failed++;
            }
        }

        Pass pass() {
            return new Pass(sent, deferred, failed);
        }
    }
}
