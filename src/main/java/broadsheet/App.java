package broadsheet;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Following;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.cli.Broadsheet;
import broadsheet.cli.Desk;
import broadsheet.cli.OpenHome;
import broadsheet.config.Config;
import broadsheet.config.ConfigException;
import broadsheet.config.ConfigLoader;
import broadsheet.config.Home;
import broadsheet.config.SigningKey;
import broadsheet.digest.Composing;
import broadsheet.digest.DigestHook;
import broadsheet.digest.DigestMail;
import broadsheet.digest.Links;
import broadsheet.digest.Passes;
import broadsheet.digest.SubscribeLimits;
import broadsheet.digest.Subscribing;
import broadsheet.digest.Webhooks;
import broadsheet.edition.Arrivals;
import broadsheet.edition.BeatSections;
import broadsheet.edition.Editions;
import broadsheet.edition.Lists;
import broadsheet.encode.EncoderException;
import broadsheet.encode.Encoding;
import broadsheet.encode.Model;
import broadsheet.hook.Hook;
import broadsheet.hook.HookSending;
import broadsheet.job.AnnouncementsJob;
import broadsheet.job.BackgroundEncoding;
import broadsheet.job.CompletenessJob;
import broadsheet.job.Daily;
import broadsheet.job.DailyListJob;
import broadsheet.job.Deliveries;
import broadsheet.job.HarvestJob;
import broadsheet.job.Job;
import broadsheet.job.Schedule;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.LearntBeats;
import broadsheet.learn.lab.Reports;
import broadsheet.mail.Pass;
import broadsheet.mail.Sending;
import broadsheet.net.Answer;
import broadsheet.net.Failure;
import broadsheet.net.Pace;
import broadsheet.net.Pause;
import broadsheet.net.WebClient;
import broadsheet.net.WebRequest;
import broadsheet.rank.Diversity;
import broadsheet.rank.Formula;
import broadsheet.search.PaperIndex;
import broadsheet.search.Search;
import broadsheet.search.lucene.CommandIndex;
import broadsheet.search.lucene.LuceneIndex;
import broadsheet.source.arxiv.ArxivAddress;
import broadsheet.source.arxiv.ArxivAnnouncements;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.ArxivListing;
import broadsheet.source.arxiv.ArxivLookup;
import broadsheet.source.arxiv.ArxivSettings;
import broadsheet.source.arxiv.CalendarFile;
import broadsheet.source.arxiv.QuietTime;
import broadsheet.source.huggingface.HuggingFaceHarvest;
import broadsheet.source.huggingface.HuggingFaceSettings;
import broadsheet.source.sample.SampleEdition;
import broadsheet.web.FirstChoice;
import broadsheet.web.Operator;
import broadsheet.web.Site;
import broadsheet.web.WarmPages;
import broadsheet.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Constructs every service, and is the only class that does. */
public final class App implements Desk.Server {
    /** All of arXiv's hosts together are asked no more often than arXiv allows, whoever asks. */
    private static final List<Pace> ARXIV_PACE = List.of(new Pace("arxiv.org", ArxivSettings.LEAST_INTERVAL));

    private static final Duration WHILE_A_COMMAND_SENDS = Duration.ofSeconds(20);

    /** How long after its time a job begins at most. */
    private static final int SPREAD_SECONDS = 600;

    private final Map<String, String> environment;
    private final InstantSource clock;

