package broadsheet.cli;

import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Examination;
import broadsheet.catalog.ImportRun;
import broadsheet.config.Config;
import broadsheet.config.ConfigException;
import broadsheet.config.ConfigLoader;
import broadsheet.config.Home;
import broadsheet.config.HomeException;
import broadsheet.encode.Encoder;
import broadsheet.encode.EncoderException;
import broadsheet.encode.Encoding;
import broadsheet.encode.EncodingMark;
import broadsheet.encode.Model;
import broadsheet.encode.OnnxEncoder;
import broadsheet.mail.MailServer;
import broadsheet.paper.PaperId;
import broadsheet.source.arxiv.ArxivAnnouncements;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.CalendarFile;
import broadsheet.source.huggingface.HuggingFaceHarvest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at everything in a home, and changes nothing. */
final class Diagnosis {
    private static final long LITTLE_SPACE = 500_000_000;

    /** What a server brings in by itself: it goes on with its own runs. */
    private static final Set<String> OF_SERVER =
            Set.of(ArxivHarvest.SOURCE, ArxivAnnouncements.SOURCE, HuggingFaceHarvest.SOURCE);

    private static final Set<String> OF_ARXIV = Set.of(ArxivHarvest.SOURCE, ArxivAnnouncements.SOURCE);

    private final Home home;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final List<Finding> findings = new ArrayList<>();

    private boolean isServed;

    /** Of the home's own file, unless the configuration can be read and says otherwise. */
    private Config.Catalogue place = Config.Catalogue.IN_HOME;

    /** What is configured, unless the configuration cannot be read. */
    private Optional<Model> model = Optional.empty();

    /** What is configured, unless the configuration cannot be read. */
    private Optional<Config.Mail> mail = Optional.empty();

    private String baseUrl = "";

    /** Whether arXiv was ever read into it. */
    private boolean hasReadArxiv;

    private Diagnosis(Home home, Desk desk) {
        this.home = home;
        this.environment = desk.environment();
        this.clock = desk.clock();
    }

    /** Everything that was found, in the order in which it depends on one another. */
    static List<Finding> of(Home home, Desk desk) {
        Diagnosis diagnosis = new Diagnosis(home, desk);
        diagnosis.well("Java", Runtime.version().toString());
        if (diagnosis.isHome()) {
            diagnosis.space();
            diagnosis.server();
            diagnosis.configuration();
            diagnosis.catalogue();
            diagnosis.calendar();
            diagnosis.encoder();
            diagnosis.mail();
        }
        return List.copyOf(diagnosis.findings);
    }

