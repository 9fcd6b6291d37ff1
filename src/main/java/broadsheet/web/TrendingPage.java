package broadsheet.web;

import broadsheet.edition.ListName;
import broadsheet.edition.Period;
import broadsheet.edition.TrendingList;
import broadsheet.edition.Why;
import broadsheet.edition.Window;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /papers/trending}: what is being read, and why. */
public final class TrendingPage {
    private static final int LENGTH = 50;

    private final Frames frames;
    private final Sheets sheets;
    private final Renderer renderer;
    private final int openingLength;

    TrendingPage(Frames frames, Sheets sheets, Renderer renderer, int openingLength) {
        this.frames = frames;
        this.sheets = sheets;
        this.renderer = renderer;
        this.openingLength = openingLength;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param window how far it looks back
     * @param leastUpvotes how many upvotes a paper needs to be listed, from 0
     * @param windows what else could be asked for
     * @param asOf the day it looks back from
     * @param considered how many papers appeared within the window
     * @param cards the best
     */
    public record View(
            Frame frame,
            Window window,
            int leastUpvotes,
            List<Window> windows,
            Period asOf,
            int considered,
            List<Card> cards) {}

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
        Window window = window(context.queryParam("window"));
        int leastUpvotes = upvotes(context.queryParam("upvotes"));
        TrendingList trending = sheets.trending(window, leastUpvotes)
                .orElseThrow(() -> PageProblem.missing(
                        "Nothing has appeared yet", "Papers come in with 'broadsheet import FILE'."));
        Frame frame = frames.page(
                        context,
                        "Trending this " + window.word(),
                        "",
                        frames.site().trending(window, leastUpvotes),
                        "trending",
                        "")
                .of(new ListName.Trending(window, leastUpvotes));
        renderer.answer(
                context,
                "trending",
                new View(
                        frame,
                        window,
                        leastUpvotes,
                        List.of(Window.values()),
                        new Period.Day(trending.asOf()),
                        trending.considered(),
                        sheets.cards(
                                trending.placings().stream().limit(LENGTH).toList(),
                                openingLength,
                                placing -> Why.trends(trending, placing))));
    }
}
