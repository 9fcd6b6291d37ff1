package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Mark;
import broadsheet.catalog.Mark.Wish;
import broadsheet.catalog.Marked;
import broadsheet.edition.Editions;
import broadsheet.edition.ForYou;
import broadsheet.edition.ForYou.Answer;
import broadsheet.edition.Period;
import broadsheet.edition.Placing;
import broadsheet.edition.Wording;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.BeatLearning.Scored;
import broadsheet.learn.Explained;
import broadsheet.learn.Reading;
import broadsheet.learn.WhyWanted;
import broadsheet.paper.Headline;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.SearchException;
import broadsheet.source.bibtex.Bibliography;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /for-you}: the papers of the last week that are most like those that were marked in this browser. The browser keeps the
 * marks; the server keeps nothing of who reads what.
 */
public final class ForYouPage {
    /** The largest file that is read: some thousands of entries. */
    static final int LARGEST_FILE = 2_000_000;

    private static final int SHOWN = 30;
    private static final int OFFERED = 8;

    private final Frames frames;
    private final Catalogue catalogue;
    private final Editions editions;
    private final ForYou forYou;
    private final BeatLearning learning;
    private final Forms forms;
    private final Renderer renderer;
    private final int openingLength;

    /** As the page of beats, it needs what beats are learnt from; what it shows is learnt anew each time. */
    ForYouPage(
            Frames frames,
            Catalogue catalogue,
            Editions editions,
            BeatLearning learning,
            Forms forms,
            Renderer renderer,
            int openingLength) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.editions = editions;
        this.forYou = new ForYou(catalogue, editions, learning);
        this.learning = learning;
        this.forms = forms;
        this.renderer = renderer;
        this.openingLength = openingLength;
    }

    /**
     * A paper that was marked.
     *
     * @param id under which it is sent
     * @param title to show
     * @param page the paper's address
     * @param wish what was said of it
     */
    public record Chosen(String id, String title, String page, Wish wish) {}

    /**
     * What came of a BibTeX file.
     *
     * @param read what of it the catalogue has
     * @param kept how many of these papers the browser keeps
     */
    public record Taken(Bibliography read, long kept) {}

    /**
     * The page.
     *
     * @param frame around it
     * @param cards the most wanted first
     * @param of of how many papers
     * @param silence why there are none, or empty
     * @param offered papers to begin with, where nothing is marked yet
     * @param chosen what was marked, the newest first
     * @param taken what came of a file that was just sent
     * @param complaint what was wrong with it, or empty
     * @param token of the forms
     */
    public record View(
            Frame frame,
            List<Card> cards,
            int of,
            String silence,
            List<Card> offered,
            List<Chosen> chosen,
            Optional<Taken> taken,
            String complaint,
            String token) {}

    void answer(Context context) {
        answer(context, MarksCookie.read(context), Optional.empty(), "");
    }

    private void answer(Context context, Marked marked, Optional<Taken> taken, String complaint) {
        Answer answer;
        List<Card> cards;
        try {
            answer = forYou.ask(marked, ForYou.DAYS, SHOWN);
            cards = answer instanceof Answer.Papers papers ? cards(papers.learnt(), papers.best()) : List.of();
        } catch (SearchException e) {
            answer = new Answer.NothingKnown();
            cards = List.of();
        }
        Frame frame = frames.page(context, "For you", "", frames.site().forYou(), "for-you", "");
        renderer.answer(
                context,
                "foryou",
                new View(
                        frame,
                        cards,
                        answer instanceof Answer.Papers papers ? papers.of() : 0,
                        silence(answer, marked),
                        answer instanceof Answer.NothingWanted ? offered(marked) : List.of(),
                        chosen(marked),
                        taken,
                        complaint,
                        forms.token(context)));
        context.header("Cache-Control", "no-store");
    }

    private static String silence(Answer answer, Marked marked) {
        return switch (answer) {
            case Answer.NothingWanted() ->
                marked.marks().isEmpty()
                        ? ""
                        : "So far you said only what you do not want. Mark a paper of which you would like more.";
            case Answer.NothingKnown() ->
                "What you marked says nothing just now: this server has no encoder, or these papers are not encoded yet, or are gone"
                        + " from the catalogue. Try again in a while, or mark others.";
            case Answer.Papers papers when papers.of() == 0 -> "The last week had no papers that you have not marked.";
            case Answer.Papers papers
            when papers.best().isEmpty() -> "No paper of the last week is encoded yet. Try again in a while.";
            case Answer.Papers _ -> "";
        };
    }

    private List<Card> cards(Learnt learnt, List<Scored> best) {
        List<PaperId> papers = best.stream().map(Scored::paper).toList();
        Map<PaperId, Headline> headlines = catalogue.lists().headlines(papers, openingLength + 1);
        Map<PaperId, Reading> readings = learning.read(papers, learnt.background()).stream()
                .collect(Collectors.toMap(Reading::paper, Function.identity()));
        Map<PaperId, String> titles = catalogue.lists().headlines(learnt.examples(), 0).values().stream()
                .collect(Collectors.toMap(Headline::id, headline -> Wording.quoted(headline.title())));
        return papers.stream()
                .flatMap(paper -> Stream.ofNullable(headlines.get(paper)))
                .map(headline -> Card.found(
                        headline,
                        why(learnt, Optional.ofNullable(readings.get(headline.id())), titles),
                        Wording.opening(headline.opening(), headline.openingIsWhole(), openingLength)))
                .toList();
    }

    private static String why(Learnt learnt, Optional<Reading> reading, Map<PaperId, String> titles) {
        return learnt.scorer() instanceof Explained learned
                ? reading.map(one ->
                                WhyWanted.of(learned, one, paper -> titles.getOrDefault(paper, paper.text())) + ".")
                        .orElse("")
                : "";
    }

    /** The first papers of the latest edition: something to begin with. */
    private List<Card> offered(Marked marked) {
        List<PaperId> papers = editions.latestDay().stream()
                .flatMap(day -> editions.placings(new Period.Day(day)).stream())
                .map(Placing::id)
                .filter(paper -> marked.of(paper).isEmpty())
                .limit(OFFERED)
                .toList();
        Map<PaperId, Headline> headlines = catalogue.lists().headlines(papers, openingLength + 1);
        return papers.stream()
                .flatMap(paper -> Stream.ofNullable(headlines.get(paper)))
                .map(headline -> Card.of(headline, openingLength))
                .toList();
    }

    private List<Chosen> chosen(Marked marked) {
        Map<PaperId, Headline> headlines = catalogue
                .lists()
                .headlines(marked.marks().stream().map(Mark::paper).toList(), 0);
        return marked.marks().reversed().stream()
                .map(mark -> new Chosen(
                        mark.paper().text(),
                        Optional.ofNullable(headlines.get(mark.paper()))
                                .map(Headline::title)
                                .orElse(mark.paper().text()),
                        frames.site().paper(mark.paper()),
                        mark.wish()))
                .toList();
    }

    /** Takes what was said of a paper. */
    void mark(Context context) {
        forms.check(context);
        String text = Optional.ofNullable(context.formParam("paper")).orElse("");
        String said = Optional.ofNullable(context.formParam("say")).orElse("");
        Marked marked = MarksCookie.read(context);
        Marked now;
        boolean isOnPaper = "paper".equals(context.formParam("from"));
        String back = frames.site().forYou();
        if (said.equals("nothing")) {
            // It may have gone from the catalogue since.
            PaperId paper = PaperId.parse(text).orElseThrow(() -> unknown(text));
            now = marked.silentOn(catalogue.papers().find(paper).map(Paper::ids).orElse(List.of(paper)));
            back = isOnPaper ? frames.site().paper(paper) : back;
        } else {
            PaperId paper = AskedPaper.find(catalogue.papers(), text).id();
            now = marked.saying(List.of(new Mark(paper, wish(said))));
            back = isOnPaper ? frames.site().paper(paper) : back;
        }
        MarksCookie.write(context, frames.site(), now);
        context.status(303).header("Location", back);
    }

    private static PageProblem unknown(String text) {
        return PageProblem.bad("“" + text + "” is no identifier of a paper", "Go back, and try again.");
    }

    private static Wish wish(String said) {
        return switch (said) {
            case "more" -> Wish.MORE;
            case "less" -> Wish.LESS;
            case "not" -> Wish.NONE;
            default ->
                throw PageProblem.bad(
                        "“" + said + "” cannot be said of a paper", "There are more, less, not and nothing.");
        };
    }

    /** Forgets all marks. */
    void forget(Context context) {
        forms.check(context);
        MarksCookie.write(context, frames.site(), Marked.NONE);
        context.status(303).header("Location", frames.site().forYou());
    }

    /** Marks the papers of a BibTeX file, or of what was pasted. */
    void bibtex(Context context) {
        // Some tell no length; of them no more is read either, but it cannot be told from a request that was torn.
        if (context.contentLength() > LARGEST_FILE || context.contentLength() < 0) {
            throw PageProblem.bad(
                    context.contentLength() < 0 ? "This file has no length" : "This file is too large",
                    "Two megabytes are read at most. 'broadsheet for-you mark --bibtex FILE' takes any; so does this page, in"
                            + " parts.");
        }
        forms.check(context);
        Marked marked = MarksCookie.read(context);
        Optional<UploadedFile> file =
                Optional.ofNullable(context.uploadedFile("file")).filter(one -> one.size() > 0);
        String pasted = Optional.ofNullable(context.formParam("text")).orElse("");
        if (file.isEmpty() && pasted.isBlank()) {
            context.status(400);
            answer(context, marked, Optional.empty(), "Choose a file, or paste what stands in it.");
            return;
        }
        Bibliography read = read(file, pasted);
        if (read.isEmpty()) {
            context.status(400);
            answer(context, marked, Optional.empty(), "In that is no entry of BibTeX, such as @article{…}.");
            return;
        }
        Marked kept = MarksCookie.write(
                context,
                frames.site(),
                marked.saying(read.found().stream()
                        .map(paper -> new Mark(paper, Wish.MORE))
                        .toList()));
        long of = read.found().stream()
                .filter(paper -> kept.of(paper).isPresent())
                .count();
        answer(context, kept, Optional.of(new Taken(read, of)), "");
    }

    private Bibliography read(Optional<UploadedFile> file, String pasted) {
        try (Reader reader = file.isPresent()
                ? new InputStreamReader(file.get().content(), StandardCharsets.UTF_8)
                : new StringReader(pasted)) {
            return Bibliography.read(reader, catalogue);
        } catch (IOException e) {
            throw PageProblem.bad("This file cannot be read", "Send it again, or paste what stands in it.");
        }
    }
}
