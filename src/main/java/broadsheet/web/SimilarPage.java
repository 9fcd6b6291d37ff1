package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.edition.Wording;
import broadsheet.encode.EncodingState;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.search.Search;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /similar}: the papers that are most like some examples, and least like others. */
public final class SimilarPage {
    private final Frames frames;
    private final Catalogue catalogue;
    private final Search search;
    private final Renderer renderer;
    private final int openingLength;

    SimilarPage(Frames frames, Catalogue catalogue, Search search, Renderer renderer, int openingLength) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.search = search;
        this.renderer = renderer;
        this.openingLength = openingLength;
    }

    /**
     * An example, as the page names it.
     *
     * @param text a title or a phrase
     * @param page the paper's address; empty for a phrase
     * @param without the address of this page without it
     * @param silence why it has no say, or empty where it has
     */
    public record Example(String text, String page, String without, String silence) {}

    /**
     * The page.
     *
     * @param frame around it
     * @param examples what was asked
     * @param liked what papers are to be like
     * @param unliked what they are not to be like
     * @param cards what was found
     * @param encoder how far the encoder is
     * @param building what is to be said of an index that is being made, or empty
     */
    public record View(
            Frame frame,
            Examples examples,
            List<Example> liked,
            List<Example> unliked,
            List<Card> cards,
            EncodingState encoder,
            String building) {

        /** Whether there is no encoder, so that nothing is similar to anything. */
        public boolean isOff() {
            return encoder instanceof EncodingState.Off;
        }

        /** Whether none of what papers are to be like has a say. */
        public boolean isMute() {
            return liked.stream().noneMatch(example -> example.silence().isEmpty());
        }

        /** Whether there may be more to show. */
        public boolean mayShowMore() {
            return examples.shown() == Examples.Shown.FEW && cards.size() == Examples.Shown.FEW.papers();
        }

        /** This page, with papers like that of a card asked for as well. */
        public String more(Card card) {
            return frame.site().similar(examples.liking(card.headline().id()));
        }

        /** This page, with papers unlike that of a card asked for. */
        public String less(Card card) {
            return frame.site().similar(examples.unliking(card.headline().id()));
        }
    }

    void answer(Context context) {
        Examples examples = Examples.of(context, catalogue.papers());
        // A form sends the fields that were left empty as well; the address is to be passed on without them.
        boolean tidy = context.queryParamMap().values().stream()
                .flatMap(Collection::stream)
                .noneMatch(String::isBlank);
        if (!tidy) {
            context.redirect(frames.site().similar(examples));
            return;
        }
        Frame frame = frames.page(context, "Similar papers", "", "", "", "");
        renderer.answer(context, "similar", view(frame, examples));
    }

    private View view(Frame frame, Examples examples) {
        EncodingState encoder = search.encoding().state();
        Search.FoundSimilar found = encoder instanceof EncodingState.Off || examples.isEmpty()
                ? new Search.FoundSimilar(List.of(), List.of())
                : search.similar(examples.likeness(), examples.shown().papers(), openingLength);
        Map<PaperId, String> titles = new HashMap<>();
        catalogue.lists().headlines(examples.papers(), 0).forEach((id, headline) -> titles.put(id, headline.title()));
        WhyAlike why = new WhyAlike(examples, titles);
        List<Card> cards = found.papers().stream()
                .sorted(in(examples.order()))
                .map(paper -> Card.found(paper.headline(), why.of(paper.relevance()), opening(paper.headline())))
                .toList();
        return new View(
                frame,
                examples,
                named(examples, examples.like(), examples.about(), titles, found.unknown(), encoder),
                named(examples, examples.unlike(), examples.notAbout(), titles, found.unknown(), encoder),
                cards,
                encoder,
                Wording.building(search.state()));
    }

    /** Of what comes with the most alike first. By date, papers without one stand last, and of one day the more alike first. */
    private static Comparator<Search.FoundPaper> in(Examples.Order order) {
        return switch (order) {
            case CLOSENESS -> (_, _) -> 0;
            case DATE ->
                Comparator.comparing((Search.FoundPaper paper) -> Optional.ofNullable(
                                        paper.headline().date())
                                .map(PaperDate::day)
                                .orElse(LocalDate.MIN))
                        .reversed();
        };
    }

    private String opening(Headline headline) {
        return Wording.opening(headline.opening(), headline.openingIsWhole(), openingLength);
    }

    private List<Example> named(
            Examples examples,
            List<PaperId> papers,
            List<String> phrases,
            Map<PaperId, String> titles,
            List<PaperId> unknown,
            EncodingState encoder) {
        Site site = frames.site();
        List<Example> named = new ArrayList<>();
        for (PaperId paper : papers) {
            named.add(new Example(
                    titles.getOrDefault(paper, paper.text()),
                    site.paper(paper),
                    site.similar(examples.without(paper)),
                    unknown.contains(paper) ? "is not encoded yet, so it has no say" : ""));
        }
        for (String phrase : phrases) {
            named.add(new Example(phrase, "", site.similar(examples.without(phrase)), silence(encoder)));
        }
        return named;
    }

    /** Why a phrase, which is encoded as it is asked, has no say, or empty. */
    private static String silence(EncodingState encoder) {
        return switch (encoder) {
            case EncodingState.Ready() -> "";
            case EncodingState.Loading() -> "has no say until the encoder is loaded, in a moment";
            case EncodingState.Off() -> "has no say without an encoder";
            case EncodingState.Failed(String why) -> "has no say, as the encoder cannot be loaded";
        };
    }
}
