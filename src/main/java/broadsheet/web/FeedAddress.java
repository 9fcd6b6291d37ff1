package broadsheet.web;

import broadsheet.digest.FeedFormat;
import broadsheet.edition.Kind;
import broadsheet.edition.ListName;
import broadsheet.edition.Part;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import io.javalin.http.Context;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a feed asks for.
 *
 * @param format in which format
 * @param list which list
 * @param after from which place on; empty for the beginning
 */
record FeedAddress(FeedFormat format, ListName list, String after) {
    private static final String PAPERS = "papers";
    private static final String TRENDING = "papers/trending";
    private static final String CATEGORIES = "categories/";
    private static final String AUTHORS = "authors/";

    /** The longest place that any list has, and some more. */
    private static final int LONGEST_PLACE = 100;

    /**
     * Reads an address.
     *
     * @throws PageProblem if it makes no sense; says what would
     */
    static FeedAddress of(Context context) {
        String format = context.pathParam("format");
        String place = context.queryParam("after");
        return new FeedAddress(
                FeedFormat.parse(format)
                        .orElseThrow(() -> PageProblem.missing(
                                "There are no feeds in “" + format + "”", "There are atom, rss and json.")),
                list(context.pathParam("list"), context::queryParam),
                place == null ? "" : place.substring(0, Math.min(place.length(), LONGEST_PLACE)));
    }

    private static ListName list(String path, Function<String, @Nullable String> query) {
        if (path.equals(TRENDING)) {
            return trending(query);
        }
        if (path.equals(PAPERS)) {
            String words = query.apply("q");
            if (words == null || words.isBlank()) {
                throw PageProblem.bad("This feed does not say what is searched for", "Add it as ?q=two+words.");
            }
            return new ListName.Found(words.substring(0, Math.min(words.length(), SearchPage.LONGEST_QUERY)));
        }
        if (path.startsWith(CATEGORIES) && !path.substring(CATEGORIES.length()).isBlank()) {
            return new ListName.InCategory(new Category(path.substring(CATEGORIES.length())));
        }
        if (path.startsWith(AUTHORS) && !path.substring(AUTHORS.length()).isBlank()) {
            return new ListName.ByAuthor(new Author(path.substring(AUTHORS.length())));
        }
        return editions(path, query.apply("section"));
    }

    private static ListName trending(Function<String, @Nullable String> query) {
        return new ListName.Trending(
                TrendingPage.window(query.apply("window")), TrendingPage.upvotes(query.apply("upvotes")));
    }

    private static ListName editions(String path, @Nullable String section) {
        String[] words = path.split("/", -1);
        Kind kind = words.length < 2 || words.length > 3 || !words[0].equals(PAPERS)
                ? null
                : Kind.parse(words[1]).orElse(null);
        if (kind == null) {
            throw PageProblem.missing(
                    "There is no feed of “" + path + "”",
                    "The page on feeds lists what can be followed; a feed's address is that of its page, after /feeds/"
                            + " and the format.");
        }
        Part part = section == null
                ? new Part.Whole()
                : new Part.InSection(section.isBlank() ? Category.UNFILED : new Category(section));
        return words.length == 2
                ? new ListName.OfEditions(kind, part)
                : new ListName.OfEdition(EditionPage.period(words[2], kind.word()), part);
    }
}
