package broadsheet.bench;

import broadsheet.bench.load.Caller;
import broadsheet.bench.load.Crowd;
import broadsheet.bench.load.Readings;
import broadsheet.bench.load.Timetable;
import broadsheet.bench.search.TestCollections;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** How fast pages are answered, and what the server needs for that. */
final class ServingMeasurement {
    /** What it measures. */
    static final Set<Part> PARTS =
            Set.of(Part.EDITIONS, Part.FIRST, Part.THROUGHPUT, Part.SEARCH, Part.FEEDS, Part.MEMORY);

    private static final double AIM_EDITION_MILLISECONDS = 5;
    private static final double AIM_ANSWERS_A_SECOND = 2_000;
    private static final double AIM_MEGABYTES = 400;

    private static final int REQUESTS_A_SECOND = 50;
    private static final int CONNECTIONS = 64;
    private static final double AIM_SEARCH_MILLISECONDS = 3;
    private static final double AIM_SEARCH_TAIL_MILLISECONDS = 20;
    private static final double AIM_SEARCHES_A_SECOND = 1_000;
    private static final long SEED = 2025;

    private final Workbench bench;

    ServingMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /** Measures some parts on a home that has papers. */
    Findings measure(Path home, Set<Part> parts) throws IOException, InterruptedException {
        BackIssues issues = BackIssues.of(home);
        Findings findings = Findings.NONE;
        if (parts.contains(Part.FIRST)) {
            try (Server server = bench.serve(home)) {
                findings = findings.and(firstVisits(server, issues));
            }
        }
        if (parts.contains(Part.FEEDS)) {
            try (Server server = bench.serve(home)) {
                findings = findings.and(new FeedMeasurement(bench).measure(server, issues));
            }
        }
        // One server for all the rest, so that its memory is that of one that has done everything.
        try (Server server = bench.serve(home)) {
            // Memory is what is held after a load, so that it needs one even by itself.
            if (parts.contains(Part.EDITIONS) || parts.contains(Part.MEMORY)) {
                Findings found = editions(server, issues);
                findings = parts.contains(Part.EDITIONS) ? findings.and(found) : findings;
            }
            if (parts.contains(Part.THROUGHPUT) || parts.contains(Part.MEMORY)) {
                Findings found = throughput(server);
                findings = parts.contains(Part.THROUGHPUT) ? findings.and(found) : findings;
            }
            if (parts.contains(Part.SEARCH)) {
                findings = findings.and(searches(server, home));
            }
            if (parts.contains(Part.MEMORY)) {
                findings = findings.and(memory(server));
            }
        }
        return findings;
    }

    private Findings firstVisits(Server server, BackIssues issues) throws IOException {
        List<Double> days = new ArrayList<>();
        List<Double> weeks = new ArrayList<>();
        List<Double> months = new ArrayList<>();
        try (Caller caller = new Caller(server.address())) {
            for (String path : issues.shuffled()) {
                List<Double> readings =
                        issues.days().contains(path) ? days : issues.weeks().contains(path) ? weeks : months;
                readings.add(milliseconds(caller, path));
            }
        }
        bench.tell("visited " + days.size() + " days, " + weeks.size() + " weeks and " + months.size()
                + " months once each");
        return new Findings(
                List.of(
                        milliseconds("first visit of a day", days),
                        milliseconds("first visit of a week", weeks),
                        milliseconds("first visit of a month", months)),
                List.of("""
                        **First visits.** On a server just started, one after another and in an order of chance, every day, week and \
                        month from May 2024 on that has an edition, each exactly once: none of them is made up yet. The first few \
                        dozen also wait for the JVM to compile. Packed by gzip; the catalogue's file is in the system's cache."""));
    }

