package broadsheet.source.arxiv;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Papers;
import broadsheet.net.Pause;
import broadsheet.net.WebClient;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.source.Asking;
import broadsheet.source.FetchProgress;
import broadsheet.source.NotedRun;
import broadsheet.source.Patience;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks arXiv for single papers by their ids, through its query interface, and stores what it tells of them as they stand
 * today, whatever version was asked for.
 *
 * <p>Not thread-safe.
 */
public final class ArxivLookup {
    /** The name under which its runs are noted and its papers known. */
    public static final String SOURCE = PaperDate.FROM_ARXIV_QUERY;

    /** In a row, of one page; with the pauses between them about five minutes, as somebody may be waiting. */
    private static final int TRIES = 7;

    /** Their names fit well into an address, and their records into one page. */
    private static final int A_PAGE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(ArxivLookup.class);

    private final Catalogue catalogue;
    private final WebClient web;
    private final ArxivAddress address;
    private final InstantSource clock;
    private final Pause pause;

    /**
     * A look-up into a catalogue.
     *
     * @param address {@link ArxivAddress#ofQueries}
     * @param pause waits between tries; one that does not sleep must move {@code clock}
     */
    public ArxivLookup(Catalogue catalogue, WebClient web, ArxivAddress address, InstantSource clock, Pause pause) {
        this.catalogue = catalogue;
        this.web = web;
        this.address = address;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * What a look-up found.
     *
     * @param papers what became of each, in the order in which they were asked for
     * @param problem why some were not answered; empty if all were
     */
    public record Report(List<LookedUp> papers, Optional<String> problem) {
        public Report {
            papers = List.copyOf(papers);
        }

        /** Those that were found. */
        public List<LookedUp.Found> found() {
            return papers.stream()
                    .filter(LookedUp.Found.class::isInstance)
                    .map(LookedUp.Found.class::cast)
                    .toList();
        }
    }

    /**
     * Asks for papers, each once.
     *
     * @param ids of arXiv's
     * @throws IllegalArgumentException if an id is not arXiv's
     * @throws CatalogueException if the catalogue cannot be written; what was told as stored is stored
     * @throws InterruptedException if the thread is interrupted
     */
    public Report find(Collection<PaperId> ids, FetchProgress progress) throws InterruptedException {
        for (PaperId id : ids) {
            if (!id.scheme().equals(PaperId.ARXIV)) {
                throw new IllegalArgumentException(id + " is no id of arXiv's");
            }
        }
        NotedRun run = NotedRun.begin(catalogue, SOURCE);
        Finding finding = new Finding(progress);
        try {
            Report report = finding.run(new LinkedHashSet<>(ids));
            run.end(finding.stored, finding.broken, report.problem().orElse(""));
            LOG.info(
                    "fetch source={} ids={} new={} changed={} unchanged={} missing={} failed={} in={}s",
                    SOURCE,
                    report.papers().size(),
                    finding.stored.added(),
                    finding.stored.changed(),
                    finding.stored.unchanged(),
                    report.papers().stream()
                            .filter(LookedUp.Missing.class::isInstance)
                            .count(),
                    finding.broken,
                    run.seconds());
            return report;
        } catch (RuntimeException e) {
            run.broke(finding.stored, finding.broken, e);
            throw e;
        }
    }

    /** A page as it came. */
    private record Page(ArxivAtom.Outcome outcome, List<ArxivRecord> records) {
        static Page read(InputStream body) {
            List<ArxivRecord> records = new ArrayList<>();
            return new Page(ArxivAtom.read(body, records::add), records);
        }

        /** arXiv sends a page now and then that says that there are papers, and holds none. */
        Optional<String> flaw() {
            return switch (outcome) {
                case ArxivAtom.Outcome.Torn torn -> Optional.of("the answer breaks off: " + torn.reason());
                case ArxivAtom.Outcome.Missing missing ->
                    Optional.of("the answer tells of " + missing.total() + " and holds none");
                case ArxivAtom.Outcome.Found _, ArxivAtom.Outcome.Refused _ -> Optional.empty();
            };
        }

        /** Whether it tells of more papers than it holds. */
        boolean lacksSome() {
            return outcome instanceof ArxivAtom.Outcome.Found(int total, int start, int held) && start + held < total;
        }
    }

    /** One look-up, and what it found so far. */
    private final class Finding {
        private final FetchProgress progress;
        private final Asking asking;
        private final Map<PaperId, LookedUp> results = new LinkedHashMap<>();
        private final Deque<List<PaperId>> open = new ArrayDeque<>();
        private Papers.Stored stored = Papers.Stored.NONE;
        private long broken;
        private @Nullable String problem;

        Finding(FetchProgress progress) {
            this.progress = progress;
            this.asking = new Asking(web, "arXiv", new Patience(TRIES, clock, pause, progress));
        }

        Report run(Collection<PaperId> ids) throws InterruptedException {
            ids.forEach(id -> results.put(id, new LookedUp.Unanswered(id)));
            ids.stream().gather(Gatherers.windowFixed(A_PAGE)).forEach(open::add);
            while (!open.isEmpty()) {
                ask(open.removeFirst());
            }
            return new Report(List.copyOf(results.values()), Optional.ofNullable(problem));
        }

        private void ask(List<PaperId> ids) throws InterruptedException {
            String list = ids.stream().map(PaperId::local).collect(Collectors.joining(","));
            String query = "?id_list=" + URLEncoder.encode(list, StandardCharsets.UTF_8) + "&max_results=" + A_PAGE;
            switch (asking.ask(address.request(query), Page::read, Page::flaw)) {
                case Asking.Outcome.Got<Page> got -> {
                    if (got.page().outcome() instanceof ArxivAtom.Outcome.Refused) {
                        refused(ids);
                    } else {
                        take(ids, got.page());
                    }
                }
                case Asking.Outcome.Refused<Page>(int status, String message) -> {
                    // So arXiv answers where one of the ids is none; all else is about the address.
                    if (status == 400) {
                        refused(ids);
                    } else {
                        giveUp(message);
                    }
                }
                case Asking.Outcome.GaveUp<Page> gaveUp -> giveUp("arXiv was asked in vain: " + gaveUp.problem());
                case Asking.Outcome.NotModified<Page> _ ->
                    throw new IllegalStateException("not modified since nothing was known: " + list);
            }
        }

        private void giveUp(String why) {
            problem = why;
            open.clear();
        }

        /** The others are asked for without the one that arXiv does not take for an id. */
        private void refused(List<PaperId> ids) {
            if (ids.size() == 1) {
                results.put(ids.getFirst(), new LookedUp.Missing(ids.getFirst()));
                return;
            }
            open.addFirst(ids.subList(ids.size() / 2, ids.size()));
            open.addFirst(ids.subList(0, ids.size() / 2));
        }

        private void take(List<PaperId> ids, Page page) {
            for (ArxivRecord record : page.records()) {
                switch (record) {
                    case ArxivRecord.Read(Paper paper) -> store(paper);
                    case ArxivRecord.Broken one -> skip(one);
                }
            }
            List<PaperId> left = ids.stream()
                    .filter(id -> results.get(id) instanceof LookedUp.Unanswered)
                    .toList();
            if (page.lacksSome() && !left.isEmpty() && left.size() < ids.size()) {
                open.addFirst(left);
            } else {
                left.forEach(id -> results.put(id, new LookedUp.Missing(id)));
            }
            if (!open.isEmpty()) {
                progress.stored(ids.getLast().text(), stored);
            }
        }

        /** Alone, as what became of it is to be told; there are few of them. */
        private void store(Paper paper) {
            Papers.Stored now = catalogue.papers().store(List.of(paper));
            stored = stored.plus(now);
            LookedUp.Change change = now.added() > 0
                    ? LookedUp.Change.NEW
                    : now.changed() > 0 ? LookedUp.Change.CHANGED : LookedUp.Change.KNOWN;
            results.replace(paper.id(), new LookedUp.Found(paper.id(), change, paper.title()));
        }

        private void skip(ArxivRecord.Broken record) {
            broken++;
            catalogue.brokenRecords().note(SOURCE, List.of(record.met()));
            progress.broken(record.identifier(), record.reason());
            PaperId.parse(record.identifier())
                    .ifPresent(id -> results.replace(id, new LookedUp.Broken(id, record.fault(), record.reason())));
        }
    }
}
