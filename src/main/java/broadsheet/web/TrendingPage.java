package broadsheet.web;

import broadsheet.edition.Period;
import broadsheet.edition.TrendingList;
import broadsheet.edition.Window;
import io.javalin.http.Context;
import java.util.List;

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
     * @param windows what else could be asked for
     * @param asOf the day it looks back from
     * @param considered how many papers appeared within the window
     * @param cards the best
     */
    public record View(
            Frame frame, Window window, List<Window> windows, Period asOf, int considered, List<Card> cards) {}

    void answer(Context context) {
        String asked = context.queryParam("window");
        Window window = asked == null
                ? Window.WEEK
                : Window.parse(asked)
                        .orElseThrow(() -> PageProblem.bad(
                                "“" + asked + "” is no window", "There are day, week, month and year."));
        TrendingList trending = sheets.trending(window)
                .orElseThrow(() -> PageProblem.missing(
                        "Nothing has appeared yet", "Papers come in with 'broadsheet import FILE'."));
        Frame frame = frames.page(
                context, "Trending this " + window.word(), "", frames.site().trending(window), "trending", "");
        renderer.answer(
                context,
                "trending",
                new View(
                        frame,
                        window,
                        List.of(Window.values()),
                        new Period.Day(trending.asOf()),
                        trending.considered(),
                        sheets.cards(
                                trending.placings().stream().limit(LENGTH).toList(),
                                openingLength,
                                placing -> Why.trends(trending, placing))));
    }
}
