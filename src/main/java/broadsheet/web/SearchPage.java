package broadsheet.web;

import broadsheet.edition.ListName;
import broadsheet.edition.Period;
import broadsheet.edition.Wording;
import broadsheet.encode.EncodingState;
import broadsheet.search.IndexState;
import broadsheet.search.Results;
import broadsheet.search.Search;
import broadsheet.search.Wanted.Mode;
import broadsheet.search.query.Paraphrase;
import broadsheet.search.query.Query;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** {@code /papers?q=}: search. Also sends {@code /papers?date=} and a bare {@code /papers} where they belong. */
public final class SearchPage {
    private static final int LENGTH = 20;

    /** Longer abstracts are cut before the passage is chosen. */
    private static final int LONGEST_ABSTRACT = 4_000;

    private final Frames frames;
    private final Search search;
    private final Renderer renderer;
    private final int passageLength;

    SearchPage(Frames frames, Search search, Renderer renderer, int openingLength) {
        this.frames = frames;
        this.search = search;
        this.renderer = renderer;
        this.passageLength = openingLength;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param asked what was asked
     * @param found what was found; nothing if nothing was asked
     * @param cards it as cards
     * @param facets by which it can be narrowed
     * @param state how far the index is
     * @param encoder how far the encoder is
     * @param next the address of the next page, or empty on the last
     */
    public record View(
            Frame frame,
            Asked asked,
            Optional<Search.Found> found,
            List<Card> cards,
            List<Facet> facets,
            IndexState state,
            EncodingState encoder,
            String next) {

        /** Whether anything was asked. */
        public boolean isAsked() {
            return found.isPresent();
        }

        /** What else the index said; of nothing if nothing was asked. */
        public Results results() {
            return found.orElseThrow().results();
        }

        /** How the query was read. */
        public Paraphrase paraphrase() {
            return Paraphrase.of(found.orElseThrow().reading().query());
        }

        /** How many papers were found, in words. */
        public String count() {
            return Wording.count(results().total().orElse(cards.size()), "paper");
        }

        /** Whether there is an encoder, perhaps in a moment. */
        public boolean isEncoding() {
            return encoder instanceof EncodingState.Ready || encoder instanceof EncodingState.Loading;
        }

        /** Whether it can be chosen by what papers are found. */
        public boolean hasModes() {
            return isEncoding() && asked.canMean();
        }

        /** What is to be known of papers found by their meaning alone, or empty. */
        public String meaning() {
            if (asked.mode() != Mode.MEANING || !asked.canMean()) {
                return "";
            }
            return switch (encoder) {
                case EncodingState.Ready() -> "";
                case EncodingState.Loading() ->
                    "The encoder is being loaded; until it is, papers are found by their words.";
                case EncodingState.Off() -> "There is no encoder; papers are found by their words.";
                case EncodingState.Failed(String why) ->
                    "The encoder cannot be loaded; papers are found by their words.";
            };
        }

        /** Whether papers are shown that have not all of the words, though all are looked for. */
        public boolean areWordsMissing() {
            boolean byMeaning = asked.mode() == Mode.MEANING && meaning().isEmpty();
            return !byMeaning && results().treatment().someWordsMissing();
        }

        /** What is similar to the paper of a card; empty if there is no encoder. */
        public String similar(Card card) {
            return isEncoding()
                    ? frame.site().similar(Examples.of(card.headline().id()))
                    : "";
        }

        /** What the page says of an index that is being made, or empty. */
        public String building() {
            return Wording.building(state);
        }
    }

    void answer(Context context) {
        String date = context.queryParam("date");
        if (date != null) {
            Period period = Period.parse(date)
                    .orElseThrow(() -> PageProblem.bad("“" + date + "” is no day", "Write it as 2025-12-26."));
            context.redirect(frames.site().edition(period));
            return;
        }
        if (context.queryParam("q") == null) {
            context.redirect(frames.site().front());
            return;
        }
        Asked asked = Asked.of(context);
        Frame frame = frames.page(
                        context, asked.query().isEmpty() ? "Search" : asked.query(), "", "", "search", asked.query())
                .of(asked.isNothing() ? ListName.EVERY_DAY : new ListName.Found(asked.asQuery()));
        renderer.answer(context, "search", view(frame, asked));
    }

    private View view(Frame frame, Asked asked) {
        if (asked.isNothing()) {
            return new View(
                    frame,
                    asked,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    search.state(),
                    search.encoding().state(),
                    "");
        }
        Search.Found found = search.find(asked.query(), asked.wanted(LENGTH), LONGEST_ABSTRACT);
        Results results = found.results();
        List<Card> cards = found.papers().stream()
                .map(paper -> Card.found(
                        paper.headline(),
                        WhyFound.of(paper),
                        Passage.of(
                                paper.headline().opening(),
                                paper.headline().openingIsWhole(),
                                results.marks(),
                                passageLength)))
                .toList();
        String next = results.next()
                .map(place -> frames.site().search(asked.from(Optional.of(place))))
                .orElse("");
        List<Facet> facets =
                found.reading().query() instanceof Query.Id && results.hits().isEmpty()
                        ? List.of()
                        : Facet.of(results.facets(), asked.narrowing());
        return new View(
                frame,
                asked,
                Optional.of(found),
                cards,
                facets,
                search.state(),
                search.encoding().state(),
                next);
    }
}
