package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueStats;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.Issue;
import broadsheet.catalog.IssueMails;
import broadsheet.catalog.Look;
import broadsheet.catalog.SourceState;
import broadsheet.digest.ListNames;
import broadsheet.edition.Editions;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.edition.Period;
import broadsheet.edition.Wording;
import broadsheet.encode.Encoding;
import broadsheet.encode.EncodingState;
import broadsheet.search.IndexState;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.Search;
import broadsheet.search.SearchException;
import broadsheet.source.arxiv.ArxivAnnouncements;
import broadsheet.source.arxiv.ArxivCalendar;
import broadsheet.source.arxiv.ArxivHarvest;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /about}: how many papers, from where, how fresh. */
public final class AboutPage {
    private static final Logger LOG = LoggerFactory.getLogger(AboutPage.class);

    private static final Set<String> OF_ARXIV = Set.of(ArxivHarvest.SOURCE, ArxivAnnouncements.SOURCE);

    private static final int ISSUES = 12;

    private final Frames frames;
    private final Catalogue catalogue;
    private final Editions editions;
    private final Search search;
    private final Encoding encoding;
    private final Renderer renderer;

    AboutPage(
            Frames frames,
            Catalogue catalogue,
            Editions editions,
            Search search,
            Encoding encoding,
            Renderer renderer) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.editions = editions;
        this.search = search;
        this.encoding = encoding;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param stats the catalogue in numbers
     * @param meaning how many papers can be found by their meaning, in a sentence
     * @param calendar what of arXiv comes next, in sentences; empty where arXiv was never read
     * @param issues the last that were sent, the latest first
     */
    public record View(Frame frame, CatalogueStats stats, String meaning, String calendar, List<Issue.Sent> issues) {
        public View {
            issues = List.copyOf(issues);
        }

        /** What a list of an issue is called; a search and an author are nobody's business but their readers'. */
        public String list(Issue issue) {
            return switch (ListText.parse(issue.list()).orElse(ListName.EVERY_DAY)) {
                case ListName.Found _ -> "a search";
                case ListName.ByAuthor _ -> "an author";
                case ListName name -> ListNames.inWords(name);
            };
        }

        private static boolean isPublic(Issue issue) {
            return ListText.parse(issue.list())
                    .filter(name -> !(name instanceof ListName.Found) && !(name instanceof ListName.ByAuthor))
                    .isPresent();
        }

        /** Why there was nothing in the last issue of a list that anybody may know of; empty if there was something. */
        public String nothing() {
            return issues.stream()
                    .map(Issue.Sent::issue)
                    .filter(View::isPublic)
                    .findFirst()
                    .map(Issue::reason)
                    .orElse("");
        }

        /** A count of mails, and behind a sign that of webhooks, where any are about. */
        public String counts(Issue.Sent issue, ToLongFunction<IssueMails> count) {
            String mails = Wording.number(count.applyAsLong(issue.mails()));
            return issue.hooks().isEmpty() ? mails : mails + " + " + Wording.number(count.applyAsLong(issue.hooks()));
        }

        /** Whether anything went to a webhook. */
        public boolean hasWebhooks() {
            return issues.stream().anyMatch(issue -> !issue.hooks().isEmpty());
        }

        /** Why some of an issue failed or wait, by the codes of the servers. */
        public String failures(Issue.Sent issue) {
            return Stream.concat(issue.mails().reasons().stream(), issue.hooks().reasons().stream())
                    .map(reason -> Wording.number(reason.mails()) + " × "
                            + reason.status().code())
                    .collect(Collectors.joining(", "));
        }

        /** How a run went, in words. */
        public String outcome(ImportRun run) {
            return switch (run.outcome()) {
                case BEGUN -> "begun, not ended";
                case DONE -> "done";
                case FAILED -> "failed";
            };
        }

