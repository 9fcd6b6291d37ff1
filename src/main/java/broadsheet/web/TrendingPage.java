package broadsheet.web;

import broadsheet.edition.Editions;
import broadsheet.edition.ListName;
import broadsheet.edition.Period;
import broadsheet.edition.Span;
import broadsheet.edition.TrendingList;
import broadsheet.edition.Why;
import broadsheet.edition.Window;
import broadsheet.edition.Wording;
import broadsheet.rank.Formula;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /papers/trending}: what is being read, and why. */
public final class TrendingPage {
    private static final int LENGTH = 50;

    /** The word of the window that begins with the last visit; a page alone has it. */
    private static final String VISIT = "visit";

    private final Frames frames;
    private final Sheets sheets;
    private final Editions editions;
    private final Renderer renderer;
    private final int openingLength;

    TrendingPage(Frames frames, Sheets sheets, Editions editions, Renderer renderer, int openingLength) {
        this.frames = frames;
        this.sheets = sheets;
        this.editions = editions;
        this.renderer = renderer;
        this.openingLength = openingLength;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param title what it shows
     * @param leastUpvotes how many upvotes a paper needs to be listed, from 0
     * @param choices what else could be asked for
     * @param asOf the day it looks back from
     * @param sinceVisit what there is to say of the last visit; empty for other windows
     * @param list what is trending; null if nothing has appeared since
     * @param cards the best
     */
    public record View(
            Frame frame,
            String title,
            int leastUpvotes,
            List<Choice> choices,
            Period asOf,
            String sinceVisit,
            @Nullable TrendingList list,
            List<Card> cards) {
        /** How the papers are ranked, as a sentence. */
        public String ranking() {
            return list == null ? "" : TrendingPage.ranking(list);
        }
    }

    /**
     * A window that can be chosen.
     *
     * @param words what it is called
     * @param address where it leads
     * @param current whether it is the one that is shown
     */
    public record Choice(String words, String address, boolean current) {}

    /** The window of a word; a week if there is none. */
    static Window window(@Nullable String word) {
        return word == null
                ? Window.WEEK
                : Window.parse(word)
                        .orElseThrow(() ->
                                PageProblem.bad("“" + word + "” is no window", "There are day, week, month and year."));
    }

    /** A number of upvotes; 0 if there is none. */
    static int upvotes(@Nullable String number) {
        if (number == null) {
            return 0;
        }
        if (!number.matches("\\d{1,6}")) {
            throw PageProblem.bad("“" + number + "” is no number of upvotes", "Write it as 10.");
        }
        return Integer.parseInt(number);
    }

    void answer(Context context) {
        String word = context.queryParam("window");
        int leastUpvotes = upvotes(context.queryParam("upvotes"));
        boolean sinceVisit = VISIT.equals(word);
        Window window = sinceVisit ? Window.WEEK : window(word);
        LocalDate asOf = editions.latestDay()
                .orElseThrow(() -> PageProblem.missing(
                        "Nothing has appeared yet", "Papers come in with 'broadsheet import FILE'."));
        String title = sinceVisit ? "Trending since your last visit" : "Trending this " + window.word();
        Frame frame = frames.page(context, title, "", frames.site().trending(window, leastUpvotes), "trending", "")
                .of(new ListName.Trending(window, leastUpvotes));
        Instant previous = frame.visit().previous();
        Optional<Span> span =
                sinceVisit && !previous.equals(Instant.MAX) ? since(previous, asOf) : Optional.of(window.span());
        TrendingList list =
                span.flatMap(one -> sheets.trending(one, leastUpvotes)).orElse(null);
        renderer.answer(
                context,
                "trending",
                new View(
                        frame,
                        title,
                        leastUpvotes,
                        choices(sinceVisit ? VISIT : window.word(), leastUpvotes),
                        new Period.Day(asOf),
                        sinceVisit ? told(previous, list == null) : "",
                        list,
                        list == null ? List.of() : cards(list)));
    }

    private List<Card> cards(TrendingList list) {
        return sheets.cards(
                list.placings().stream().limit(LENGTH).toList(), openingLength, placing -> Why.trends(list, placing));
    }

    /** From the day of a visit on, as more may have appeared on it afterwards; nothing if that is after the latest edition. */
    private static Optional<Span> since(Instant visit, LocalDate asOf) {
        long days = ChronoUnit.DAYS.between(day(visit), asOf) + 1;
        return days < 1 ? Optional.empty() : Optional.of(Span.of((int) Math.min(days, Span.MOST_DAYS)));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static String told(Instant previous, boolean nothing) {
        String kept = " A cookie of this browser keeps when it was here; the server keeps nothing of it.";
        if (previous.equals(Instant.MAX)) {
            return "This browser was not here before, or keeps no cookies, so this is the last week." + kept;
        }
        return (nothing ? "Nothing has appeared since you were here last, on " : "You were here last on ")
                + new Period.Day(day(previous)).inWords() + "." + kept;
    }

    private List<Choice> choices(String current, int leastUpvotes) {
        List<Choice> choices = new ArrayList<>();
        for (Window window : Window.values()) {
            String word = window.word();
            choices.add(new Choice(
                    word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1),
                    frames.site().trending(window, leastUpvotes),
                    word.equals(current)));
        }
        choices.add(new Choice("Last visit", frames.site().trendingSinceVisit(leastUpvotes), VISIT.equals(current)));
        return choices;
    }

    private static String ranking(TrendingList list) {
        double days = list.span().halfLifeDays();
        String halfLife = days == 1 ? "day" : Wording.points(days) + " days";
        return switch (list.formula()) {
            case Formula.OURS -> "its points are halved every " + halfLife;
            case Formula.HACKER_NEWS -> "it is ranked as by Hacker News, a day there being " + a(halfLife);
            case Formula.REDDIT -> "it is ranked as by Reddit’s “hot”, a day there being " + a(halfLife);
            case Formula.LOBSTERS -> "it is ranked as by lobste.rs, a day there being " + a(halfLife);
            case Formula.WILSON -> "it is ranked by the lower bound of the share that likes it, whatever its age";
        };
    }

    private static String a(String halfLife) {
        return halfLife.equals("day") ? "a day here" : halfLife + " here";
    }
}
