package broadsheet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import broadsheet.net.HostLimiter.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostLimiterTest {
    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SimulatedTime time = new SimulatedTime(START);
    private final HostLimiter limiter =
            new HostLimiter(time, time, List.of(new Pace("slow.example", Duration.ofSeconds(3))));

    private Turn.Taken take(String host, Duration interval) throws InterruptedException {
        return (Turn.Taken) limiter.take(host, interval, MINUTE);
    }

    @Test
    void theFirstAtAHostDoesNotWaitAndTheNextOneWaitsFromTheEndOfTheLast() throws InterruptedException {
        try (Turn.Taken _ = take("a.example", SECOND)) {
            time.step(Duration.ofSeconds(20));
        }
        time.step(Duration.ofMillis(400));
        take("a.example", SECOND).close();
        take("a.example", Duration.ofSeconds(5)).close();
        take("a.example", Duration.ZERO).close();

        assertThat(time.pauses()).containsExactly(Duration.ofMillis(600), Duration.ofSeconds(5));
    }

    @Test
    void hostsDoNotWaitForOneAnother() throws InterruptedException {
        try (Turn.Taken _ = take("a.example", SECOND);
                Turn.Taken _ = take("b.example", SECOND)) {
            assertThat(time.pauses()).isEmpty();
        }
    }

    @Test
    void allHostsOfASiteWithAPaceShareItsIntervalWhateverWasAskedFor() throws InterruptedException {
        take("export.slow.example", Duration.ZERO).close();
        take("slow.example.", Duration.ZERO).close();
        take("rss.slow.example", Duration.ofSeconds(7)).close();
        take("notslow.example", Duration.ZERO).close();

        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(7));
    }

    @Test
    void aSilencedSiteIsSilentForAllAndTellsUntilWhenWithoutWaiting() throws InterruptedException {
        try (Turn.Taken turn = take("rss.slow.example", SECOND)) {
            assertThat(turn.silence(Duration.ofMinutes(10))).isEqualTo(START.plus(Duration.ofMinutes(10)));
            assertThat(turn.silence(SECOND)).isEqualTo(START.plus(Duration.ofMinutes(10)));
        }

        assertThat(limiter.take("oai.slow.example", SECOND, MINUTE))
                .isEqualTo(new Turn.NotBefore(START.plus(Duration.ofMinutes(10))));
        assertThat(time.pauses()).isEmpty();
        take("other.example", SECOND).close();

        time.step(Duration.ofSeconds(9 * 60 + 30));
        take("oai.slow.example", SECOND).close();
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void anIntervalThatIsLongerThanThePatienceIsToldAtOnce() throws InterruptedException {
        take("a.example", SECOND).close();

        assertThat(limiter.take("a.example", MINUTE, SECOND)).isEqualTo(new Turn.NotBefore(START.plus(MINUTE)));
        assertThat(time.pauses()).isEmpty();
        take("a.example", Duration.ZERO).close();
    }

    @Test
    void aClockThatIsSetBackMakesNobodyWaitLonger() throws InterruptedException {
        take("a.example", SECOND).close();
        time.step(Duration.ofHours(-1));
        take("a.example", SECOND).close();
        try (Turn.Taken turn = take("a.example", Duration.ZERO)) {
            turn.silence(Duration.ofMinutes(10));
        }
        time.step(Duration.ofHours(-1));
        Instant now = time.instant();

        assertThat(limiter.take("a.example", SECOND, MINUTE))
                .isEqualTo(new Turn.NotBefore(now.plus(Duration.ofMinutes(10))));
        assertThat(time.pauses()).containsExactly(SECOND);
    }

    @Test
    void whoeverHasTheTurnMayNotWaitForItOnceMore() throws InterruptedException {
        try (Turn.Taken _ = take("a.slow.example", SECOND)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> take("b.slow.example", SECOND))
                    .withMessageContaining("slow.example");
        }
        take("a.slow.example", Duration.ZERO).close();
    }

    @Test
    void whoeverIsBehindOneThatTakesTooLongComesTooLate() throws InterruptedException {
        try (Turn.Taken _ = take("a.example", SECOND)) {
            List<Turn> late = new ArrayList<>();
            Thread other = Thread.ofVirtual().start(() -> late.add(patient(Duration.ofMillis(20))));
            other.join();

            assertThat(late).containsExactly(new Turn.Late());
        }
        take("a.example", Duration.ZERO).close();
    }

    private Turn patient(Duration patience) {
        try {
            return limiter.take("a.example", Duration.ZERO, patience);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void waitingEndsWithAnInterruptAndGivesTheTurnToTheNext() throws InterruptedException {
        HostLimiter earnest = new HostLimiter(time, _ -> interrupted(), List.of());
        ((Turn.Taken) earnest.take("a.example", SECOND, MINUTE)).close();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> earnest.take("a.example", SECOND, MINUTE));
        Thread next = Thread.ofVirtual().start(() -> {
            try {
                ((Turn.Taken) earnest.take("a.example", Duration.ZERO, MINUTE)).close();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        next.join();
        assertThat(earnest.size()).isOne();
    }

    private static void interrupted() throws InterruptedException {
        throw new InterruptedException();
    }

    @Test
    void manyAtOneHostNeverOverlapAndKeepTheInterval() throws InterruptedException {
        int crowd = 200;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CopyOnWriteArrayList<Instant> begun = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(crowd);
        for (int i = 0; i < crowd; i++) {
            String host = i % 2 == 0 ? "a.slow.example" : "b.slow.example";
            Thread.ofVirtual().start(() -> {
                try (Turn.Taken _ = (Turn.Taken) limiter.take(host, SECOND, Duration.ofHours(1))) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    begun.add(time.instant());
                    inside.decrementAndGet();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                done.countDown();
            });
        }
        done.await();

        assertThat(most).hasValue(1);
        assertThat(begun).hasSize(crowd);
        for (int i = 0; i < crowd; i++) {
            assertThat(begun.get(i)).isEqualTo(START.plus(Duration.ofSeconds(3).multipliedBy(i)));
        }
    }

    @Test
    void theQueueIsServedInTheOrderInWhichItFormed() throws InterruptedException {
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<Thread> queue = new ArrayList<>();
        try (Turn.Taken _ = take("a.example", Duration.ZERO)) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                Thread thread = Thread.ofPlatform().start(() -> {
                    try (Turn.Taken _ = take("a.example", Duration.ZERO)) {
                        served.add(number);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
                queue.add(thread);
                while (thread.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
        }
        for (Thread thread : queue) {
            thread.join();
        }

        assertThat(served).isSorted().hasSize(20);
    }

    @Test
    void sitesThatNobodyAsksAnyMoreAreForgotten() throws InterruptedException {
        try (Turn.Taken turn = take("silent.example", SECOND)) {
            turn.silence(Duration.ofHours(5));
        }
        for (int i = 0; i < 10_000; i++) {
            take("host" + i + ".example", SECOND).close();
            time.step(SECOND);
        }

        assertThat(limiter.size()).isLessThan(1_100);
        assertThat(limiter.take("silent.example", SECOND, MINUTE)).isInstanceOf(Turn.NotBefore.class);
    }
}
