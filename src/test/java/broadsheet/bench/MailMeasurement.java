package broadsheet.bench;

import broadsheet.bench.load.Readings;
import broadsheet.bench.load.Timetable;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.MailKind;
import broadsheet.catalog.MailText;
import broadsheet.catalog.NewMail;
import broadsheet.config.Home;
import broadsheet.mail.SmtpTestServer;
import broadsheet.paper.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

/** How fast mails go out, what that takes of memory, and how long a page takes meanwhile. */
final class MailMeasurement {
    private static final double AIM_SECONDS = 60;
    private static final double AIM_GROWTH = 1.1;

    private static final int MAILS = 10_000;
    private static final int HTML_BYTES = 60_000;
    private static final int PLAIN_BYTES = 12_000;
    private static final int REQUESTS_A_SECOND = 20;
    private static final int SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Workbench bench;

    MailMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /** Measures all of it. */
    Findings measure() throws IOException, InterruptedException {
        int mails = bench.quick() ? MAILS / 20 : MAILS;
        Path folder = bench.home("mail");
        Home home = new Home(folder);
        home.prepare();
        try (SmtpTestServer mailServer = SmtpTestServer.counting()) {
            Files.writeString(home.configuration(), """
                    [mail]
                    server = "127.0.0.1"
                    port = %d
                    security = "none"
                    from = "Broadsheet <papers@example.org>"
                    domain_per_minute = 0
                    """.formatted(mailServer.port()));
            try (Server server = bench.serve(folder)) {
                return measure(home, server, mailServer, mails);
            }
        }
    }

    private Findings measure(Home home, Server server, SmtpTestServer mailServer, int mails)
            throws IOException, InterruptedException {
        List<String> visits = Collections.nCopies((bench.quick() ? 1 : SECONDS) * REQUESTS_A_SECOND, "/");
        Duration every = Duration.ofSeconds(1).dividedBy(REQUESTS_A_SECOND);
        // The first time for the JVM to compile.
        Timetable.run(server.address(), visits, every);
        Readings before = Timetable.run(server.address(), visits, every).milliseconds();

        double putIn;
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system())) {
            List<NewMail> all = mails(mails);
            long began = System.nanoTime();
            catalogue.outbox().add(all, InstantSource.system().instant());
            putIn = seconds(began);
        }
        await(mailServer, 1);
        long began = System.nanoTime();
        FutureTask<Readings> meanwhile = new FutureTask<>(
                () -> Timetable.run(server.address(), visits, every).milliseconds());
        Thread.ofPlatform().start(meanwhile);
        await(mailServer, mails / 10);
        Optional<ResidentMemory> early = server.memory();
        await(mailServer, mails - mails / 20);
        Optional<ResidentMemory> late = server.memory();
        await(mailServer, mails);
        double sent = seconds(began);
        bench.tell(mails + " mails put in in " + Figure.text(putIn) + " s, sent in " + Figure.text(sent) + " s");
        Readings during = meanwhile(meanwhile);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atMost(
                AIM_SECONDS,
                "s",
                "%,d mails of %d kB put into the outbox and handed to a mail server"
                        .formatted(mails, HTML_BYTES / 1000),
                Readings.of(List.of(putIn + sent))));
        figures.add(Figure.known("s", "of which into the outbox", Readings.of(List.of(putIn))));
        figures.add(Figure.known("mails/s", "of which handed over", Readings.of(List.of(mails / sent))));
        if (early.isPresent() && late.isPresent()) {
            figures.add(Figure.atMost(
                    AIM_GROWTH,
                    "times",
                    "memory after nearly all of them, of that after a tenth",
                    Readings.of(List.of(late.get().megabytes() / early.get().megabytes()))));
            figures.add(Figure.known(
                    "MB",
                    "memory after a tenth",
                    Readings.of(List.of(early.get().megabytes()))));
        }
        figures.add(Figure.known("ms", "front page before", before).withTail(before));
        figures.add(Figure.known("ms", "front page while mails go out", during).withTail(during));
        return new Findings(figures, List.of("""
                **Mail.** A server with the sample edition, and %,d mails that another process puts into its outbox in one \
                transaction: one text of %d kB of HTML and %d kB of plain text for all, with an address of its own in each. They go by \
                four connections to a mail server on the loopback device, within the process that measures, which reads each to its \
                end, counts it and keeps nothing. The time is from the first that is taken to the last, to which that of putting in is \
                added. The front page is asked for %d times a second for %d s before, and for as long from the first mail on; a share \
                of a domain in a minute is not set.""".formatted(
                        mails, HTML_BYTES / 1000, PLAIN_BYTES / 1000, REQUESTS_A_SECOND, bench.quick() ? 1 : SECONDS)));
    }

    private static Readings meanwhile(FutureTask<Readings> readings) throws IOException, InterruptedException {
        try {
            return readings.get();
        } catch (ExecutionException e) {
            throw new IOException("asking for the front page", e.getCause());
        }
    }

    private static List<NewMail> mails(int many) {
        String line = "<p>A paper on the language of lighthouses, by someone – and what it says.</p>\n";
        String sentence = "A paper on the language of lighthouses, by someone – and what it says.\n";
        String link = "https://example.org/mail/" + MailText.PERSONAL;
        MailText text = MailText.of(
                "Thirty papers of today",
                line.repeat(HTML_BYTES / line.length()) + "<a href=\"" + link + "\">Change or leave</a>",
                sentence.repeat(PLAIN_BYTES / sentence.length()) + link);
        return IntStream.range(0, many)
                .mapToObj(number -> new NewMail(
                        MailKind.DIGEST,
                        "bench",
                        "",
                        EmailAddress.parse("reader" + number + "@example.com").orElseThrow(),
                        text,
                        "token" + number,
                        link + "/leave"))
                .toList();
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
