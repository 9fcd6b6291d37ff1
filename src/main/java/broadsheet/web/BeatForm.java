package broadsheet.web;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beats;
import broadsheet.catalog.Catalogue;
import broadsheet.edition.BeatSections;
import broadsheet.encode.EncodingState;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Search;
import broadsheet.search.Wanted;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /beats/new}: a beat is described, examples are found, and what it would have caught last week is seen at once. */
public final class BeatForm {
    private static final int FOUND = 6;
    private static final int PREVIEW = 10;

    /** One that catches more of all papers than one in so many wants everything. */
    private static final int EVERYTHING = 4;

    private final Frames frames;
    private final Catalogue catalogue;
    private final Search search;
    private final BeatSections sections;
    private final BeatCards cards;
    private final Operator operator;
    private final Forms forms;
    private final Renderer renderer;
    private final int openingLength;

    BeatForm(
            Frames frames,
            Catalogue catalogue,
            Search search,
            BeatSections sections,
            Operator operator,
            Forms forms,
            BeatCards cards,
            Renderer renderer,
            int openingLength) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.search = search;
        this.sections = sections;
        this.cards = cards;
        this.operator = operator;
        this.forms = forms;
        this.renderer = renderer;
        this.openingLength = openingLength;
    }

    /**
     * An example.
     *
     * @param id under which it is sent
     * @param title to show
     * @param page the paper's address
     */
    public record Chosen(String id, String title, String page) {}

    /**
     * What the beat would have caught.
     *
     * @param cards the best of the last week, those that are caught first
     * @param caught how many are caught
     * @param of of how many papers
     * @param remark what to make of that, or empty
     */
    public record Preview(List<Card> cards, int caught, int of, String remark) {
        /** Those it would print. */
        public List<Card> likely() {
            return cards.subList(0, Math.min(caught, cards.size()));
        }

        /** Those that come nearest to that. */
        public List<Card> near() {
            return cards.subList(Math.min(caught, cards.size()), cards.size());
        }
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param draft as it is so far
     * @param liked its examples
     * @param unliked its counter-examples
     * @param found papers that may become examples
     * @param preview what it would have caught, if it can be tried
     * @param complaint what is wrong with it, or empty
     * @param mayKeep whether this browser can keep it
     * @param token of the form
     */
    public record View(
            Frame frame,
            BeatDraft draft,
            List<Chosen> liked,
            List<Chosen> unliked,
            List<Card> found,
            Optional<Preview> preview,
            String complaint,
            boolean mayKeep,
            String token) {}

    void answer(Context context) {
        BeatDraft draft = BeatDraft.of(catalogue.papers(), context::queryParams);
        if (Stream.of("without", "add-like", "add-unlike").anyMatch(field -> context.queryParam(field) != null)
                && draft.unknown().isEmpty()) {
            // The address is to be passed on, and loaded again, without what was just done.
            context.redirect(frames.site().newBeat(draft));
            return;
        }
        answer(context, draft, "");
    }

    private void answer(Context context, BeatDraft draft, String fault) {
        String complaint = fault.isEmpty() ? complaint(draft) : fault;
        Map<PaperId, Headline> headlines = catalogue
                .lists()
                .headlines(
                        Stream.concat(draft.like().stream(), draft.unlike().stream())
                                .toList(),
                        0);
        Frame frame =
                frames.page(context, draft.former().isEmpty() ? "A new beat" : "Change a beat", "", "", "beats", "");
        renderer.answer(
                context,
                "newbeat",
                new View(
                        frame,
                        draft,
                        chosen(draft.like(), headlines),
                        chosen(draft.unlike(), headlines),
                        found(draft),
                        draft.canBeTried() ? preview(draft) : Optional.empty(),
                        complaint,
                        operator.isOperator(context),
                        forms.token(context)));
        context.header("Cache-Control", "no-store");
    }

    private static String complaint(BeatDraft draft) {
        if (!draft.unknown().isEmpty()) {
            return "The catalogue has no paper " + String.join(", ", draft.unknown())
                    + ". Look for its title: it may be filed under another identifier.";
        }
        if (!draft.canBeTried() && !draft.unlike().isEmpty()) {
            return "So far it says only what is not wanted. Say in a sentence what is, or point at a paper.";
        }
        try {
            if (draft.canBeTried()) {
                draft.tried();
            }
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<Chosen> chosen(List<PaperId> papers, Map<PaperId, Headline> headlines) {
        return papers.stream()
                .map(paper -> new Chosen(
                        paper.text(),
                        Optional.ofNullable(headlines.get(paper))
                                .map(Headline::title)
                                .orElse(paper.text()),
                        frames.site().paper(paper)))
                .toList();
    }

    private List<Card> found(BeatDraft draft) {
        if (draft.find().isEmpty()) {
            return List.of();
        }
        String query = draft.find().substring(0, Math.min(draft.find().length(), Asked.LONGEST_QUERY));
        Wanted wanted = new Wanted(
                Narrowing.NONE,
                Order.RELEVANCE,
                Optional.empty(),
                FOUND,
                Wanted.Manner.COMPLETE,
                false,
                Wanted.Mode.BOTH);
        return search.find(query, wanted, openingLength).papers().stream()
                .map(paper -> Card.of(paper.headline(), openingLength))
                .toList();
    }

    private Optional<Preview> preview(BeatDraft draft) {
        Beat beat;
        try {
            beat = draft.tried();
        } catch (IllegalArgumentException e) {
            // The complaint says it.
            return Optional.empty();
        }
        return Optional.of(sections.lastWeek(beat, PREVIEW)
                .map(week -> new Preview(
                        cards.of(week.learnt(), week.best()), week.caught(), week.of(), remark(draft, week)))
                .orElseGet(() -> new Preview(List.of(), 0, 0, silence())));
    }

    private String silence() {
        return switch (search.encoding().state()) {
            case EncodingState.Off() ->
                "This server has no encoder, so that it cannot tell what papers mean: its configuration says encoder.model ="
                        + " \"none\".";
            case EncodingState.Failed(String _) -> "The encoder of this server cannot be loaded; its log says why.";
            case EncodingState.Loading() -> "The encoder is just being loaded. Try again in a moment.";
            case EncodingState.Ready() -> "No paper is encoded yet. Try again in a while.";
        };
    }

    private static String remark(BeatDraft draft, BeatSections.Week week) {
        if (week.of() == 0) {
            return "The last week had no papers, so that there is nothing to try it on.";
        }
        if (week.caught() * EVERYTHING > week.of()) {
            return "That is nearly everything. Say more narrowly what is wanted, or point at papers that are not.";
        }
        if (week.best().stream().noneMatch(BeatSections.Caught::isNear)) {
            return "Nothing of the last week is surely near to that: these papers may be about other things, or it is said too shortly to tell, or in another language than English. What comes nearest is below.";
        }
        if (week.caught() == 0) {
            return draft.like().isEmpty()
                    ? "Nothing of the last week is likely to be meant. If what comes nearest is right, point at one or two."
                    : "Nothing of the last week is likely to be meant; it may come with other weeks. What comes nearest is"
                            + " below.";
        }
        return week.learnt().caution().orElse("");
    }

    /** Keeps a beat and leads to it. */
    void keep(Context context) {
        operator.check(context);
        forms.check(context);
        BeatDraft draft = BeatDraft.of(catalogue.papers(), context::formParams);
        if (!draft.unknown().isEmpty()) {
            context.status(400);
            answer(context, draft, complaint(draft));
            return;
        }
        Beat beat;
        try {
            beat = draft.beat();
        } catch (IllegalArgumentException e) {
            context.status(400);
            answer(context, draft, String.valueOf(e.getMessage()));
            return;
        }
        String objection = kept(draft, beat);
        if (!objection.isEmpty()) {
            context.status(409);
            answer(context, draft, objection);
            return;
        }
        context.status(303).header("Location", frames.site().beat(beat.key()));
    }

    /** Keeps it; why it is not kept, or empty. */
    private String kept(BeatDraft draft, Beat beat) {
        Beats.Replaced replaced = draft.former().isEmpty()
                ? catalogue.beats().add(beat) ? Beats.Replaced.DONE : Beats.Replaced.TAKEN
                : catalogue.beats().replace(draft.former(), draft.seen(), withStances(draft.former(), beat));
        return switch (replaced) {
            case DONE -> "";
            case TAKEN ->
                "There is a beat “"
                        + catalogue.beats().find(beat.name()).map(Beat::name).orElse(beat.name())
                        + "” already. Choose another name.";
            case OUTDATED ->
                "The beat was changed or removed since this form was opened. Open it again from what it learned, so that"
                        + " nothing is lost.";
        };
    }

    /** What was asked for while reading stays what it is, as long as it is on the same side. */
    private Beat withStances(String former, Beat beat) {
        Map<PaperId, Beat.Stance> before = catalogue.beats().find(former).stream()
                .flatMap(one -> one.examples().stream())
                .collect(Collectors.toMap(Beat.Example::paper, Beat.Example::stance));
        return new Beat(
                beat.name(),
                beat.instruction(),
                beat.examples().stream()
                        .map(example -> {
                            Beat.Stance stance = before.getOrDefault(example.paper(), example.stance());
                            return stance.isWanted() == example.stance().isWanted()
                                    ? new Beat.Example(example.paper(), stance)
                                    : example;
                        })
                        .toList());
    }
}
