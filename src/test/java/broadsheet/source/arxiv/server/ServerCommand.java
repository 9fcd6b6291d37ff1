package broadsheet.source.arxiv.server;

import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.Life;
import broadsheet.source.arxiv.world.MadeLives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of a server that is a process of its own. */
@Command(name = "arxiv-test-server", description = "Imitates arXiv on 127.0.0.1.", mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {
    private static final String DEFAULT = "${DEFAULT-VALUE}.";

    @Option(names = "--papers", description = "How many, " + DEFAULT, defaultValue = "50000")
    private int papers;

    @Option(names = "--seed", description = "Of the papers, " + DEFAULT, defaultValue = "1")
    private long seed;

    @Option(names = "--first", description = "First day of submissions, " + DEFAULT, defaultValue = "2026-01-05")
    private LocalDate first;

    @Option(names = "--days", description = "Days with submissions, " + DEFAULT, defaultValue = "42")
    private int days;

    @Option(names = "--holiday", description = "An evening without announcement; may be repeated.")
    private Set<LocalDate> holidays = Set.of();

    @Option(
            names = "--now",
            description = "What the clock shows at the start; otherwise the end, when all has happened.")
    private @Nullable Instant now;

    @Option(names = "--page", description = "Records a page, " + DEFAULT, defaultValue = "1300")
    private int page;

    @Option(names = "--port", description = "0 for any that is free.", defaultValue = "0")
    private int port;

    @Option(names = "--port-file", description = "Gets the port, whole or not at all.")
    private @Nullable Path portFile;

    @Option(names = "--mood", description = "Such as overloaded=PT5S/7 or cut-in-chunks@3; may be repeated.")
    private List<String> rules = List.of();

    /** Serves until the process is ended; returns only if it could not begin. */
    static void run(String[] arguments) {
        System.exit(new CommandLine(new ServerCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Announcements calendar = new Announcements(holidays);
        List<Life> lives = MadeLives.make(seed, papers, first, days, calendar);
        Instant start = now == null ? new ArxivWorld(lives, calendar, InstantSource.fixed(Instant.EPOCH)).end() : now;
        InstantSource clock = InstantSource.offset(
                InstantSource.system(), Duration.between(InstantSource.system().instant(), start));
        Moods moods = new Moods();
        rules.forEach(moods::read);
        try (ArxivTestServer server = new ArxivTestServer(new ArxivWorld(lives, calendar, clock), page, moods, port)) {
            if (portFile != null) {
                tell(server.port(), portFile);
            }
            System.out.println(server.base());
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }

    private static void tell(int port, Path file) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, String.valueOf(port));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
