package broadsheet.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives turns at hosts: one at a time, first come first served, with an interval in between and none while a host wants to be
 * left alone. Thread-safe; one for the whole process.
 */
final class HostLimiter {
    /** So many sites are remembered before those whose interval and silence are over are forgotten. */
    private static final int CROWD = 1_000;

    private final InstantSource clock;
    private final Pause pause;
    private final List<Pace> paces;
    private final Map<String, Site> sites = new ConcurrentHashMap<>();

    /**
     * A limiter that knows nothing of any host yet.
     *
     * @param clock tells the time; may be set back at any moment, and all waiting goes back with it
     * @param pause waits until a turn's time has come
     * @param paces what certain sites demand; the first that covers a host counts
     */
    HostLimiter(InstantSource clock, Pause pause, List<Pace> paces) {
        this.clock = clock;
        this.pause = pause;
        this.paces = List.copyOf(paces);
    }

    /** What came of waiting for a turn. */
    sealed interface Turn {
        /** There is none in time: the host may be asked from a certain moment on. */
        record NotBefore(Instant moment) implements Turn {}

        /** Those before in the queue took all the time there was. */
        record Late() implements Turn {}

        /** The host is the caller's until it closes this, on the same thread. */
        final class Taken implements Turn, AutoCloseable {
            private final HostLimiter limiter;
            private final Site site;

            private Taken(HostLimiter limiter, Site site) {
                this.limiter = limiter;
                this.site = site;
            }

            /** Leaves the host alone for a time, beginning now, and says when that ends. A longer silence stays. */
            Instant silence(Duration duration) {
                return site.silence(duration);
            }

            @Override
            public void close() {
                limiter.giveBack(site);
            }
        }
    }

    /**
     * Waits for a turn.
     *
     * @param host in lower case
     * @param interval the least time from the end of the last turn; a {@link Pace} may demand a longer one
     * @param patience how long to wait at most; where a turn would come later for certain, the answer comes at once
     * @throws IllegalStateException if this thread has the host's turn already, as it would wait for itself
     */
    Turn take(String host, Duration interval, Duration patience) throws InterruptedException {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        Pace pace =
                paces.stream().filter(one -> one.covers(bare)).findFirst().orElseGet(() -> new Pace(bare, interval));
        Duration least = pace.interval().compareTo(interval) > 0 ? pace.interval() : interval;
        Site site = enter(pace.domain());
        boolean taken = false;
        try {
            Turn turn = site.queue(this, least, patience);
            taken = turn instanceof Turn.Taken;
            return turn;
        } finally {
            if (!taken) {
                leave(site);
            }
        }
    }

    private void giveBack(Site site) {
        site.end();
        leave(site);
    }

    private Site enter(String name) {
        if (sites.size() > CROWD) {
            sites.keySet().forEach(any -> sites.computeIfPresent(any, (_, site) -> site.isIdle() ? null : site));
        }
        return sites.compute(name, (_, known) -> {
            Site site = known == null ? new Site(name, clock, pause) : known;
            site.guests++;
            return site;
        });
    }

    private void leave(Site site) {
        sites.computeIfPresent(site.name, (_, same) -> {
            same.guests--;
            return same;
        });
    }

    /** How many sites are remembered. */
    int size() {
        return sites.size();
    }

    /** A site's queue and what is known of when it may be asked. */
    private static final class Site {
        /** Before any clock. */
        private static final Instant LONG_AGO = Instant.EPOCH.minus(Duration.ofDays(100_000));

        private final String name;
        private final InstantSource clock;
        private final Pause pause;
        private final ReentrantLock turn = new ReentrantLock(true);

        /** Those that wait, and the one whose turn it is; changed under the map's lock of this entry only. */
        private int guests;

        private Instant seen = LONG_AGO;
        private Instant ended = LONG_AGO;
        private Duration lastInterval = Duration.ZERO;
        private Instant silentUntil = LONG_AGO;

        Site(String name, InstantSource clock, Pause pause) {
            this.name = name;
            this.clock = clock;
            this.pause = pause;
        }

        Turn queue(HostLimiter limiter, Duration interval, Duration patience) throws InterruptedException {
            if (turn.isHeldByCurrentThread()) {
                throw new IllegalStateException(
                        "the host " + name + " is asked again by whoever still reads its last answer");
            }
            long began = System.nanoTime();
            // Before queueing: those in front may be sitting out a silence that this one has no time for.
            if (untilFree(Duration.ZERO).compareTo(patience) > 0) {
                return new Turn.NotBefore(free(Duration.ZERO));
            }
            if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Turn.Late();
            }
            boolean kept = false;
            try {
                Duration left = patience.minusNanos(System.nanoTime() - began);
                if (untilFree(interval).compareTo(left) > 0) {
                    return new Turn.NotBefore(free(interval));
                }
                Duration wait = untilFree(interval);
                // Once: nobody but the one who has the turn can make the host free later than now.
                if (wait.isPositive()) {
                    pause.of(wait);
                }
                begin(interval);
                kept = true;
                return new Turn.Taken(limiter, this);
            } finally {
                if (!kept) {
                    turn.unlock();
                }
            }
        }

        private synchronized Duration untilFree(Duration interval) {
            Instant now = now();
            return Duration.between(now, free(interval));
        }

        private synchronized Instant free(Duration interval) {
            Instant rested = ended.plus(interval);
            return rested.isAfter(silentUntil) ? rested : silentUntil;
        }

        /** A clock that was set back by an hour must not make every wait an hour longer: what is remembered goes back too. */
        private synchronized Instant now() {
            Instant now = clock.instant();
            if (now.isBefore(seen)) {
                Duration back = Duration.between(now, seen);
                ended = ended.minus(back);
                silentUntil = silentUntil.minus(back);
            }
            seen = now;
            return now;
        }

        private synchronized void begin(Duration interval) {
            lastInterval = interval;
        }

        private synchronized Instant silence(Duration duration) {
            Instant until = now().plus(duration);
            if (until.isAfter(silentUntil)) {
                silentUntil = until;
            }
            return silentUntil;
        }

        private void end() {
            synchronized (this) {
                ended = now();
            }
            turn.unlock();
        }

        private boolean isIdle() {
            return guests == 0 && !untilFree(lastInterval).isPositive();
        }
    }
}
