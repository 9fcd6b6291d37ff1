package broadsheet.web;

import broadsheet.edition.Kind;
import broadsheet.edition.ListName;
import broadsheet.edition.Part;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which list an address names: the path and query of the page that shows it, wherever they stand. */
final class ListAddress {
    private static final String PAPERS = "papers";
    private static final String TRENDING = "papers/trending";
    private static final String CATEGORIES = "categories/";
    private static final String AUTHORS = "authors/";
    private static final String BEATS = "beats/";

    private ListAddress() {}

    /**
     * The list of an address.
     *
     * @param path of its page, without the slash before it
     * @param query the parameters, by name
     * @throws PageProblem if it makes no sense; says what would
     */
    static ListName of(String path, Function<String, @Nullable String> query) {
        if (path.equals(TRENDING)) {
            return trending(query);
        }
        if (path.equals(PAPERS)) {
            String words = query.apply("q");
            if (words == null || words.isBlank()) {
                throw PageProblem.bad("This address does not say what is searched for", "Add it as ?q=two+words.");
            }
            return new ListName.Found(words.substring(0, Math.min(words.length(), Asked.LONGEST_QUERY)));
        }
        if (path.startsWith(CATEGORIES) && !path.substring(CATEGORIES.length()).isBlank()) {
            return new ListName.InCategory(new Category(path.substring(CATEGORIES.length())));
        }
        if (path.startsWith(AUTHORS) && !path.substring(AUTHORS.length()).isBlank()) {
            return new ListName.ByAuthor(new Author(path.substring(AUTHORS.length())));
        }
        if (path.startsWith(BEATS) && !path.substring(BEATS.length()).isBlank()) {
            return new ListName.OfBeat(path.substring(BEATS.length()));
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
                    "There is no list “" + path + "”",
                    "Its address is that of its page, after /feeds/ or /cite/ and the format.");
        }
        Part part = section == null
                ? new Part.Whole()
                : new Part.InSection(section.isBlank() ? Category.UNFILED : new Category(section));
        return words.length == 2
                ? new ListName.OfEditions(kind, part)
                : new ListName.OfEdition(EditionPage.period(words[2], kind.word()), part);
    }
}
