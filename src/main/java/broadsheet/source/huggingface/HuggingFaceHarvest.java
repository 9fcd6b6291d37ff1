package broadsheet.source.huggingface;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Harvests;
import broadsheet.catalog.Papers;
import broadsheet.net.Pause;
import broadsheet.net.WebClient;
import broadsheet.net.WebRequest;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.source.Asking;
import broadsheet.source.FetchProgress;
import broadsheet.source.NotedRun;
import broadsheet.source.Patience;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Hugging Face's daily list by days, weeks or months. Each is stored whole or not at all. A day that has no list, or
 * has not begun, is no fault.
 *
 * <p>Not thread-safe.
 */
public final class HuggingFaceHarvest {
    /** The name under which its runs are noted, its list and its papers known. */
    public static final String SOURCE = DailyPapers.SOURCE;

    /** Votes come in and papers are added for some days after the day of a list. */
    private static final int OVERLAP_DAYS = 3;

    /** In a row, of one page; with the pauses between them about five minutes. */
    private static final int TRIES = 7;

    /** As many entries as the interface gives at once. */
    private static final int A_PAGE = 100;

    /** A month has about twenty. */
    private static final int MOST_PAGES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(HuggingFaceHarvest.class);

    private final Catalogue catalogue;
    private final Harvests harvests;
    private final WebClient web;
    private final HuggingFaceSettings settings;
    private final InstantSource clock;
    private final Pause pause;

