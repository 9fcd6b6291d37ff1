package broadsheet.web;

import broadsheet.edition.Period;
import broadsheet.search.Search;
import io.javalin.http.Context;
import java.util.List;

/** {@code /papers?q=}: search. Also sends {@code /papers?date=} and a bare {@code /papers} where they belong. */
public final class SearchPage {
    /** Longer queries are cut: no title is found by more. */
    static final int LONGEST_QUERY = 400;

    private static final int LENGTH = 30;

    private final Frames frames;
    private final Search search;
    private final Renderer renderer;
    private final int openingLength;

    SearchPage(Frames frames, Search search, Renderer renderer, int openingLength) {
        this.frames = frames;
        this.search = search;
        this.renderer = renderer;
        this.openingLength = openingLength;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param query as it was typed
     * @param found what was found
     * @param cards it as cards
     * @param isFirst whether this is the first page
     * @param next the address of the next page, or empty on the last
     */
    public record View(Frame frame, String query, Search.Found found, List<Card> cards, boolean isFirst, String next) {}

    void answer(Context context) {
        String date = context.queryParam("date");
        if (date != null) {
            Period period = Period.parse(date)
                    .orElseThrow(() -> PageProblem.bad("“" + date + "” is no day", "Write it as 2025-12-26."));
            context.redirect(frames.site().edition(period));
            return;
        }
        String asked = context.queryParam("q");
        if (asked == null) {
            context.redirect(frames.site().front());
            return;
        }
        String query = asked.strip();
        query = query.substring(0, Math.min(query.length(), LONGEST_QUERY));
        boolean isFirst = context.queryParam("after") == null;
        Search.Found found = search.find(query, ListPage.cursor(context), LENGTH, openingLength + 1);
        String next = next(query, found);
        Frame frame = frames.page(context, query.isEmpty() ? "Search" : query, "", "", "search", query);
        List<Card> cards = found.headlines().stream()
                .map(headline -> Card.of(headline, openingLength))
                .toList();
        renderer.answer(context, "search", new View(frame, query, found, cards, isFirst, next));
    }

    private String next(String query, Search.Found found) {
        return found.next()
                .map(cursor -> frames.site().search(query, cursor.text()))
                .orElse("");
    }
}