        /** Up to when all of a source was read, and how long ago that is. */
        public String readUpTo(SourceState state) {
            Instant moment = state.readUpTo();
            Duration lag = state.lag(stats.asOf());
            return moment == null || lag == null
                    ? "never to its end"
                    : Wording.moment(moment) + ", " + Wording.time(lag) + " ago";
        }

        /** Which list of arXiv's was looked at. */
        public String part(Look look) {
            return switch (look.part()) {
                case ANNOUNCED -> "announced for " + Wording.day(look.day());
                case CHANGED -> "changed on " + Wording.day(look.day());
            };
        }

        /** How many records could not be read, by source and kind. */
        public String broken() {
            return stats.broken().entrySet().stream()
                    .map(source -> source.getKey() + " "
                            + source.getValue().entrySet().stream()
                                    .map(kind -> Wording.number(kind.getValue()) + " (" + kind.getKey() + ")")
                                    .collect(Collectors.joining(", ")))
                    .collect(Collectors.joining("; "));
        }
    }

    void answer(Context context) {
        Frame frame =
                frames.page(context, "About this server", "", frames.site().about(), "", "");
        CatalogueStats stats = catalogue.stats();
        renderer.answer(
                context,
                "about",
                new View(
                        frame,
                        stats,
                        meaning(),
                        calendar(stats),
                        catalogue.issues().log(ISSUES)));
    }

    private String calendar(CatalogueStats stats) {
        boolean isOfArxiv = stats.sources().stream()
                .anyMatch(state -> OF_ARXIV.contains(state.last().source()));
        if (!isOfArxiv) {
            return "";
        }
        ArxivCalendar calendar = editions.calendar();
        LocalDate latest = calendar.latest(stats.asOf());
        return calendar.next(latest)
                .map(day -> "arXiv's next list is that of " + new Period.Day(day).inWords() + ", announced on "
                        + Wording.moment(calendar.announced(day).orElseThrow())
                        + ". Its holidays are known until " + Wording.day(calendar.until()) + ".")
                .orElseGet(() -> "Of arXiv's holidays nothing is known after " + Wording.day(calendar.until())
                        + ", so nobody can tell one from a day on which its papers are late. Whoever keeps this server"
                        + " can bring a newer table.");
    }

    private String meaning() {
        return switch (encoding.state()) {
            case EncodingState.Off() -> "Papers are found by their words alone: the configuration names no encoder.";
            case EncodingState.Failed(String why) ->
                "Papers are found "
                        + (isChanging() ? "by what the former encoder knew of them" : "by their words alone")
                        + ": the encoder cannot be loaded, and the log says why.";
            case EncodingState.Loading(), EncodingState.Ready() -> meant();
        };
    }

    /** This page does not wait for an index that is being opened, and is there without one. */
    private String meant() {
        String unknown =
                "How many papers can be found by their meaning is not known: the index cannot be read just now.";
        try {
            if (search.state() instanceof IndexState.Opening) {
                return unknown;
            }
            Meant meant = search.meant();
            return isChanging() ? changing(meant) : words(meant);
        } catch (SearchException e) {
            LOG.warn("about: {}", e.getMessage());
            return unknown;
        }
    }

    /** Whether papers are found by the vectors of the encoder that this server had before. */
    private boolean isChanging() {
        return !search.encoding().equals(encoding);
    }

    private static String changing(Meant meant) {
        return Wording.number(meant.papers()) + " of " + Wording.count(meant.of(), "paper")
                + " are encoded by the new encoder, the newest first. Until nearly all are, papers are found by what the former"
                + " one knew of them.";
    }

    private static String words(Meant meant) {
        if (meant.papers() == meant.of()) {
            return "All of them can be found by their meaning as well as by their words.";
        }
        String read = Wording.number(meant.papers()) + " of " + Wording.count(meant.of(), "paper")
                + " can be found by their meaning";
        return meant.estimated() == 0
                ? read + "; the rest are being encoded, the newest first."
                : read + ", and " + Wording.number(meant.estimated())
                        + " by what their words let expect of it, until they are encoded, the newest first.";
    }
}