    /**
     * A harvest into a catalogue.
     *
     * @param pause waits between tries; one that does not sleep must move {@code clock}
     */
    public HuggingFaceHarvest(
            Catalogue catalogue, WebClient web, HuggingFaceSettings settings, InstantSource clock, Pause pause) {
        this.catalogue = catalogue;
        this.harvests = catalogue.harvests();
        this.web = web;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * What a harvest did.
     *
     * @param stored what became of the papers
     * @param broken how many entries were skipped, by what was wrong with them
     * @param absent which days, weeks or months have no list
     * @param problem why it gave up; empty if it came to its end
     */
    public record Report(
            Papers.Stored stored, Map<EntryFault, Long> broken, List<String> absent, Optional<String> problem) {
        public Report {
            broken = Map.copyOf(broken);
            absent = List.copyOf(absent);
        }

        /** How many entries were skipped. */
        public long brokenCount() {
            return broken.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Reads the days since the last time, some before them included; the first time, the last few.
     *
     * @throws CatalogueException if the catalogue cannot be written; what was told as stored is stored
     * @throws InterruptedException if the thread is interrupted
     */
    public Report follow(FetchProgress progress) throws InterruptedException {
        Instant now = clock.instant();
        LocalDate since = day(harvests.reached(SOURCE).orElse(now)).minusDays(OVERLAP_DAYS);
        LocalDate today = day(now);
        LocalDate first = since.isAfter(today) ? today : since;
        Report report = read(new DailyList.Day(first), new DailyList.Day(today), progress);
        if (report.problem().isEmpty()) {
            harvests.finish(SOURCE, List.of(), now);
        }
        return report;
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /**
     * Reads all lists from one to another, both included, the latest first.
     *
     * @throws IllegalArgumentException if {@code first} is after {@code last}, or of another kind
     * @throws CatalogueException if the catalogue cannot be written; what was told as stored is stored
     * @throws InterruptedException if the thread is interrupted
     */
    public Report read(DailyList first, DailyList last, FetchProgress progress) throws InterruptedException {
        List<DailyList> lists = DailyList.between(first, last).toList();
        NotedRun run = NotedRun.begin(catalogue, SOURCE);
        Reading reading = new Reading(progress);
        try {
            reading.run(lists);
            Report report = reading.report();
            run.end(report.stored(), report.brokenCount(), report.problem().orElse(""));
            LOG.info(
                    "harvest source={} lists={} absent={} new={} changed={} unchanged={} failed={} in={}s",
                    SOURCE,
                    lists.size(),
                    report.absent().size(),
                    report.stored().added(),
                    report.stored().changed(),
                    report.stored().unchanged(),
                    report.brokenCount(),
                    run.seconds());
            return report;
        } catch (RuntimeException e) {
            Report report = reading.report();
            run.broke(report.stored(), report.brokenCount(), e);
            throw e;
        }
    }

    /**
     * A page as it came.
     *
     * @param flaw why it is not whole; nothing if it is
     */
    private record Page(List<Paper> papers, List<DailyEntry.Broken> broken, Optional<String> flaw) {
        int entries() {
            return papers.size() + broken.size();
        }
    }

    /** One reading of some lists, and what it did so far. */
    private final class Reading {
        private final FetchProgress progress;
        private final Asking asking;
        private final Map<EntryFault, Long> broken = new EnumMap<>(EntryFault.class);
        private final List<String> absent = new ArrayList<>();
        private Papers.Stored stored = Papers.Stored.NONE;
        private @Nullable String problem;

        Reading(FetchProgress progress) {
            this.progress = progress;
            this.asking = new Asking(web, "Hugging Face", new Patience(TRIES, clock, pause, progress));
        }

        Report report() {
            return new Report(stored, broken, absent, Optional.ofNullable(problem));
        }

        void run(List<DailyList> lists) throws InterruptedException {
            for (DailyList list : lists) {
                read(list);
                if (problem != null) {
                    return;
                }
            }
        }

        /** Reads a list, page by page, until one is not full, or brings nothing new, as from a server that knows no pages. */
        private void read(DailyList list) throws InterruptedException {
            List<Paper> papers = new ArrayList<>();
            List<DailyEntry.Broken> bad = new ArrayList<>();
            Set<PaperId> seen = new HashSet<>();
            boolean more = true;
            for (int number = 0; more && number < MOST_PAGES; number++) {
                switch (asking.ask(request(list, number), body -> page(list, body), Page::flaw)) {
                    case Asking.Outcome.Got<Page> got -> {
                        Page page = got.page();
                        List<Paper> fresh = page.papers().stream()
                                .filter(paper -> seen.add(paper.id()))
                                .toList();
                        more = page.entries() >= A_PAGE && !fresh.isEmpty();
                        papers.addAll(fresh);
                        bad.addAll(page.broken());
                    }
                    case Asking.Outcome.NotModified<Page> _ ->
                        throw new IllegalStateException("not modified since nothing was known: " + list);
                    case Asking.Outcome.Refused<Page>(int status, String message) -> {
                        // A day that has not begun is a bad request there, and one without a list may be not found.
                        if (status != 400 && status != 404) {
                            problem = message;
                            return;
                        }
                        more = false;
                    }
                    case Asking.Outcome.GaveUp<Page> gaveUp -> {
                        problem = "The list of " + list.name() + " was not read: " + gaveUp.problem();
                        return;
                    }
                }
            }
            store(list, papers, bad);
        }

        private void store(DailyList list, List<Paper> papers, List<DailyEntry.Broken> bad) {
            if (papers.isEmpty() && bad.isEmpty()) {
                absent.add(list.name());
                return;
            }
            stored = stored.plus(catalogue.papers().store(papers));
            for (DailyEntry.Broken one : bad) {
                broken.merge(one.fault(), 1L, Long::sum);
                String name = one.identifier().isEmpty() ? "entry " + one.number() : one.identifier();
                progress.broken(list.name() + ", " + name, one.reason());
            }
            catalogue
                    .brokenRecords()
                    .note(SOURCE, bad.stream().map(DailyEntry.Broken::met).toList());
            progress.stored(list.name(), stored);
        }
    }

    private WebRequest request(DailyList list, int page) {
        String query = list.query() + "&limit=" + A_PAGE + (page == 0 ? "" : "&p=" + page);
        return WebRequest.ofOperator(URI.create(settings.baseUrl() + "?" + query))
                .every(settings.interval())
                .with("accept", "application/json");
    }

    private Page page(DailyList list, InputStream body) {
        LocalDate asked = list instanceof DailyList.Day day ? day.day() : null;
        List<Paper> papers = new ArrayList<>();
        List<DailyEntry.Broken> broken = new ArrayList<>();
        Optional<String> flaw = new DailyPapers(SOURCE, asked, clock.instant()).readEntries(body, entry -> {
            switch (entry) {
                case DailyEntry.Read read -> papers.add(read.paper());
                case DailyEntry.Broken one -> broken.add(one);
            }
        });
        return new Page(papers, broken, flaw);
    }
}
