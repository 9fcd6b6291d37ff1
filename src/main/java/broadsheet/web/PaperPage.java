package broadsheet.web;

import broadsheet.catalog.Mark.Wish;
import broadsheet.catalog.Marked;
import broadsheet.catalog.Papers;
import broadsheet.cite.Citation;
import broadsheet.cite.CitationFormat;
import broadsheet.cite.PageMetadata;
import broadsheet.edition.Edition;
import broadsheet.edition.Period;
import broadsheet.edition.Wording;
import broadsheet.paper.Author;
import broadsheet.paper.Headline;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.search.IndexState;
import broadsheet.search.Search;
import broadsheet.search.SearchException;
import gg.jte.Content;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /papers/{id}}: a paper. */
public final class PaperPage {
    private static final Logger LOG = LoggerFactory.getLogger(PaperPage.class);

    private static final int AUTHORS_AT_ONCE = 12;

    private static final int SIMILAR = 6;

    private final Frames frames;
    private final Sheets sheets;
    private final Papers papers;
    private final Search search;
    private final MeasuredHere measured;
    private final Forms forms;
    private final Renderer renderer;

    /** It shows what is known of a paper from everywhere, and takes a mark: one collaborator for each. */
    PaperPage(
            Frames frames,
            Sheets sheets,
            Papers papers,
            Search search,
            MeasuredHere measured,
            Forms forms,
            Renderer renderer) {
        this.frames = frames;
        this.sheets = sheets;
        this.papers = papers;
        this.search = search;
        this.measured = measured;
        this.forms = forms;
        this.renderer = renderer;
    }

    /**
     * A link among a paper's actions.
     *
     * @param text what it says
     * @param url where it leads
     * @param note what to know before following it, or empty
     */
    public record Action(String text, String url, String note) {}

    /**
     * That a paper stood in an edition.
     *
     * @param period the edition
     * @param place its place there, from 1
     * @param of how many papers the front held; 0 if the paper was not on the front
     */
    public record Appearance(Period period, int place, int of) {}

    /**
     * The page.
     *
     * @param frame around it
     * @param paper the paper
     * @param firstAuthors those named at once
     * @param moreAuthors those named on demand
     * @param actions what can be done with it
     * @param versions the papers that look like other versions of it
     * @param similar the papers most like it otherwise; none where its meaning is not known
     * @param measured what came out of labs that try what it claims
     * @param appearances where it was listed or announced
     * @param isSample whether its abstract is a summary written for the sample edition
     * @param bibtex its citation, for LaTeX
     * @param metadata what the page tells robots
     * @param wish what was said of it in this browser
     * @param token of the form to say it
     */
    public record View(
            Frame frame,
            Paper paper,
            List<Author> firstAuthors,
            List<Author> moreAuthors,
            List<Action> actions,
            List<Headline> versions,
            List<Headline> similar,
            List<MeasuredHere.Shown> measured,
            List<Appearance> appearances,
            boolean isSample,
            String bibtex,
            PageMetadata metadata,
            Optional<Wish> wish,
            String token) {

        /** Where the authors' own words are. */
        public String registryPage() {
            return Wording.registryPage(paper.id());
        }

        /** The metadata as a block of data, which no browser runs. */
        public Content linkedData() {
            return output -> {
                output.writeContent("<script type=\"application/ld+json\">");
                output.writeContent(metadata.linkedData());
                output.writeContent("</script>");
            };
        }

        /** The date the page leads with. */
        public @Nullable PaperDate date() {
            PaperDate published = paper.publication().published();
            return published == null ? paper.publication().announced() : published;
        }
    }

