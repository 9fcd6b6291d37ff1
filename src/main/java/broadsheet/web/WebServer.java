package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.config.Config;
import broadsheet.digest.Subscribing;
import broadsheet.digest.Webhooks;
import broadsheet.edition.BeatSections;
import broadsheet.edition.Editions;
import broadsheet.edition.Lists;
import broadsheet.edition.Period;
import broadsheet.encode.Encoding;
import broadsheet.learn.LearntBeats;
import broadsheet.learn.lab.Reports;
import broadsheet.search.Search;
import broadsheet.search.SearchException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the pages. Start once, close once. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** Scripts and styles of our own alone; nothing of anyone else is ever loaded. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Bytes. A sentence of two thousand characters has up to four bytes for each, and each takes three in an address. */
    private static final int LONGEST_HEAD = 48 * 1_024;

    private final Site site;
    private final Catalogue catalogue;
    private final FirstChoice choice;
    private final Operator operator;
    private final Frames frames;
    private final Renderer renderer = new Renderer();
    private final Map<Routes, Handler> handlers = new EnumMap<>(Routes.class);
    private final Map<Routes, Handler> posts = new EnumMap<>(Routes.class);
    private @Nullable Javalin javalin;

    /** A server of a catalogue. What it takes is what its pages show, one thing each. */
    public WebServer(
            Config config,
            Catalogue catalogue,
            Editions editions,
            Search search,
            Encoding encoding,
            LearntBeats learnt,
            Reports reports,
            FirstChoice choice,
            Operator operator,
            Subscribing subscribing,
            Webhooks webhooks,
            InstantSource clock) {
        this.operator = operator;
        Assets assets = new Assets();
        this.site = new Site(config.server().basePath(), config.server().baseUrl(), assets.versions());
        this.catalogue = catalogue;
        Forms forms = new Forms(operator.key(), site);
        Today today = new Today(catalogue, editions);
        this.frames = new Frames(site, today, subscribing.isOpen(), clock);
        int opening = config.edition().openingLength();
        BeatSections beats = new BeatSections(catalogue, editions, learnt, search);
        BeatCards beatCards = new BeatCards(catalogue, beats, opening);
        Sheets sheets = new Sheets(editions, catalogue.lists(), beats, beatCards, config.edition(), today);
        EditionPage edition = new EditionPage(frames, today, sheets, editions, renderer, opening);
        ListPage list = new ListPage(frames, catalogue.lists(), renderer, opening);
        handlers.put(Routes.FRONT, edition::front);
        handlers.put(Routes.SEARCH, new SearchPage(frames, search, renderer, opening)::answer);
        handlers.put(Routes.LATEST_DAY, context -> edition.latest(context, new Period.Day(LocalDate.EPOCH)));
        handlers.put(Routes.LATEST_WEEK, context -> edition.latest(context, new Period.Week(LocalDate.EPOCH)));
        handlers.put(
                Routes.LATEST_MONTH,
                context -> edition.latest(context, new Period.Month(YearMonth.from(LocalDate.EPOCH))));
        handlers.put(Routes.DAY, context -> edition.edition(context, "date"));
        handlers.put(Routes.WEEK, context -> edition.edition(context, "week"));
        handlers.put(Routes.MONTH, context -> edition.edition(context, "month"));
        handlers.put(Routes.TRENDING, new TrendingPage(frames, sheets, editions, renderer, opening)::answer);
        handlers.put(
                Routes.PAPER,
                new PaperPage(frames, sheets, catalogue.papers(), search, new MeasuredHere(reports), forms, renderer)
                        ::answer);
        handlers.put(Routes.SIMILAR, new SimilarPage(frames, catalogue, search, renderer, opening)::answer);
        handlers.put(Routes.STYLES, new StylesPage(frames, catalogue.papers(), renderer)::answer);
        handlers.put(Routes.AUTHOR, list::author);
        handlers.put(Routes.CATEGORY, list::category);
        Lists lists = new Lists(catalogue, editions, search, beats);
        Feeds feeds = new Feeds(site, today, new FeedMakeUp(lists, catalogue.papers()), clock);
        FeedsPage feedsPage = new FeedsPage(frames, catalogue, renderer);
        handlers.put(Routes.FEEDS, feedsPage::answer);
        handlers.put(Routes.OPML, feedsPage::opml);
        handlers.put(Routes.FEED, feeds::answer);
        handlers.put(Routes.CITATION, new CitationFile(catalogue.papers(), lists)::answer);
        ForYouPage forYou = new ForYouPage(frames, catalogue, editions, learnt.learning(), forms, renderer, opening);
        handlers.put(Routes.FOR_YOU, forYou::answer);
        posts.put(Routes.MARK, forYou::mark);
        posts.put(Routes.MARK_BIBTEX, forYou::bibtex);
        posts.put(Routes.FORGET_MARKS, forYou::forget);
        OperatorPage operatorPage = new OperatorPage(frames, operator, forms, renderer);
        handlers.put(Routes.OPERATOR, operatorPage::answer);
        posts.put(Routes.OPERATOR, operatorPage::enter);
        handlers.put(Routes.BEATS, new BeatsPage(frames, catalogue, beats, operator, renderer)::answer);
        BeatForm beatForm =
                new BeatForm(frames, catalogue, search, beats, operator, forms, beatCards, renderer, opening);
        handlers.put(Routes.NEW_BEAT, beatForm::answer);
        posts.put(Routes.BEATS, beatForm::keep);
        BeatPage beat = new BeatPage(frames, catalogue, beats, operator, forms, beatCards, renderer);
        handlers.put(Routes.BEAT, beat::answer);
        posts.put(Routes.SAY, beat::say);
        posts.put(Routes.REMOVE_BEAT, beat::remove);
        handlers.put(Routes.LEARNED, new LearnedPage(frames, catalogue, beats, operator, forms, renderer)::answer);
        this.choice = choice;
        FollowPage follow = new FollowPage(frames, choice, renderer);
        handlers.put(Routes.FOLLOW, follow::answer);
        posts.put(Routes.FOLLOW, follow::choose);
        SubscribePage subscribe = new SubscribePage(
                frames, subscribing, lists, new Proxies(config.server().proxies()), renderer);
        handlers.put(Routes.SUBSCRIBE, subscribe::answer);
        posts.put(Routes.SUBSCRIBE, subscribe::subscribe);
        SubscriptionPage subscription = new SubscriptionPage(frames, subscribing, renderer);
        handlers.put(Routes.SUBSCRIPTION, subscription::answer);
        posts.put(Routes.SUBSCRIPTION, subscription::change);
        handlers.put(Routes.CONFIRM, subscription::askToConfirm);
        posts.put(Routes.CONFIRM, subscription::confirm);
        handlers.put(Routes.LEAVE, subscription::askToLeave);
        posts.put(Routes.LEAVE, subscription::leave);
        WebhooksPage hooks = new WebhooksPage(frames, catalogue, webhooks, operator, forms, renderer);
        handlers.put(Routes.WEBHOOKS, hooks::answer);
        posts.put(Routes.WEBHOOKS, hooks::keep);
        WebhookPage hook = new WebhookPage(frames, webhooks, operator, forms, renderer);
        handlers.put(Routes.WEBHOOK, hook::answer);
        posts.put(Routes.WEBHOOK, hook::change);
        handlers.put(Routes.ABOUT, new AboutPage(frames, catalogue, editions, search, encoding, renderer)::answer);
        handlers.put(Routes.HEALTH, this::health);
        handlers.put(Routes.ROBOTS, this::robots);
        handlers.put(Routes.ASSET, assets::answer);
    }

    /**
     * Starts to listen.
     *
     * @param bind the address to listen at
     * @param port the port, or 0 for any that is free
     * @return the address to open in a browser, ending with a slash
     * @throws CatalogueException if that cannot be listened at; says why and what to do
     */
    public URI start(String bind, int port) {
        Javalin started = Javalin.create(this::configure);
        try {
            started.start(bind, port);
        } catch (JavalinBindException e) {
            throw new CatalogueException(BindFault.inWords(bind, port, e), e);
        }
        javalin = started;
        String host = bind.contains(":") ? "[" + bind + "]" : bind;
        return URI.create(
                site.baseUrl().isEmpty()
                        ? "http://" + (bind.equals("0.0.0.0") ? "localhost" : host) + ":" + started.port() + "/"
                        : site.baseUrl() + "/");
    }

    /**
     * Where whoever starts the server chooses what it follows; nothing if that is chosen.
     *
     * @param address as {@link #start} returned it
     */
    public Optional<URI> choiceAt(URI address) {
        return choice.key().map(key -> address.resolve("follow?key=" + key));
    }

    /**
     * Where whoever starts the server lets a browser write; nothing if nobody can.
     *
     * @param address as {@link #start} returned it
     */
    public Optional<URI> operatorAt(URI address) {
        return operator.secret().map(secret -> address.resolve("operator?key=" + secret));
    }

    /**
     * The port it listens at.
     *
     * @throws IllegalStateException if it was not started
     */
    public int port() {
        if (javalin == null) {
            throw new IllegalStateException("the server was not started");
        }
        return javalin.port();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.generateEtags = false;
        // What we send is packed once and kept; see Printed.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        // What is sent is read, and never put onto the disk.
        config.jetty.multipartConfig.maxFileSize(ForYouPage.LARGEST_FILE, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(ForYouPage.LARGEST_FILE, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(ForYouPage.LARGEST_FILE, SizeUnit.BYTES);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            // A beat that is being made stands in its address, with a sentence of any script.
            http.setRequestHeaderSize(LONGEST_HEAD);
            // Identifiers have slashes, and some clients write them as %2F.
            http.setUriCompliance(UriCompliance.DEFAULT.with("identifiers", Violation.AMBIGUOUS_PATH_SEPARATOR));
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new BadRequestPage(site)));
        config.jetty.modifyServletContextHandler(
                servlets -> servlets.getServletHandler().setDecodeAmbiguousURIs(true));
        config.routes.before(WebServer::addHeaders);
        // A proxy may pass the sub-path on, or cut it off. What is passed on goes first: a route of ours that takes
        // whatever follows, such as a paper's, would take the pages of a sub-path that begins like it.
        if (!site.basePath().isEmpty()) {
            routes(config, site.basePath());
        }
        routes(config, "");
        config.routes.exception(
                PageProblem.class,
                (problem, context) ->
                        problem(context, problem.status(), String.valueOf(problem.getMessage()), problem.advice()));
        config.routes.exception(Exception.class, this::fault);
        config.routes.error(404, this::unknownAddress);
    }

    private void routes(JavalinConfig config, String prefix) {
        handlers.forEach((route, handler) -> {
            Handler answering = prefix.isEmpty() || route != Routes.FRONT ? handler : this::frontOrOwn;
            config.routes.get(prefix + route.path(), answering);
            // Jetty keeps the body back. Left to itself, Javalin would answer 200 without asking the handler.
            config.routes.head(prefix + route.path(), answering);
        });
        posts.forEach((route, handler) -> config.routes.post(prefix + route.path(), handler));
    }

    /**
     * With its slash the sub-path is the front page, which pages link to in that form. Without, it may be an address of
     * ours behind a proxy that cuts the sub-path off: /about/about, where the sub-path is /about.
     */
    private void frontOrOwn(Context context) throws Exception {
        Routes asked = context.path().endsWith("/")
                ? Routes.FRONT
                : Routes.all().stream()
                        .filter(route -> route.path().equals(site.basePath()))
                        .findFirst()
                        .orElse(Routes.FRONT);
        Objects.requireNonNull(handlers.get(asked)).handle(context);
    }

    private static void addHeaders(Context context) {
        context.header("Content-Security-Policy", CONTENT_POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "strict-origin-when-cross-origin");
    }

    private void unknownAddress(Context context) {
        if (context.res().getContentType() == null
                || !context.res().getContentType().startsWith("text/html")) {
            problem(context, 404, "There is no such page", "The front page leads to all there are.");
        }
    }

    private void problem(Context context, int status, String headline, String advice) {
        Frame frame;
        try {
            frame = frames.page(context, headline, "", "", "", "");
        } catch (CatalogueException e) {
            fault(e, context);
            return;
        }
        context.status(status);
        renderer.answer(context, "problem", new ProblemView(frame, site, status, headline, advice));
    }

    /** Only the log learns what happened; the reader learns that it is not the page that is missing. */
    private void fault(Exception fault, Context context) {
        boolean catalogueFails = fault instanceof CatalogueException;
        boolean indexFails = fault instanceof SearchException;
        LOG.error("page path={} failed", context.path(), fault);
        context.status(catalogueFails || indexFails ? 503 : 500);
        if (indexFails) {
            String advice = "It is made anew by itself; ask again in a moment. All else goes on.";
            renderer.answer(
                    context,
                    "problem",
                    new ProblemView(null, site, context.statusCode(), "The index cannot be read just now", advice));
            return;
        }
        String headline = catalogueFails ? "The catalogue cannot be read just now" : "This page failed";
        String advice = catalogueFails
                ? "Whoever keeps this server finds the reason in its log, or with 'broadsheet doctor'."
                : "The fault is ours; whoever keeps this server finds it in the log.";
        renderer.answer(context, "problem", new ProblemView(null, site, context.statusCode(), headline, advice));
    }

    private void health(Context context) {
        context.contentType("application/json");
        context.header("Cache-Control", "no-store");
        try {
            context.result("{\"status\":\"ok\",\"revision\":" + catalogue.revision() + "}");
        } catch (CatalogueException e) {
            LOG.error("health failed", e);
            context.status(503).result("{\"status\":\"the catalogue cannot be read\"}");
        }
    }

    private void robots(Context context) {
        context.contentType("text/plain; charset=utf-8");
        context.result("User-agent: *\nDisallow: " + site.search() + "?q=\nDisallow: " + site.feeds()
                + "/*/papers?q=\nDisallow: " + site.newBeat() + "?\nDisallow: " + site.similar() + "?\nDisallow: "
                + site.citations() + "\nAllow: /\n");
    }

    @Override
    public void close() {
        if (javalin != null) {
            javalin.stop();
        }
    }
}
