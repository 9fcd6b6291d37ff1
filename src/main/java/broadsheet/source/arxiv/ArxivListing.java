package broadsheet.source.arxiv;

import broadsheet.net.Pause;
import broadsheet.net.Validators;
import broadsheet.net.WebClient;
import broadsheet.net.WebRequest;
import broadsheet.paper.PaperId;
import broadsheet.paper.PaperReference;
import broadsheet.source.Asking;
import broadsheet.source.FetchProgress;
import broadsheet.source.Patience;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks arXiv which papers it lists of a day, and nothing else of them: a check of what was harvested, by other ways than the
 * harvest's. Stores nothing.
 *
 * <p>Not thread-safe.
 */
public final class ArxivListing {
    /** In a row, of one page; with the pauses between them about five minutes, as the next look is soon. */
    private static final int TRIES = 7;

    /** A page has 20,000 names, and arXiv never changed more than 100,000 papers on a day. */
    private static final int MOST_PAGES = 50;

    /** arXiv's first byte may take a minute and a half when its caches are cold. */
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final WebClient web;
    private final ArxivAddress feeds;
    private final ArxivSettings records;
    private final InstantSource clock;
    private final Pause pause;
    private final int longest;

    /**
     * Someone who asks for lists.
     *
     * @param feeds {@link ArxivAddress#ofFeeds}
     * @param records how the harvesting protocol is asked
     * @param pause waits between tries; one that does not sleep must move {@code clock}
     */
    public ArxivListing(WebClient web, ArxivAddress feeds, ArxivSettings records, InstantSource clock, Pause pause) {
        this(web, feeds, records, clock, pause, ArxivFeed.LONGEST);
    }

    /** @param longest with so many records a feed is full, and has left others out */
    ArxivListing(
            WebClient web, ArxivAddress feeds, ArxivSettings records, InstantSource clock, Pause pause, int longest) {
        this.web = web;
        this.feeds = feeds;
        this.records = records;
        this.clock = clock;
        this.pause = pause;
        this.longest = longest;
    }

    /** What arXiv lists. */
    public sealed interface Outcome {
        /** These papers, each once. */
        record Listed(Set<PaperId> papers) implements Outcome {}

        /** Nothing, or not what is of the day asked for. */
        record NotThere() implements Outcome {}

        /**
         * It does not say.
         *
         * @param problem for a person
         */
        record Unknown(String problem) implements Outcome {}
    }

    /**
     * What the feeds of a day announce, anew or again; without what a feed leaves out, which are new versions from the sixth
     * on.
     *
     * @param codes of categories or archives; none for all of arXiv
     * @param day by Eastern time; today, as no feed is of another day
     * @throws InterruptedException if the thread is interrupted
     */
    public Outcome announced(Collection<String> codes, LocalDate day) throws InterruptedException {
        Asking asking = asking();
        Set<PaperId> papers = new LinkedHashSet<>();
        Deque<ArxivFeed> open = new ArrayDeque<>(ArxivFeed.of(codes));
        while (!open.isEmpty()) {
            ArxivFeed feed = open.removeFirst();
            WebRequest request = feeds.request(feed.path());
            switch (asking.ask(request, FeedPage::read, FeedPage::flaw)) {
                case Asking.Outcome.Got<FeedPage>(FeedPage page, Validators _) -> {
                    if (page.outcome() instanceof ArxivRss.Outcome.Announced(LocalDate told, int count)) {
                        if (!told.equals(day)) {
                            return new Outcome.NotThere();
                        }
                        papers.addAll(page.papers());
                        if (count >= longest) {
                            feed.halves().reversed().forEach(open::addFirst);
                        }
                    } else if (page.outcome() instanceof ArxivRss.Outcome.Refused
                            && feed.codes().size() > 1) {
                        feed.halves().reversed().forEach(open::addFirst);
                    }
                }
                case Asking.Outcome.Refused<FeedPage>(int status, String message) -> {
                    // So arXiv answers where it does not know a category; what reads the feeds says so.
                    if (status != 400) {
                        return new Outcome.Unknown(message);
                    }
                    if (feed.codes().size() > 1) {
                        feed.halves().reversed().forEach(open::addFirst);
                    }
                }
                case Asking.Outcome.GaveUp<FeedPage>(String problem) -> {
                    return new Outcome.Unknown(problem);
                }
                case Asking.Outcome.NotModified<FeedPage> _ ->
                    throw new IllegalStateException("not modified since nothing was known: " + feed.name());
            }
        }
        return papers.isEmpty() ? new Outcome.NotThere() : new Outcome.Listed(papers);
    }