    void answer(Context context) {
        String text = context.pathParam("id");
        Paper paper = AskedPaper.find(papers, text);
        if (!text.equals(decodedPath(paper.id()))) {
            context.redirect(frames.site().paper(paper.id()));
            return;
        }
        List<Author> authors = paper.authors();
        int atOnce = authors.size() <= AUTHORS_AT_ONCE + 3 ? authors.size() : AUTHORS_AT_ONCE;
        boolean sample = paper.origin() == Provenance.Origin.SAMPLE;
        Search.FoundKin kin = kin(paper);
        Citation citation = Citation.of(paper);
        String address = frames.site().paper(paper.id());
        Frame frame =
                frames.page(context, paper.title(), Wording.opening(paper.abstractText(), false, 160), address, "", "");
        renderer.answer(
                context,
                "paper",
                new View(
                        frame,
                        paper,
                        authors.subList(0, atOnce),
                        authors.subList(atOnce, authors.size()),
                        actions(paper),
                        kin.versions(),
                        kin.similar().stream().map(Search.FoundPaper::headline).toList(),
                        measured.of(paper.id()),
                        appearances(paper),
                        sample,
                        CitationFormat.BIBTEX.of(citation).strip(),
                        PageMetadata.of(citation, frames.site().known(address)),
                        wish(paper, MarksCookie.read(context)),
                        forms.token(context)));
    }

    /** It may have been marked under another of its ids. */
    private static Optional<Wish> wish(Paper paper, Marked marked) {
        return paper.ids().stream().flatMap(id -> marked.of(id).stream()).findFirst();
    }

    private static String decodedPath(PaperId id) {
        return URLDecoder.decode(id.path().replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static List<Action> actions(Paper paper) {
        List<Action> actions = new ArrayList<>();
        PaperId id = paper.id();
        switch (id.scheme()) {
            case "arxiv" -> {
                actions.add(new Action("Read the PDF", id.pdf(), ""));
                actions.add(new Action("HTML", "https://arxiv.org/html/" + id.local(), ""));
                actions.add(new Action("arXiv", Wording.registryPage(id), ""));
            }
            case "acl" -> {
                actions.add(new Action("Read the PDF", id.pdf(), ""));
                actions.add(new Action("ACL Anthology", Wording.registryPage(id), ""));
            }
            default -> {
                String page = Wording.registryPage(id);
                if (!page.isEmpty()) {
                    actions.add(new Action(Wording.registry(id), page, ""));
                }
            }
        }
        for (Link link : paper.links()) {
            String text = switch (link.kind()) {
                case CODE -> "Code";
                case PROJECT -> "Project";
                case MEDIA -> "Media";
                case PAGE -> actions.isEmpty() ? "Its page" : "";
            };
            if (!text.isEmpty()) {
                boolean found = link.addedBy().equals(Link.FROM_TEXT);
                actions.add(new Action(
                        text, link.url().toString(), found ? "found in the text" : "added by " + link.addedBy()));
            }
        }
        return actions;
    }

    /** Without an index a paper's page lacks these, and is whole otherwise; it does not wait for one that is being opened. */
    private Search.FoundKin kin(Paper paper) {
        try {
            return search.state() instanceof IndexState.Opening ? Search.FoundKin.NONE : search.kin(paper, SIMILAR);
        } catch (SearchException e) {
            LOG.warn("paper id={} is shown without other versions and similar papers: {}", paper.id(), e.getMessage());
            return Search.FoundKin.NONE;
        }
    }

    private List<Appearance> appearances(Paper paper) {
        List<Period> days = new ArrayList<>();
        paper.listings().stream().map(Listing::day).map(Period.Day::new).forEach(days::add);
        PaperDate announced = paper.publication().announced();
        if (announced != null && announced.isToTheDay()) {
            days.add(new Period.Day(announced.day()));
        }
        return days.stream()
                .distinct()
                .sorted(Comparator.comparing(Period::start))
                .flatMap(day -> appearance(paper.id(), day).stream())
                .toList();
    }

    private Optional<Appearance> appearance(PaperId id, Period day) {
        Edition edition = sheets.sheet(day).edition();
        return edition.front().stream()
                .filter(placing -> placing.id().equals(id))
                .findFirst()
                .map(placing ->
                        new Appearance(day, placing.place(), edition.front().size()))
                .or(() -> edition.sections().stream()
                        .flatMap(section -> section.placings().stream())
                        .filter(placing -> placing.id().equals(id))
                        .findFirst()
                        .map(placing -> new Appearance(day, placing.place(), 0)));
    }
}
