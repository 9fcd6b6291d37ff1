package broadsheet.bench;

import broadsheet.bench.load.Readings;
import broadsheet.bench.load.Timetable;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Terms;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.mail.SmtpTestServer;
import broadsheet.paper.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** How long a morning takes on all papers: from the moment at which everybody's issue is due to the last mail. */
final class MorningMeasurement {
    private static final double AIM_SECONDS = 60;
    private static final double AIM_GROWTH = 1.1;

    private static final int SUBSCRIBERS = 10_000;
    private static final int NEW_PAPERS = 600;
    private static final int REQUESTS_A_SECOND = 20;
    private static final int SECONDS_BEFORE = 10;

    /** Servers look at the clock every half minute; what is due later than that is composed to the moment. */
    private static final Duration AHEAD = Duration.ofSeconds(35);

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int HOUR = 7;

    private static final List<String> CATEGORIES = List.of("cs.CL", "cs.CV", "cs.LG", "cs.AI", "stat.ML");
    private static final List<String> WORDS =
            List.of("retrieval", "attention", "robots", "speech", "graphs", "prompts");
    private static final List<String> TOPICS = List.of("language", "learning", "evaluation", "vision", "data");

    private final Workbench bench;
    private final List<Figure> figures = new ArrayList<>();

    MorningMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /** Measures two mornings on a home of its own. */
    Findings measure() throws IOException, InterruptedException {
        int subscribers = bench.quick() ? SUBSCRIBERS / 20 : SUBSCRIBERS;
        Path folder = bench.home("morning");
        Home home = new Home(folder);
        bench.fill(folder);
        LocalDate latest = subscribe(home, subscribers);
        try (SmtpTestServer mailServer = SmtpTestServer.counting()) {
            Files.writeString(home.configuration(), """
                    [encoder]
                    model = "none"
                    [schedule]
                    enabled = false
                    [mail]
                    server = "127.0.0.1"
                    port = %d
                    security = "none"
                    from = "Broadsheet <papers@example.org>"
                    domain_per_minute = 0
                    """.formatted(mailServer.port()));
            try (Server server = bench.serve(folder)) {
                Duration every = Duration.ofSeconds(1).dividedBy(REQUESTS_A_SECOND);
                List<String> visits = Collections.nCopies(SECONDS_BEFORE * REQUESTS_A_SECOND, "/");
                // The first time for the JVM to compile.
                Timetable.run(server.address(), visits, every);
                Readings before = Timetable.run(server.address(), visits, every).milliseconds();
                figures.add(
                        Figure.known("ms", "front page of all papers", before).withTail(before));
                morning(home, server, mailServer, subscribers, 0, "the first morning");
                bringNews(home, latest.plusDays(1));
                morning(home, server, mailServer, subscribers, subscribers, "the next morning");
            }
        }
        return new Findings(figures, List.of("""
                **A morning.** A server with all papers and no encoder, and %,d subscribers of %d lists, by mail, each with at most 20 \
                papers, their first sentences, and a line where nothing is new: four in ten the daily edition, the others evenly what \
                trends this week, sections of the daily edition, categories and searches. All are due at the same second; the time is \
                from then to the last mail, which the mail server of *Mail* reads to its end. Between the two mornings %d papers come \
                in. The front page is asked for %d times a second for %d s before, and from the first second of each morning to its \
                last mail.""".formatted(
                        subscribers, lists().size(), NEW_PAPERS, REQUESTS_A_SECOND, SECONDS_BEFORE)));
    }

    private static List<String> lists() {
        List<String> lists = new ArrayList<>(List.of("editions/date", "trending/week"));
        CATEGORIES.forEach(code -> lists.add("editions/date/" + code));
        CATEGORIES.forEach(code -> lists.add("category/" + code));
        WORDS.forEach(word -> TOPICS.forEach(topic -> lists.add("search/" + word + " " + topic)));
        return lists;
    }

    /** Which list one has. */
    private static String list(int subscriber) {
        int turn = subscriber / 20;
        return switch (subscriber % 20) {
            case 8, 9, 10 -> "trending/week";
            case 11, 12, 13 -> "editions/date/" + CATEGORIES.get(turn % CATEGORIES.size());
            case 14, 15, 16 -> "category/" + CATEGORIES.get(turn % CATEGORIES.size());
            case 17, 18, 19 ->
                "search/" + WORDS.get(turn % WORDS.size()) + " " + TOPICS.get(turn / WORDS.size() % TOPICS.size());
            default -> "editions/date";
        };
    }

