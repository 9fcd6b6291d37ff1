package broadsheet.source.arxiv.server;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * When the server is in which mood. Moods queued for the next requests come first, then the oldest rule that holds. The same
 * requests in the same order meet the same moods. Safe for use by many threads.
 */
public final class Moods {
    private final Queue<Mood> next = new ConcurrentLinkedQueue<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    private record Rule(Predicate<Call> when, Mood mood) {}

    /** No moods, until told otherwise. */
    public Moods() {}

    /** The next requests, one after the other, meet these. */
    public Moods next(Mood... moods) {
        next.addAll(List.of(moods));
        return this;
    }

    /** The request of that number, from 1, meets this. */
    public Moods at(int number, Mood mood) {
        return when(call -> call.number() == number, mood);
    }

    /** Every so many requests one meets this. */
    public Moods every(int interval, Mood mood) {
        if (interval < 1) {
            throw new IllegalArgumentException("every " + interval + " requests, not 1 or more");
        }
        return when(call -> call.number() % interval == 0, mood);
    }

    /** All requests for which it holds meet this. */
    public Moods when(Predicate<Call> holds, Mood mood) {
        rules.add(new Rule(holds, mood));
        return this;
    }

    /** Forgets what was queued and every rule. */
    public void calm() {
        next.clear();
        rules.clear();
    }

    /** The mood that a request meets; asking takes it from the queue. */
    Mood meet(Call call) {
        Mood queued = next.poll();
        if (queued != null) {
            return queued;
        }
        return rules.stream()
                .filter(rule -> rule.when().test(call))
                .map(Rule::mood)
                .findFirst()
                .orElseGet(Mood.Calm::new);
    }

    /**
     * Adds a rule as it is written on a command line: a mood's name in lower case with hyphens, its value after {@code =} if
     * it has one, and {@code @7} for the seventh request or {@code /7} for every seventh; neither means all.
     * {@code overloaded=PT5S/7}, {@code cut-in-chunks@3}, {@code garbage=2026-03-02}.
     */
    public Moods read(String rule) {
        String[] parts = rule.split("(?=[@/])", 2);
        Mood mood = mood(parts[0]);
        if (parts.length == 1) {
            return when(call -> true, mood);
        }
        int number = Integer.parseInt(parts[1].substring(1));
        return parts[1].startsWith("@") ? at(number, mood) : every(number, mood);
    }

    private static Mood mood(String words) {
        String[] parts = words.split("=", 2);
        String value = parts.length == 1 ? "" : parts[1];
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "overloaded" -> new Mood.Overloaded(Duration.parse(value));
            case "cold-cache" -> new Mood.ColdCache();
            case "banned" -> value.isEmpty() ? Mood.Banned.TEN_MINUTES : new Mood.Banned(Duration.parse(value));
            case "mute" -> new Mood.Mute();
            case "stalled" -> new Mood.Stalled();
            case "cut-in-chunks" -> new Mood.CutInChunks();
            case "cut-in-length" -> new Mood.CutInLength();
            case "html" -> new Mood.Html();
            case "blank" -> new Mood.Blank();
            case "forgetful" -> new Mood.Forgetful();
            case "sloppy" -> new Mood.Sloppy(EnumSet.allOf(Fault.class));
            case "garbage" -> new Mood.Garbage(LocalDate.parse(value));
            case "slow" -> new Mood.Slow(Duration.parse(value));
            default -> throw new IllegalArgumentException("no mood is called " + words);
        };
    }
}