    /**
     * What changed last on a day, by the harvesting protocol.
     *
     * @param sets of arXiv, such as {@code cs:cs:CL}; the empty one is everything
     * @param day by UTC
     * @throws InterruptedException if the thread is interrupted
     */
    public Outcome changed(Collection<String> sets, LocalDate day) throws InterruptedException {
        Set<PaperId> papers = new LinkedHashSet<>();
        for (String set : sets) {
            Optional<String> problem = changed(set, day, papers);
            if (problem.isPresent()) {
                return new Outcome.Unknown(problem.get());
            }
        }
        return papers.isEmpty() ? new Outcome.NotThere() : new Outcome.Listed(papers);
    }

    private Optional<String> changed(String set, LocalDate day, Set<PaperId> papers) throws InterruptedException {
        Asking asking = asking();
        String inSet = set.isEmpty() ? "" : "&set=" + encoded(set);
        String query = "&metadataPrefix=arXivRaw&from=" + day + "&until=" + day + inSet;
        for (int page = 0; page < MOST_PAGES; page++) {
            WebRequest request = WebRequest.ofOperator(URI.create(records.baseUrl() + "?verb=ListIdentifiers" + query))
                    .every(records.interval())
                    .within(DEADLINE)
                    .upTo(records.pageLimit());
            switch (asking.ask(request, HeaderPage::read, HeaderPage::flaw)) {
                case Asking.Outcome.Got<HeaderPage>(HeaderPage told, Validators _) -> {
                    papers.addAll(told.papers());
                    switch (told.page()) {
                        case OaiPage.Last _ -> {
                            return Optional.empty();
                        }
                        case OaiPage.More more ->
                            query = "&resumptionToken=" + encoded(more.token().text());
                        case OaiPage.Refused refused -> {
                            return Optional.of(
                                    "arXiv refuses the request: " + refused.code() + ", " + refused.message());
                        }
                        case OaiPage.Torn torn -> throw new IllegalStateException("a torn page was taken: " + torn);
                    }
                }
                case Asking.Outcome.Refused<HeaderPage>(int _, String message) -> {
                    return Optional.of(message);
                }
                case Asking.Outcome.GaveUp<HeaderPage>(String problem) -> {
                    return Optional.of(problem);
                }
                case Asking.Outcome.NotModified<HeaderPage> _ ->
                    throw new IllegalStateException("not modified since nothing was known: " + query);
            }
        }
        return Optional.of("the list of " + day + " has no end");
    }

    private Asking asking() throws InterruptedException {
        records.quiet().waitOut(clock, pause, (_, _) -> {});
        return new Asking(web, "arXiv", new Patience(TRIES, clock, pause, FetchProgress.NONE));
    }

    private record FeedPage(ArxivRss.Outcome outcome, List<PaperId> papers) {
        static FeedPage read(InputStream body) {
            Set<PaperId> papers = new LinkedHashSet<>();
            ArxivRss.Outcome outcome = ArxivRss.read(body, record -> {
                switch (record) {
                    case ArxivRecord.Read read -> papers.add(read.paper().id());
                    // What cannot be read is listed all the same.
                    case ArxivRecord.Broken broken ->
                        PaperReference.parse(broken.identifier())
                                .map(PaperReference::id)
                                .filter(id -> id.scheme().equals(PaperId.ARXIV))
                                .ifPresent(papers::add);
                }
            });
            return new FeedPage(outcome, List.copyOf(papers));
        }

        Optional<String> flaw() {
            return outcome instanceof ArxivRss.Outcome.Torn torn
                    ? Optional.of("the feed breaks off: " + torn.reason())
                    : Optional.empty();
        }
    }

    private record HeaderPage(OaiPage page, List<PaperId> papers) {
        static HeaderPage read(InputStream body) {
            Set<PaperId> papers = new LinkedHashSet<>();
            OaiPage page = OaiReader.readIdentifiers(body, papers::add);
            return new HeaderPage(page, List.copyOf(papers));
        }

        Optional<String> flaw() {
            return page instanceof OaiPage.Torn torn
                    ? Optional.of("the answer breaks off: " + torn.reason())
                    : Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
