package broadsheet.source.arxiv.server;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The requests that came, in their order, so that a test can prove how polite a client was. Safe for use by many threads. */
public final class CallLog {
    private final AtomicInteger counted = new AtomicInteger();
    private final List<Entry> entries = new ArrayList<>();

    CallLog() {}

    /**
     * A request and what became of it.
     *
     * @param call as it arrived
     * @param mood what the server felt like: a mood's name, {@code Calm}, or {@link #SILENCE} for one that came while silence
     *     was asked for
     */
    public record Entry(Call call, String mood) {
        /** The mood of requests that should not have come. */
        public static final String SILENCE = "Silence";
    }

    /** The number of a request that has just come. */
    int count() {
        return counted.incrementAndGet();
    }

    synchronized void add(Call call, String mood) {
        entries.add(new Entry(call, mood));
    }

    /** All requests so far. */
    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    /** Requests that came sooner after the one before than a client must wait, by the server's clock. */
    public List<Entry> tooSoon(Duration interval) {
        List<Entry> all = all();
        List<Entry> soon = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            Instant before = all.get(i - 1).call().at();
            if (all.get(i).call().at().isBefore(before.plus(interval))) {
                soon.add(all.get(i));
            }
        }
        return soon;
    }

    /** Requests that broke arXiv's rule of one in three seconds. */
    public List<Entry> impolite() {
        return tooSoon(Duration.ofSeconds(3));
    }

    /** Requests at a time of day, in UTC, from the first moment until just before the second. */
    public List<Entry> between(LocalTime from, LocalTime until) {
        return all().stream()
                .filter(entry -> {
                    LocalTime time = LocalTime.ofInstant(entry.call().at(), ZoneOffset.UTC);
                    return !time.isBefore(from) && time.isBefore(until);
                })
                .toList();
    }

    /** Requests that came while the server had asked for silence. */
    public List<Entry> duringSilence() {
        return all().stream()
                .filter(entry -> entry.mood().equals(Entry.SILENCE))
                .toList();
    }

    /** One line a request: number, moment, mood, method, target. */
    public String text() {
        return all().stream()
                .map(entry -> String.join(
                        " ",
                        String.valueOf(entry.call().number()),
                        entry.call().at().toString(),
                        entry.mood(),
                        entry.call().method(),
                        entry.call().target()))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