    /** @return the day of the latest edition */
    private static LocalDate subscribe(Home home, int subscribers) {
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            for (int i = 0; i < subscribers; i++) {
                EmailAddress address =
                        EmailAddress.parse("reader" + i + "@example.com").orElseThrow();
                catalogue
                        .subscriptions()
                        .keep(
                                Channel.MAIL,
                                address.text(),
                                address.key(),
                                "",
                                new Terms(
                                        list(i),
                                        new broadsheet.paper.Timetable(
                                                broadsheet.paper.Timetable.Rhythm.DAILY, HOUR, ZoneId.of("UTC")),
                                        0,
                                        20,
                                        Terms.Summaries.OPENING,
                                        Terms.WhenEmpty.LINE));
            }
            return Objects.requireNonNull(catalogue.stats().lastDay());
        }
    }

    private static void bringNews(Home home, LocalDate day) {
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            catalogue
                    .papers()
                    .store(IntStream.range(0, NEW_PAPERS)
                            .mapToObj(i -> Sketch.of("%02d%02d.%05d"
                                            .formatted(day.getYear() % 100, day.getMonthValue(), 90_000 + i))
                                    .titled("On " + WORDS.get(i % WORDS.size()) + " in "
                                            + TOPICS.get(i / WORDS.size() % TOPICS.size()) + ", part " + i)
                                    .saying("It tells of its matter in a sentence. ".repeat(20))
                                    .in(CATEGORIES.get(i % CATEGORIES.size()))
                                    .announced(day.toString())
                                    .voted(i % 50)
                                    .paper())
                            .toList());
        }
    }

    private void morning(
            Home home, Server server, SmtpTestServer mailServer, int subscribers, int already, String which)
            throws IOException, InterruptedException {
        Instant due = Instant.now().plus(AHEAD);
        makeDue(home, due);
        TimeUnit.MILLISECONDS.sleep(Duration.between(Instant.now(), due).toMillis());
        long began = System.nanoTime();
        AtomicBoolean isOver = new AtomicBoolean();
        FutureTask<Readings> meanwhile = new FutureTask<>(() -> Timetable.runUntil(
                        isOver::get,
                        server.address(),
                        "/",
                        Duration.ofSeconds(1).dividedBy(REQUESTS_A_SECOND))
                .milliseconds());
        Thread.ofPlatform().start(meanwhile);
        double first;
        Optional<ResidentMemory> early;
        Optional<ResidentMemory> late;
        double seconds;
        try {
            await(mailServer, already + 1);
            first = seconds(began);
            await(mailServer, already + subscribers / 10);
            early = server.memory();
            await(mailServer, already + subscribers - subscribers / 20);
            late = server.memory();
            await(mailServer, already + subscribers);
            seconds = seconds(began);
        } finally {
            isOver.set(true);
        }
        Readings page = readings(meanwhile);
        bench.tell("%s: %d issues in %s s, the first after %s s"
                .formatted(which, subscribers, Figure.text(seconds), Figure.text(first)));
        figures.add(Figure.atMost(
                AIM_SECONDS,
                "s",
                "%,d issues of %d lists composed and handed to a mail server, %s"
                        .formatted(subscribers, lists().size(), which),
                Readings.of(List.of(seconds))));
        if (early.isPresent() && late.isPresent()) {
            figures.add(Figure.atMost(
                    AIM_GROWTH,
                    "times",
                    "memory after nearly all of them, of that after a tenth",
                    Readings.of(List.of(late.get().megabytes() / early.get().megabytes()))));
        }
        figures.add(Figure.known("ms", "front page meanwhile", page).withTail(page));
    }

    /** The clock of a server cannot be set; its timetable can. */
    private static void makeDue(Home home, Instant due) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.catalogue());
                PreparedStatement update = connection.prepareStatement("update subscription set next_at = ?")) {
            connection.createStatement().execute("pragma busy_timeout = 10000");
            update.setLong(1, due.toEpochMilli());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IOException("setting when issues are due", e);
        }
    }

    private static Readings readings(FutureTask<Readings> meanwhile) throws IOException, InterruptedException {
        try {
            return meanwhile.get();
        } catch (ExecutionException e) {
            throw new IOException("asking for the front page", e.getCause());
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void await(SmtpTestServer server, int many) throws IOException, InterruptedException {
        if (!server.awaitTaken(many, PATIENCE)) {
            throw new IOException("only " + server.taken() + " of " + many + " mails came in " + PATIENCE);
        }
    }
}
