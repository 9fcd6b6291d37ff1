package broadsheet.web;

import broadsheet.App;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.cli.OpenHome;
import broadsheet.config.Home;
import broadsheet.config.SigningKey;
import broadsheet.digest.Subscribing;
import broadsheet.edition.ListName;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.job.BackgroundEncoding;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.LearntBeats;
import broadsheet.learn.lab.Reports;
import broadsheet.net.PostAddress;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.CountSnapshot;
import broadsheet.paper.Counts;
import broadsheet.paper.Licence;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.MachineSummary;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.paper.Version;
import broadsheet.search.PaperIndex;
import broadsheet.search.Search;
import broadsheet.search.lucene.LuceneIndex;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A server on a temporary home with the sample edition and some made papers, for tests. */
final class NewsStand implements AutoCloseable {
    static final LocalDate MONDAY = LocalDate.of(2026, 3, 16);
    /** Two days after that Monday: nothing has come in since, and the sample is of the past. */
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-18T08:00:00Z"));

    /** The environment of a stand whose lists can be had by mail. */
    static final Map<String, String> MAIL = Map.of(
            "BROADSHEET_MAIL_SERVER", "127.0.0.1",
            "BROADSHEET_MAIL_FROM", "Broadsheet <papers@example.org>");

    static final LocalDate WEDNESDAY_BEFORE = LocalDate.of(2026, 3, 11);
    static final PaperId MATHEMATICAL = PaperId.of("arxiv", "2603.00001");
    static final PaperId WITHDRAWN = PaperId.of("arxiv", "2603.00002");
    static final PaperId OLD_STYLE = PaperId.of("arxiv", "hep-th/9901001");
    static final PaperId BY_DOI = PaperId.of("doi", "10.1000/made/up");

    private final OpenHome open;
    private final WebServer server;
    private final URI address;

    private NewsStand(OpenHome open, WebServer server) {
        this.open = open;
        this.server = server;
        this.address = server.start("127.0.0.1", 0);
    }

    /** A stand that sells the sample alone. */
    static NewsStand withSample(Path folder) {
        return open(folder, Map.of(), CLOCK);
    }

    /** The same, in an environment of its own and by another clock. */
    static NewsStand withSample(Path folder, Map<String, String> environment, InstantSource clock) {
        return open(folder, environment, clock);
    }

    /** A stand with a Monday of made papers besides. */
    static NewsStand withPapers(Path folder) {
        return withPapers(folder, Map.of(), CLOCK);
    }

    static NewsStand withPapers(Path folder, Map<String, String> environment, InstantSource clock) {
        NewsStand stand = open(folder, environment, clock);
        stand.open.catalogue().papers().store(papers());
        return stand;
    }

    private static NewsStand open(Path folder, Map<String, String> environment, InstantSource clock) {
        App app = new App(new HashMap<>(environment), clock);
        OpenHome open = app.open(new Home(folder));
        open.sample().add();
        return new NewsStand(open, app.server(open));
    }

    static final PaperId FELINES = PaperId.of("arxiv", "2603.00001");
    static final PaperId KITTEN = PaperId.of("arxiv", "2603.00002");
    static final PaperId CAT = PaperId.of("arxiv", "2603.00003");
    static final PaperId BRIDGE = PaperId.of("arxiv", "2603.00010");

    /** Three papers on cats among fifty on bridges, of one week, to an encoder of known habits. */
    static NewsStand withCats(Path folder) throws InterruptedException {
        List<Paper> papers = new ArrayList<>(List.of(
                cat(FELINES, "Felines and the cat", "2026-03-16"),
                cat(KITTEN, "A kitten is a feline", "2026-03-16"),
                cat(CAT, "The cat, cats and a kitten", "2026-03-13")));
        IntStream.range(10, 60)
                .mapToObj(i -> cat(
                        PaperId.of("arxiv", "2603.000" + i),
                        "Bridges over rivers " + i,
                        "2026-03-%02d".formatted(10 + i % 7)))
                .forEach(papers::add);
        return encoded(folder, papers);
    }

    private static Paper cat(PaperId id, String title, String day) {
        return Sketch.of(id.local()).titled(title).announced(day).paper();
    }

    /** A stand with papers that an encoder of known habits has encoded. */
    static NewsStand encoded(Path folder, List<Paper> papers) throws InterruptedException {
        return encoded(folder, papers, index -> index);
    }