    private boolean isHome() {
        try {
            home.check();
            well("home", home.folder().toString());
            return true;
        } catch (HomeException e) {
            unwell("home", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void space() {
        try {
            long free = Files.getFileStore(home.folder()).getUsableSpace();
            if (free < LITTLE_SPACE) {
                unwell("free space", Words.size(free) + ". Free some: an import of 150,000 papers takes about 600 MB.");
            } else {
                well("free space", Words.size(free));
            }
        } catch (IOException e) {
            unwell(
                    "free space",
                    "cannot be told: " + HomeException.reason(e) + ". Check that the disk of " + home.folder()
                            + " is there and answers.");
        }
    }

    private void server() {
        try {
            isServed = home.isServed();
            well("server", isServed ? "running on this home" : "not running");
        } catch (HomeException e) {
            unwell("server", String.valueOf(e.getMessage()));
        }
    }

    private void configuration() {
        try {
            Config config = ConfigLoader.load(home.configuration(), environment);
            place = config.catalogue();
            model = Model.parse(config.encoder().model());
            mail = Optional.of(config.mail());
            baseUrl = config.server().baseUrl();
            well(
                    "configuration",
                    Files.exists(home.configuration()) ? home.configuration().toString() : "all as standard");
        } catch (ConfigException e) {
            e.problems()
                    .forEach(problem -> unwell(
                            "configuration",
                            problem + (problem.endsWith("?") ? " " : ". ")
                                    + "Mend it or take it out; nothing starts before that."));
        }
    }

    private void encoder() {
        if (model.isEmpty()) {
            well("encoder", "none; papers are found by their words alone");
            return;
        }
        Optional<String> objection = Encoding.objection(home.vectors());
        if (objection.isPresent()) {
            unwell("encoder", objection.get() + " Papers are found by their words alone meanwhile.");
        }
        EncodingMark mark = EncodingMark.look(home.vectors(), model.get());
        if (!mark.refused().isEmpty()) {
            unwell(
                    "encoder",
                    "ended this program as it encoded "
                            + mark.refused().stream()
                                    .map(PaperId::text)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ", found by words alone from now on. Please report it; remove " + mark.path()
                            + " to try again.");
        }
        try (Encoder encoder = OnnxEncoder.load(model.get())) {
            long began = System.nanoTime();
            encoder.query("what a reader may look for");
            well(
                    "encoder",
                    model.get().word() + " works, a query takes "
                            + Math.max(
                                    1,
                                    Duration.ofNanos(System.nanoTime() - began).toMillis()) + " ms");
        } catch (EncoderException e) {
            unwell("encoder", e.getMessage() + " Papers are found by their words alone meanwhile.");
        }
    }

    private void mail() {
        Optional<Config.Mail> server = mail.filter(Config.Mail::isSent);
        if (server.isEmpty()) {
            well("mail", "none is sent, as no server is configured");
            return;
        }
        String place = server.get().server() + ":" + server.get().port();
        MailServer.objection(server.get())
                .ifPresentOrElse(
                        objection -> unwell(
                                "mail",
                                place + " takes none: " + objection
                                        + ". Look at [mail] in the configuration; mails wait meanwhile."),
                        () -> well("mail", place + " takes it"));
        if (baseUrl.isEmpty()) {
            unwell(
                    "mail",
                    "links in mails lead to this machine alone. Set base_url of [server] to the address that readers"
                            + " type.");
        } else if (!baseUrl.startsWith("https://")) {
            well("mail", "programs show no button to unsubscribe, as base_url of [server] does not begin with https");
        }
    }

    private void catalogue() {
        try {
            switch (Examination.of(home, place)) {
                case Examination.Sound sound -> {
                    well("catalogue", Words.count(sound.papers(), "paper") + soundness());
                    sound.runs().forEach(this::run);
                    hasReadArxiv = sound.runs().stream().anyMatch(run -> OF_ARXIV.contains(run.source()));
                    sound.warnings().forEach(warning -> unwell("warning", warning.message()));
                }
                case Examination.Missing _ ->
                    well("catalogue", "none yet; 'broadsheet serve' and 'broadsheet import' make one");
                case Examination.Older older ->
                    well(
                            "catalogue",
                            "of schema " + older.schema() + soundness() + "; the next start brings it to the newest"
                                    + (isFile() ? ", after a copy" : ""));
                case Examination.Changing _ ->
                    unwell(
                            "catalogue",
                            "just being migrated or restored by another Broadsheet. Ask again when that has ended.");
                case Examination.Foreign _ ->
                    unwell(
                            "catalogue",
                            home.catalogue() + " is a database, but no catalogue. Move it away, or bring back a copy"
                                    + " with 'broadsheet restore DIR'.");
                case Examination.Newer newer ->
                    unwell(
                            "catalogue",
                            "written by a newer Broadsheet (schema " + newer.schema() + "). Install that version or a"
                                    + " later one, or bring back an older copy with 'broadsheet restore DIR'.");
                case Examination.Torn torn ->
                    unwell("catalogue", "torn: " + torn.fault() + ". Bring back a copy with 'broadsheet restore DIR'.");
            }
        } catch (CatalogueException | HomeException e) {
            unwell("catalogue", String.valueOf(e.getMessage()));
        }
    }

    private void calendar() {
        Path file = home.calendar();
        if (CalendarFile.look(file) instanceof CalendarFile.Outcome.Unreadable(String why)) {
            unwell("calendar", file + ": " + why + ". Mend it or take it out; that of the program is used meanwhile.");
            return;
        }
        LocalDate until = CalendarFile.calendar(file).until();
        boolean isOver = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).isAfter(until);
        if (isOver && hasReadArxiv) {
            unwell(
                    "calendar",
                    "arXiv's holidays are known until " + Words.day(until) + " alone, and nobody can tell one from a"
                            + " day on which its papers are late. Update Broadsheet, or write a newer table into "
                            + file
                            + ".");
        } else {
            well("calendar", "arXiv's holidays are known until " + Words.day(until));
        }
    }

    private boolean isFile() {
        return place.url().isEmpty();
    }

    /** Of a database with a server of its own only the answer was looked at. */
    private String soundness() {
        return isFile() ? ", every page of the file sound" : " in PostgreSQL, which answers";
    }

    private void run(ImportRun run) {
        String outcome = run.source() + ", " + Words.outcome(run);
        findings.add(
                switch (run.outcome()) {
                    case DONE ->
                        new Finding(
                                "import",
                                true,
                                outcome + ", " + Words.count(run.broken(), "broken record"),
                                run.startedAt());
                    case BEGUN ->
                        isOfServer(run)
                                ? new Finding(
                                        "import",
                                        true,
                                        outcome + "; the server goes on with it if it began it",
                                        run.startedAt())
                                : new Finding(
                                        "import",
                                        false,
                                        outcome + ". If it is not running now, it was killed: run it again.",
                                        run.startedAt());
                    case FAILED ->
                        new Finding(
                                "import",
                                false,
                                outcome
                                        + (run.message().isEmpty()
                                                ? ""
                                                : ": " + run.message().replaceAll("\\.$", ""))
                                        + ". Run it again when that is mended.",
                                run.startedAt());
                });
    }

    private boolean isOfServer(ImportRun run) {
        return isServed && OF_SERVER.contains(run.source());
    }

    private void well(String about, String says) {
        findings.add(Finding.well(about, says));
    }

    private void unwell(String about, String says) {
        findings.add(Finding.unwell(about, says));
    }
}
