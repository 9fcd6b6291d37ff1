package broadsheet.bench;

import broadsheet.bench.load.Caller;
import broadsheet.bench.load.Readings;
import broadsheet.digest.feed.FeedFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** How fast feeds are answered: made for the first time, kept, and known to the one who asks. */
final class FeedMeasurement {
    private static final double AIM_FEED_MILLISECONDS = 5;
    private static final double AIM_NOT_MODIFIED_MILLISECONDS = 1;

    private static final int ARCHIVES = 20;
    private static final int REQUESTS = 2_000;
    private static final long SEED = 4287;

    /** Later than anything was changed. */
    private static final String SINCE = "Fri, 01 Jan 2100 00:00:00 GMT";

    private static final List<String> LISTS = List.of(
            "/papers/date",
            "/papers/week",
            "/papers/month",
            "/papers/date?section=cs.CL",
            "/papers/trending",
            "/papers/trending?window=month&upvotes=10",
            "/categories/cs.CL",
            "/categories/cs.CV",
            "/categories/cs.LG",
            "/categories/cs.AI");

    private final Workbench bench;

    FeedMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /** Measures on a server just started. */
    Findings measure(Server server, BackIssues issues) throws IOException {
        Random random = new Random(SEED);
        List<String> days = new ArrayList<>(issues.days());
        Collections.shuffle(days, random);
        List<String> feeds =
                new ArrayList<>(Stream.concat(LISTS.stream(), days.stream().limit(ARCHIVES))
                        .flatMap(list -> Stream.of(FeedFormat.values()).map(format -> "/feeds/" + format.word() + list))
                        .toList());
        Collections.shuffle(feeds, random);
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        int requests = bench.quick() ? REQUESTS / 10 : REQUESTS;
        try (Caller caller = new Caller(server.address())) {
            for (String feed : feeds) {
                first.add(milliseconds(200, feed, caller::get));
            }
            for (int i = 0; i < requests; i++) {
                again.add(milliseconds(200, feeds.get(random.nextInt(feeds.size())), caller::get));
            }
            for (int i = 0; i < requests; i++) {
                known.add(milliseconds(
                        304, feeds.get(random.nextInt(feeds.size())), feed -> caller.getIfModified(feed, SINCE)));
            }
        }
        bench.tell("feeds: p50 " + Figure.text(Readings.of(first).median()) + " ms the first time, "
                + Figure.text(Readings.of(again).median()) + " ms after that, "
                + Figure.text(Readings.of(known).median()) + " ms not modified");
        return new Findings(
                List.of(
                        Figure.known("ms", "feed, the first time", Readings.of(first))
                                .withTail(Readings.of(first)),
                        Figure.atMost(AIM_FEED_MILLISECONDS, "ms", "feed", Readings.of(again))
                                .withTail(Readings.of(again)),
                        Figure.atMost(
                                        AIM_NOT_MODIFIED_MILLISECONDS,
                                        "ms",
                                        "feed that is known, answered 304",
                                        Readings.of(known))
                                .withTail(Readings.of(known))),
                List.of("""
                        **Feeds.** On a server just started, one after another: %d feeds in all three formats, of editions, archives, a \
                        section, trending and categories, each for the first time, while the JVM still compiles; then %,d of them by \
                        chance, and as many with an `If-Modified-Since` that is answered 304. Packed by gzip. The documents are \
                        kept until the catalogue changes.""".formatted(feeds.size(), requests)));
    }

    /** Asks for an address, and returns the status. */
    @FunctionalInterface
    private interface Asking {
        int ask(String address) throws IOException;
    }

    private static double milliseconds(int expected, String feed, Asking asking) throws IOException {
        long began = System.nanoTime();
        int status = asking.ask(feed);
        if (status != expected) {
            throw new IOException(feed + " has status " + status + ", not " + expected);
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