    /** The same, with something between its search and its index. */
    static NewsStand encoded(Path folder, List<Paper> papers, UnaryOperator<PaperIndex> between)
            throws InterruptedException {
        Home home = new Home(folder);
        OpenHome plain = new App(Map.of("BROADSHEET_ENCODER_MODEL", "none"), CLOCK).open(home);
        Catalogue catalogue = plain.catalogue();
        Encoding encoding = Encoding.of(new ConceptEncoder(), home.vectors());
        LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, CLOCK);
        catalogue.papers().store(papers);
        index.awaitCurrent();
        try (BackgroundEncoding background =
                new BackgroundEncoding(encoding, index.unencoded().orElseThrow(), catalogue, CLOCK)) {
            background.runOnce(found -> {});
        }
        return stand(plain, encoding, between.apply(index));
    }

    private static NewsStand stand(OpenHome plain, Encoding encoding, PaperIndex index) {
        OpenHome open = new OpenHome(
                plain.home(),
                plain.config(),
                plain.catalogue(),
                plain.editions(),
                encoding,
                index,
                new Search(plain.catalogue(), index),
                plain.sample(),
                plain.web());
        return new NewsStand(
                open,
                server(open, FirstChoice.none(plain.catalogue().following()), Operator.of(SigningKey.of(open.home()))));
    }

    /** A stand with papers that its former encoder has encoded, and its present one has not. */
    static NewsStand changingEncoder(Path folder, List<Paper> papers) throws InterruptedException {
        Encoding former;
        try (NewsStand before = encoded(folder, papers)) {
            former = before.open().encoding();
        }
        ConceptEncoder other = new ConceptEncoder() {
            @Override
            public String name() {
                return "other/1";
            }
        };
        OpenHome plain = new App(Map.of("BROADSHEET_ENCODER_MODEL", "none"), CLOCK).open(new Home(folder));
        Encoding encoding = Encoding.of(other, plain.home().vectors()).after(former);
        LuceneIndex index = LuceneIndex.keep(plain.home().index(), plain.catalogue(), encoding, CLOCK);
        index.awaitCurrent();
        return stand(plain, encoding, index);
    }

    private static WebServer server(OpenHome open, FirstChoice choice) {
        return server(open, choice, Operator.none());
    }

    private static WebServer server(OpenHome open, FirstChoice choice, Operator operator) {
        return new WebServer(
                open.config(),
                open.catalogue(),
                open.editions(),
                open.search(),
                open.encoding(),
                learnt(open),
                new Reports(open.home().labs()),
                choice,
                operator,
                new App(Map.of(), CLOCK).subscribing(open, () -> {}),
                new App(Map.of(), CLOCK).webhooks(open),
                CLOCK);
    }

    /** What the beats of a home learnt. */
    static LearntBeats learnt(OpenHome open) {
        return new LearntBeats(new BeatLearning(open.catalogue(), open.index()), open.index());
    }

    /** Has somebody subscribe to the daily edition; the path of the page by which that is changed. */
    String subscribed(String address) {
        Subscribing subscribing = new App(Map.of(), CLOCK).subscribing(open, () -> {});
        subscribing.ask(
                address, ListName.EVERY_DAY, "the daily edition", TermsForm.standard("editions/date"), "a network");
        Subscription subscription = open.catalogue().subscriptions().list().getFirst();
        return "/subscriptions/" + subscribing.own(subscription);
    }

    /** Has a list posted somewhere; the path of the page where that is changed. */
    String posted(String address) {
        new App(Map.of(), CLOCK)
                .webhooks(open)
                .keep(Channel.WEBHOOK, PostAddress.parse(address).orElseThrow(), TermsForm.standard("editions/date"));
        return "/webhooks/"
                + open.catalogue()
                        .subscriptions()
                        .list(Set.of(Channel.WEBHOOK))
                        .getFirst()
                        .id();
    }

    /** What the cookie of a browser that may write holds. */
    String leaveToWrite() {
        return SigningKey.of(open.home()).sign(Operator.GRANT);
    }

    /** A stand with the sample, at which whoever has the key may choose what to follow. */
    static NewsStand choosing(Path folder, Runnable chosen) {
        OpenHome open = new App(Map.of(), CLOCK).open(new Home(folder));
        open.sample().add();
        FirstChoice choice = FirstChoice.open(open.catalogue().following(), chosen);
        return new NewsStand(open, server(open, choice));
    }

    /** Where whoever started it lets a browser write. */
    URI operator() {
        return server.operatorAt(address).orElseThrow();
    }

    /** Where that is done. */
    URI choice() {
        return server.choiceAt(address).orElseThrow();
    }

    URI address() {
        return address;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private int port() {
        return server.port();
    }

    /** Makes the catalogue unreadable under the server, as a torn file would. */
    void spoil() {
        try (Connection database =
                        DriverManager.getConnection("jdbc:sqlite:" + open.home().catalogue());
                Statement statement = database.createStatement()) {
            statement.execute("alter table catalogue_state rename to spoilt_state");
            statement.execute("alter table paper rename to spoilt_paper");
        } catch (SQLException e) {
            throw new IllegalStateException("spoiling the catalogue", e);
        }
    }

    OpenHome open() {
        return open;
    }

    /** Eighty papers of one Monday, of which twelve were listed; a few of every awkward kind; and one of the week before. */
    static List<Paper> papers() {
        List<Paper> papers = new ArrayList<>();
        List<String> categories = List.of("cs.CV", "cs.CL", "cs.LG", "math.NA", "hep-th");
        for (int i = 10; i < 90; i++) {
            papers.add(paper(
                    PaperId.of("arxiv", "2603.%05d".formatted(i)),
                    "Made paper %d on the reading of newspapers by machines and men".formatted(i),
                    "We read %d newspapers. ".formatted(i)
                            + "They were dense, calm and well set, and we counted. ".repeat(12),
                    IntStream.range(0, 1 + i % 5)
                            .mapToObj("Ada Number %d"::formatted)
                            .toList(),
                    categories.get(i % 7 % categories.size()),
                    i < 22 ? i : 0));
        }
        papers.add(paper(
                MATHEMATICAL,
                "On $\\mathbb{R}^n$ and its price of \\$5 under $x < y$",
                "Let $f: X \\to Y$ be as cheap as \\$5 & <b>bold</b>. Then \\(a^2 + b^2 = c^2\\) holds. ".repeat(3),
                List.of("Émile Borel", "Paul Erdős", "George Dantzig"),
                "math.NA",
                40));
        papers.add(paper(WITHDRAWN, "A proof that was wrong", "It was wrong.", List.of("Ada Number 1"), "math.NA", 0));
        papers.add(paper(OLD_STYLE, "An old result in strings", "Strings.", many(40), "hep-th", 0));
        papers.add(paper(BY_DOI, "A paper with slashes", "", List.of(), "cs.CL", 0));
        return papers;
    }

    private static List<String> many(int count) {
        return IntStream.range(0, count).mapToObj("Collaborator %d"::formatted).toList();
    }

    private static Paper paper(
            PaperId id, String title, String text, List<String> authors, String category, int upvotes) {
        String source = "made";
        boolean listed = upvotes > 0;
        boolean withdrawn = id.equals(WITHDRAWN);
        LocalDate day = id.equals(BY_DOI) ? WEDNESDAY_BEFORE : MONDAY;
        Publication publication = new Publication(
                PaperDate.ofMonth(YearMonth.of(2026, 3), PaperDate.FROM_ID),
                PaperDate.ofDay(day, source),
                List.of(new Version(1, PaperDate.ofDay(MONDAY.minusDays(1), source))),
                List.of(),
                withdrawn,
                withdrawn ? "The third step does not hold." : "12 pages, 3 figures",
                "",
                "",
                new Licence("https://creativecommons.org/licenses/by/4.0/"));
        Instant evening = Instant.parse("2026-03-16T20:00:00Z");
        return new Paper(
                id,
                List.of(),
                title,
                text,
                authors.stream().map(Author::new).toList(),
                List.of(new Category(category)),
                publication,
                listed
                        ? List.of(new Link(Link.Kind.CODE, URI.create("https://github.com/made/up" + upvotes), source))
                        : List.of(),
                listed ? List.of(new Listing(source, MONDAY, 0, null, "")) : List.of(),
                listed ? List.of(new CountSnapshot(source, evening, new Counts(upvotes, upvotes / 4, 3))) : List.of(),
                listed
                        ? new MachineSummary(source, "A machine counted newspapers.", List.of("news", "counting"))
                        : null,
                "",
                List.of(new Provenance(source, Provenance.Origin.REGISTRY)));
    }

    @Override
    public void close() {
        server.close();
        open.close();
    }
}