    /**
     * An application in its environment.
     *
     * @param environment the process's environment
     * @param clock tells the time
     */
    public App(Map<String, String> environment, InstantSource clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** Opens a home: prepares the folder, reads the configuration, opens the catalogue. */
    public OpenHome open(Home home) {
        return open(home, (catalogue, encoding) -> new CommandIndex(home, catalogue, encoding, clock));
    }

    /** Opens a home as its server: the index is kept from now on. The caller holds the home's lock. */
    private OpenHome openToServe(Home home) {
        return open(home, (catalogue, encoding) -> LuceneIndex.keep(home.index(), catalogue, encoding, clock));
    }

    private OpenHome open(Home home, BiFunction<Catalogue, Encoding, PaperIndex> opening) {
        home.prepare();
        Config config = ConfigLoader.load(home.configuration(), environment);
        Catalogue catalogue = Catalogue.open(home, config.catalogue(), clock);
        // Whatever was configured is one of them, or none.
        Encoding encoding = Model.parse(config.encoder().model())
                .map(model -> Encoding.of(model, home.vectors()))
                .orElseGet(Encoding::off);
        PaperIndex index = opening.apply(catalogue, encoding);
        return new OpenHome(
                home,
                config,
                catalogue,
                editions(home, catalogue, config.edition()),
                encoding,
                index,
                new Search(catalogue, index),
                new SampleEdition(catalogue),
                new WebClient(config.network(), Broadsheet.VERSION, ARXIV_PACE, clock, Pause.SLEEP));
    }

    private Editions editions(Home home, Catalogue catalogue, Config.EditionMakeUp makeUp) {
        // Whatever was configured is one of them.
        Formula trending = Formula.parse(makeUp.trending()).orElseThrow();
        Diversity diversity = new Diversity(makeUp.trendingAuthorShare(), makeUp.trendingTopicShare());
        return new Editions(
                catalogue, makeUp.frontSize(), CalendarFile.calendar(home.calendar()), trending, diversity, clock);
    }

    /** A server of an open home, not started. Nobody can choose anything at it. */
    public WebServer server(OpenHome open) {
        return server(
                open,
                FirstChoice.none(open.catalogue().following()),
                Operator.none(),
                subscribing(open, () -> {}),
                webhooks(open));
    }

    /**
     * Lets readers of an open home subscribe, where mail is sent.
     *
     * @param wake called when a mail waits to be sent
     */
    public Subscribing subscribing(OpenHome open, Runnable wake) {
        return new Subscribing(
                open.config().mail().isSent(),
                open.catalogue(),
                new DigestMail(links(open)),
                passes(open),
                new SubscribeLimits(),
                wake);
    }

    @Override
    public Composing composing(OpenHome open) {
        BeatSections beats = new BeatSections(
                open.catalogue(),
                open.editions(),
                new LearntBeats(new BeatLearning(open.catalogue(), open.index()), open.index()),
                open.search());
        Lists lists = new Lists(open.catalogue(), open.editions(), open.search(), beats);
        return new Composing(
                open.catalogue(),
                open.editions(),
                new Arrivals(open.catalogue(), open.editions(), lists, beats),
                new DigestMail(links(open)),
                new DigestHook(links(open)),
                passes(open),
                clock);
    }

    @Override
    public Webhooks webhooks(OpenHome open) {
        return webhooks(open, composing(open));
    }

    private Webhooks webhooks(OpenHome open, Composing composing) {
        return new Webhooks(
                open.catalogue(), composing, new DigestHook(links(open)), new Hook(open.web(), clock), clock);
    }

    private static Passes passes(OpenHome open) {
        return new Passes(() -> SigningKey.of(open.home()));
    }

    /** Whole addresses, by which mails lead here; those of this machine where the configuration tells no other. */
    private static Links links(OpenHome open) {
        Config.Server server = open.config().server();
        String address = server.baseUrl().isEmpty() ? "http://localhost:" + server.port() : server.baseUrl();
        return new Site(server.basePath(), address, Map.of()).links();
    }

    @Override
    public Optional<Pass> sendAll(OpenHome open) throws InterruptedException {
        // A server that is started meanwhile would take what is on its way for what a program that ended left behind.
        try (Home.Lock lock = open.home().sending(Duration.ZERO).orElse(null);
                Sending sending = lock == null ? null : sending(open).orElse(null)) {
            return sending == null ? Optional.empty() : Optional.of(sending.runOnce());
        }
    }

    /** Sends the mails of an open home that is served, not started; nothing where no mail server is configured. */
    private Optional<Sending> sending(OpenHome open) {
        Config.Mail settings = open.config().mail();
        return settings.isSent() ? Optional.of(new Sending(open.catalogue(), settings, clock)) : Optional.empty();
    }

    private WebServer server(
            OpenHome open, FirstChoice choice, Operator operator, Subscribing subscribing, Webhooks webhooks) {
        return new WebServer(
                open.config(),
                open.catalogue(),
                open.editions(),
                open.search(),
                open.encoding(),
                new LearntBeats(new BeatLearning(open.catalogue(), open.index()), open.index()),
                new Reports(open.home().labs()),
                choice,
                operator,
                subscribing,
                webhooks,
                clock);
    }

    /** What a server of an open home does by itself, not started; nothing where the configuration says so. */
    private Schedule schedule(OpenHome open) {
        Config.Schedule times = open.config().schedule();
        if (!times.enabled()) {
            return new Schedule(List.of(), open.catalogue(), clock);
        }
        return new Schedule(jobs(open, times), open.catalogue(), clock);
    }

    /** Encodes the papers of an open home that is served, not started. */
    private Optional<BackgroundEncoding> encoding(OpenHome open) {
        return open.index()
                .unencoded()
                .map(papers -> new BackgroundEncoding(open.encoding(), papers, open.catalogue(), clock));
    }

    /** Composes what is sent of an open home that is served, not started: to webhooks, and by mail where a mail server is configured. */
    private Deliveries deliveries(OpenHome open, Composing composing, @Nullable Sending sending, HookSending hooks) {
        return new Deliveries(
                composing,
                open.catalogue(),
                sending == null ? EnumSet.copyOf(Channel.ofWebhooks()) : EnumSet.allOf(Channel.class),
                () -> {
                    hooks.wake();
                    if (sending != null) {
                        sending.wake();
                    }
                },
                clock);
    }

    private List<Job> jobs(OpenHome open, Config.Schedule times) {
        Catalogue catalogue = open.catalogue();
        Config config = open.config();
        Pause pause = QuietTime.AFTER_MIDNIGHT.after(Pause.SLEEP, clock);
        // Not every server in the world at the same second.
        Duration spread = Duration.ofSeconds(new SecureRandom().nextInt(SPREAD_SECONDS));
        List<Job> jobs = new ArrayList<>();
        try {
            ArxivAddress feeds = ArxivAddress.ofFeeds(config.arxiv(), null);
            jobs.add(new AnnouncementsJob(
                    Daily.onWeekdays(LocalTime.parse(times.announcementsAt()).plus(spread)),
                    catalogue,
                    new ArxivAnnouncements(catalogue, open.web(), feeds, clock, pause),
                    clock));
            ArxivSettings records = ArxivSettings.of(config.arxiv(), null).quietIn(QuietTime.AFTER_MIDNIGHT);
            jobs.add(new HarvestJob(
                    Daily.everyDay(LocalTime.parse(times.harvestAt()).plus(spread)),
                    catalogue,
                    new ArxivHarvest(catalogue, open.web(), records, clock, pause),
                    clock,
                    times.firstDays()));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(List.of("arxiv.interval_seconds does not do: " + e.getMessage()));
        }
        jobs.add(check(open, Daily.everyDay(LocalTime.parse(times.checkAt()).plus(spread)), pause));
        if (config.huggingface().follow()) {
            HuggingFaceSettings list = HuggingFaceSettings.of(config.huggingface(), null);
            jobs.add(new DailyListJob(
                    Daily.everyDay(LocalTime.parse(times.listsAt()).plus(spread)),
                    catalogue,
                    new HuggingFaceHarvest(catalogue, open.web(), list, clock, pause)));
        }
        return jobs;
    }

    /** The addresses were found good when the jobs before it were made. */
    private Job check(OpenHome open, Daily timetable, Pause pause) {
        Config.Arxiv arxiv = open.config().arxiv();
        ArxivSettings records = ArxivSettings.of(arxiv, null).quietIn(QuietTime.AFTER_MIDNIGHT);
        return new CompletenessJob(
                timetable,
                open.catalogue(),
                open.editions().calendar(),
                new ArxivListing(open.web(), ArxivAddress.ofFeeds(arxiv, null), records, clock, pause),
                new ArxivLookup(open.catalogue(), open.web(), ArxivAddress.ofQueries(arxiv, null), clock, pause),
                clock);
    }

    /** Where nobody chose yet what to follow, whoever starts the server can. */
    private static FirstChoice choice(OpenHome open, Schedule schedule) {
        Following following = open.catalogue().following();
        return open.config().schedule().enabled() && !following.isChosen()
                ? FirstChoice.open(following, schedule::restart)
                : FirstChoice.none(following);
    }

    @Override
    public void serve(Home home, @Nullable String bind, OptionalInt port, Desk desk) {
        home.prepare();
        try (Home.Lock lock = home.lock().orElse(null)) {
            if (lock == null) {
                throw new CatalogueException("Another Broadsheet already serves the home " + home.folder()
                        + ". Stop it, or name another home with --home.");
            }
            serveAlone(home, bind, port, desk);
        }
    }

    private void serveAlone(Home home, @Nullable String bind, OptionalInt port, Desk desk) {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread end = new Thread(() -> {
            told.countDown();
            awaitQuietly(ended);
        });
        OpenHome opened = openToServe(home);
        Composing composing = composing(opened);
        try (OpenHome open = opened;
                Home.Lock sends = home.sending(WHILE_A_COMMAND_SENDS).orElse(null);
                Schedule schedule = schedule(open);
                BackgroundEncoding encoding = encoding(open).orElse(null);
                Sending sending = sending(open).orElse(null);
                HookSending hooks = new HookSending(open.catalogue().hooks(), new Hook(open.web(), clock), clock);
                Deliveries deliveries = deliveries(open, composing, sending, hooks);
                WebServer server = server(
                        open,
                        choice(open, schedule),
                        Operator.of(SigningKey.of(home)),
                        subscribing(open, sending == null ? () -> {} : sending::wake),
                        webhooks(open, composing))) {
            if (sends == null) {
                throw new CatalogueException("Another Broadsheet is sending what waits in the home " + home.folder()
                        + ". Start it again when that is done.");
            }
            if (open.catalogue().isEmpty()) {
                open.sample().add();
            }
            URI address = server.start(
                    bind == null ? open.config().server().bind() : bind,
                    port.orElse(open.config().server().port()));
            desk.out().println("Broadsheet is at " + address);
            server.choiceAt(address)
                    .ifPresent(choice -> desk.out().println("Choose what of arXiv it follows at " + choice));
            server.operatorAt(address)
                    .ifPresent(operator -> desk.out().println("Let a browser write, once, at " + operator));
            desk.out().flush();
            schedule.start();
            if (encoding != null) {
                encoding.start();
            }
            if (sending != null) {
                sending.start();
            }
            hooks.start();
            deliveries.start();
            Runtime.getRuntime().addShutdownHook(end);
            awaitQuietly(told);
        } finally {
            ended.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void warmUp(Desk desk) {
        Path folder = temporaryFolder();
        // As standard: whatever is configured, the papers of a real catalogue are none of its business.
        App plain = new App(Map.of(), clock);
        try (OpenHome open = plain.open(new Home(folder));
                WebServer server = plain.server(open)) {
            open.sample().add();
            long encoded = encodeNow(open);
            URI address = server.start("127.0.0.1", 0);
            List<String> pages = WarmPages.all();
            for (String page : pages) {
                WebRequest request =
                        WebRequest.ofOperator(address.resolve(page)).every(Duration.ZERO);
                // One of the pages is missing on purpose.
                if (open.web().get(request, InputStream::readAllBytes) instanceof Answer.Failed<?> failed
                        && !failed.failure().equals(new Failure.Status(404))) {
                    throw new IllegalStateException("warming up: " + failed.message());
                }
            }
            desk.out().println("Warmed up with " + pages.size() + " pages and " + encoded + " papers encoded.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            delete(folder);
        }
    }

    /**
     * Encodes papers as a server does, so that the cache knows of that and of finding them by their meaning.
     *
     * @return how many; none where there is no encoder or it does not work, which "doctor" tells
     */
    private long encodeNow(OpenHome open) throws InterruptedException {
        try (BackgroundEncoding encoding = encoding(open).orElse(null)) {
            return encoding == null ? 0 : encoding.runOnce(found -> {});
        } catch (EncoderException e) {
            return 0;
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("broadsheet-warmup");
        } catch (IOException e) {
            throw new UncheckedIOException("making a temporary home", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("removing the temporary home " + folder, e);
        }
    }
}
