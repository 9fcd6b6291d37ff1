package broadsheet.web;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Catalogue;
import broadsheet.edition.BeatSections;
import broadsheet.edition.BeatSections.Caught;
import broadsheet.edition.ListName;
import broadsheet.edition.Period;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.PaperReference;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code /beats/NAME}: what a beat caught, day by day; and where it is told what it should catch more of, and less. */
public final class BeatPage {
    /** Why nothing is known of a beat. */
    static final String UNLEARNT =
            "Nothing can be learnt of it just now: no encoder is there, or none of its examples is encoded yet.";

    private static final int LENGTH = 50;

    private final Frames frames;
    private final Catalogue catalogue;
    private final BeatSections sections;
    private final BeatCards cards;
    private final Operator operator;
    private final Forms forms;
    private final Renderer renderer;

    BeatPage(
            Frames frames,
            Catalogue catalogue,
            BeatSections sections,
            Operator operator,
            Forms forms,
            BeatCards cards,
            Renderer renderer) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.sections = sections;
        this.cards = cards;
        this.operator = operator;
        this.forms = forms;
        this.renderer = renderer;
    }

    /**
     * A day of the list, or what of it stands on the page.
     *
     * @param period the day's edition
     * @param cards the most wanted first
     */
    public record Day(Period period, List<Card> cards) {}

    /**
     * The page.
     *
     * @param frame around it
     * @param beat which
     * @param days the latest first
     * @param papers how many it caught in all
     * @param silence why it caught nothing, or empty
     * @param caution how little it knows, or empty
     * @param page which page, from 1
     * @param pages how many there are
     * @param mayWrite whether this browser may say of a paper that it is meant or not
     * @param token of the forms for that
     */
    public record View(
            Frame frame,
            Beat beat,
            List<Day> days,
            int papers,
            String silence,
            String caution,
            int page,
            int pages,
            boolean mayWrite,
            String token) {
        /** Whether it was said of a paper that it is meant. */
        public boolean isTold(Card card) {
            return beat.papers(true).contains(card.headline().id());
        }

        /** Another page of the list. */
        public String page(int number) {
            String address = frame.site().beat(beat.key());
            return number == 1 ? address : Site.with(address, "p", String.valueOf(number));
        }
    }

    /** One paper that was caught on a day. */
    private record Line(Period period, Caught caught) {}

    void answer(Context context) {
        Beat beat = find(context);
        int page = page(context);
        List<Line> lines = sections.days(beat).stream()
                .flatMap(day -> day.caught().stream().map(caught -> new Line(new Period.Day(day.day()), caught)))
                .toList();
        int pages = Math.max(1, Math.ceilDiv(lines.size(), LENGTH));
        if (page > pages) {
            throw PageProblem.missing("There is no page " + page + " of this list", "It has " + pages + ".");
        }
        List<Line> shown = lines.subList((page - 1) * LENGTH, Math.min(lines.size(), page * LENGTH));
        Optional<Learnt> learnt = sections.learn(beat);
        Frame frame = frames.page(context, beat.name(), "", frames.site().beat(beat.key()), "beats", "")
                .of(new ListName.OfBeat(beat.key()));
        renderer.answer(
                context,
                "beat",
                new View(
                        frame,
                        beat,
                        learnt.map(known -> days(known, shown)).orElse(List.of()),
                        lines.size(),
                        lines.isEmpty() ? silence(learnt) : "",
                        learnt.flatMap(Learnt::caution).orElse(""),
                        page,
                        pages,
                        operator.isOperator(context),
                        operator.isOperator(context) ? forms.token(context) : ""));
    }

    private static int page(Context context) {
        String number = context.queryParam("p");
        if (number == null) {
            return 1;
        }
        if (!number.matches("[1-9]\\d{0,4}")) {
            throw PageProblem.bad("“" + number + "” is no page", "Begin at the first.");
        }
        return Integer.parseInt(number);
    }

    private String silence(Optional<Learnt> learnt) {
        return learnt.isEmpty()
                ? UNLEARNT
                : "In the last " + BeatSections.DAYS + " days no paper was rather meant than not.";
    }

    private List<Day> days(Learnt learnt, List<Line> lines) {
        Map<PaperId, Card> byPaper = new HashMap<>();
        cards.of(learnt, lines.stream().map(Line::caught).toList())
                .forEach(card -> byPaper.put(card.headline().id(), card));
        List<Day> days = new ArrayList<>();
        for (Line line : lines) {
            Card card = byPaper.get(line.caught().paper());
            if (card != null) {
                if (days.isEmpty() || !days.getLast().period().equals(line.period())) {
                    days.add(new Day(line.period(), new ArrayList<>()));
                }
                days.getLast().cards().add(card);
            }
        }
        return days;
    }

    private Beat find(Context context) {
        return find(catalogue, context);
    }

    /** The beat that an address names. */
    static Beat find(Catalogue catalogue, Context context) {
        String name = context.pathParam("beat");
        return catalogue
                .beats()
                .find(name)
                .orElseThrow(() -> PageProblem.missing(
                        "There is no beat “" + name + "”", "It may have been renamed or removed. All are at Beats."));
    }

    /** Takes what was said of a paper. */
    void say(Context context) {
        operator.check(context);
        forms.check(context);
        Beat beat = find(context);
        String text = Optional.ofNullable(context.formParam("paper")).orElse("");
        PaperId named = PaperReference.parse(text)
                .map(PaperReference::id)
                .orElseThrow(
                        () -> PageProblem.bad("“" + text + "” is no identifier of a paper", "Go back, and try again."));
        // It may be gone from the catalogue.
        PaperId paper = catalogue.papers().find(named).map(Paper::id).orElse(named);
        UnaryOperator<Beat> change =
                change(Optional.ofNullable(context.formParam("say")).orElse(""), paper);
        try {
            catalogue.beats().change(beat.key(), change);
        } catch (IllegalArgumentException e) {
            throw PageProblem.bad("That cannot be said of this paper", String.valueOf(e.getMessage()));
        }
        boolean isOnLearned = "learned".equals(context.formParam("from"));
        context.status(303)
                .header(
                        "Location",
                        isOnLearned
                                ? frames.site().learned(beat.key())
                                : frames.site().beat(beat.key()));
    }

    private static UnaryOperator<Beat> change(String said, PaperId paper) {
        return switch (said) {
            case "more" -> beat -> beat.saying(paper, Beat.Stance.MORE);
            case "less" -> beat -> beat.saying(paper, Beat.Stance.LESS);
            case "nothing" -> beat -> beat.silentOn(paper);
            default ->
                throw PageProblem.bad("“" + said + "” cannot be said of a paper", "There are more, less and nothing.");
        };
    }

    /** Removes the beat. */
    void remove(Context context) {
        operator.check(context);
        forms.check(context);
        catalogue.beats().remove(find(context).key());
        context.status(303).header("Location", frames.site().beats());
    }
}