    private static double milliseconds(Caller caller, String path) throws IOException {
        long began = System.nanoTime();
        int status = caller.get(path);
        if (status != 200) {
            throw new IOException(path + " has status " + status);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static Figure milliseconds(String what, List<Double> milliseconds) {
        Readings readings = Readings.of(milliseconds);
        return Figure.known("ms", what, readings).withTail(readings);
    }

    private Findings editions(Server server, BackIssues issues) throws IOException {
        int seconds = bench.quick() ? 2 : 30;
        int requests = seconds * REQUESTS_A_SECOND;
        List<String> visits = issues.visits(2 * requests);
        Duration every = Duration.ofSeconds(1).dividedBy(REQUESTS_A_SECOND);
        Timetable.Outcome starting = Timetable.run(server.address(), visits.subList(0, requests), every);
        List<String> later = visits.subList(requests, visits.size());
        Timetable.Outcome running = Timetable.run(server.address(), later, every);
        String what = "edition page at " + REQUESTS_A_SECOND + " requests/s";
        bench.tell(what + ": p50 " + Figure.text(starting.milliseconds().median()) + " ms just started, "
                + Figure.text(running.milliseconds().median()) + " ms after that");
        return new Findings(
                List.of(
                        Figure.known("ms", what + ", just started" + failed(starting.errors()), starting.milliseconds())
                                .withTail(starting.milliseconds()),
                        Figure.atMost(
                                        AIM_EDITION_MILLISECONDS,
                                        "ms",
                                        what + failed(running.errors()),
                                        running.milliseconds())
                                .withTail(running.milliseconds())),
                List.of("""
                        **Edition pages.** An open loop on a server just started: %d requests/s for %d s by a timetable, and at once for \
                        another %d s, each timed from the moment it was due, whether or not the ones before had been answered. In the \
                        first half the JVM still compiles what it runs; the aim is held against the second. Two of five ask for the \
                        front page, the others for a day (four of five), week or month from May 2024 on, by chance: %,d different pages \
                        in the %,d requests of the second half. The server keeps %d made-up pages, so that most are made up anew when \
                        they are asked for. Packed by gzip.""".formatted(
                                REQUESTS_A_SECOND,
                                seconds,
                                seconds,
                                later.stream().distinct().count(),
                                later.size(),
                                128)));
    }

    private static String failed(long errors) {
        return errors == 0 ? "" : ", " + errors + " failed";
    }

    private Findings throughput(Server server) throws IOException {
        Duration warmUp = Duration.ofSeconds(bench.quick() ? 1 : 5);
        Duration duration = Duration.ofSeconds(bench.quick() ? 1 : 15);
        List<Figure> figures = new ArrayList<>();
        for (boolean packed : new boolean[] {false, true}) {
            Crowd.Outcome outcome = Crowd.run(server.address(), "/", packed, CONNECTIONS, warmUp, duration);
            String what = "front page, " + CONNECTIONS + " connections, " + (packed ? "packed by gzip" : "plain") + ", "
                    + Figure.text(outcome.bytesAnAnswer() / 1000) + " kB" + failed(outcome.errors());
            figures.add(Figure.atLeast(AIM_ANSWERS_A_SECOND, "requests/s", what, outcome.answersASecond()));
            bench.tell(what + ": " + Figure.text(outcome.answersASecond().median()) + "/s");
        }
        return new Findings(figures, List.of("""
                **Throughput.** %d kept connections, each asking for `/` again as soon as it has the last byte, for %d s after %d s of \
                warm-up; an answer counts if its status is 200. The figure is the median of the rates of the single seconds. The \
                client is one thread over non-blocking sockets that throws bodies away unread, but it shares the cores with the \
                server, and a machine of its own would leave more to that.""".formatted(CONNECTIONS, duration.toSeconds(), warmUp.toSeconds())));
    }

    private Findings searches(Server server, Path home) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        Random random = new Random(SEED);
        int seconds = bench.quick() ? 2 : 20;
        for (String title : TestCollections.titles(bench.corpus().folders(), 2 * seconds * REQUESTS_A_SECOND, SEED)
                .queries()
                .values()) {
            List<String> words = List.of(title.split(" ", -1));
            String query = String.join(" ", words.subList(0, 1 + random.nextInt(words.size())));
            paths.add("/papers?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        }
        Duration every = Duration.ofSeconds(1).dividedBy(REQUESTS_A_SECOND);
        // An index that is just being made would be measured with it; the first searches also wait for the JVM to
        // compile.
        Timetable.run(server.address(), paths.subList(0, paths.size() / 2), every);
        List<String> later = paths.subList(paths.size() / 2, paths.size());
        List<Figure> figures = new ArrayList<>();
        add(figures, "search", Timetable.run(server.address(), later, every));
        Process importing = bench.startFilling(home);
        try {
            add(figures, "search while papers are imported", Timetable.run(server.address(), later, every));
        } finally {
            importing.destroy();
            importing.waitFor();
        }
        Crowd.Outcome crowd = Crowd.run(
                server.address(),
                later,
                true,
                CONNECTIONS,
                Duration.ofSeconds(bench.quick() ? 1 : 5),
                Duration.ofSeconds(bench.quick() ? 1 : 10));
        figures.add(Figure.atLeast(
                AIM_SEARCHES_A_SECOND,
                "searches/s",
                "search, " + CONNECTIONS + " connections" + failed(crowd.errors()),
                crowd.answersASecond()));
        bench.tell("searches: " + Figure.text(crowd.answersASecond().median()) + "/s");
        return new Findings(figures, List.of("""
                **Search.** Pages of `/papers?q=` with the first one to four words of titles drawn by chance, each asked once: %d \
                requests/s by a timetable for %d s, after as long a time to warm up; the same again while the corpora are \
                imported once more into the same home by the launcher, which lets that give way to the server; then as fast as %d \
                connections can ask. A page has twenty papers with their passages, the counts of all facets and the reasons; \
                packed by gzip.""".formatted(REQUESTS_A_SECOND, seconds, CONNECTIONS)));
    }

    private void add(List<Figure> figures, String what, Timetable.Outcome outcome) {
        String name = what + " at " + REQUESTS_A_SECOND + " requests/s" + failed(outcome.errors());
        figures.add(Figure.atMost(AIM_SEARCH_MILLISECONDS, "ms", name, outcome.milliseconds())
                .withTail(outcome.milliseconds()));
        figures.add(Figure.atMost(
                AIM_SEARCH_TAIL_MILLISECONDS,
                "ms",
                name + ", 99th percentile",
                Readings.of(List.of(outcome.milliseconds().percentile(99)))));
        bench.tell(name + ": p50 " + Figure.text(outcome.milliseconds().median()) + " ms, p99 "
                + Figure.text(outcome.milliseconds().percentile(99)) + " ms");
    }

    private static Findings memory(Server server) {
        return server.memory()
                .map(memory -> new Findings(
                        List.of(Figure.atMost(
                                AIM_MEGABYTES,
                                "MB",
                                "resident memory of the server",
                                Readings.of(List.of(memory.megabytes())))),
                        List.of(
                                "**Memory.** `VmRSS` of the one server that has answered the edition pages and the throughput"
                                        + " just before; its peak was " + Figure.text(memory.peakMegabytes())
                                        + " MB.")))
                .orElse(new Findings(
                        List.of(), List.of("**Memory.** This system does not tell the memory of a process.")));
    }
}
