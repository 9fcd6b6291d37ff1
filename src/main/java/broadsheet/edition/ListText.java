package broadsheet.edition;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import java.util.Optional;

/**
 * The name of a list as one line of text, as the catalogue and commands have it: {@code trending/week}, {@code trending/week/10} with
 * ten upvotes or more, {@code editions/date}, {@code editions/date/cs.CL}, {@code edition/2026-11-30}, {@code
 * edition/2026-11-30/cs.CL}, {@code search/two words}, {@code category/cs.CL}, {@code author/A Name}, {@code beat/a key}.
 */
public final class ListText {
    private static final char BETWEEN = '/';

    private ListText() {}

    /** The text of a name. */
    public static String of(ListName name) {
        return switch (name) {
            case ListName.Trending trending ->
                "trending/" + trending.window().word()
                        + (trending.leastUpvotes() == 0 ? "" : "/" + trending.leastUpvotes());
            case ListName.OfEditions all -> "editions/" + all.kind().word() + part(all.part());
            case ListName.OfEdition one -> "edition/" + one.period().iso() + part(one.part());
            // A line of text has no breaks.
            case ListName.Found found -> "search/" + found.query().replaceAll("\\s+", " ");
            case ListName.InCategory in -> "category/" + in.category().code();
            case ListName.ByAuthor by -> "author/" + by.author().name();
            case ListName.OfBeat beat -> "beat/" + beat.key();
        };
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Whole _ -> "";
            case Part.InSection section -> "/" + section.category().code();
        };
    }

    /** The name of a text; nothing if it is none. */
    public static Optional<ListName> parse(String text) {
        int slash = text.indexOf(BETWEEN);
        if (slash < 0 || text.substring(slash + 1).isBlank()) {
            return Optional.empty();
        }
        String rest = text.substring(slash + 1);
        return switch (text.substring(0, slash)) {
            case "trending" -> trending(head(rest), tail(rest));
            case "editions" -> Kind.parse(head(rest)).map(kind -> new ListName.OfEditions(kind, part(tail(rest))));
            case "edition" -> Period.parse(head(rest)).map(period -> new ListName.OfEdition(period, part(tail(rest))));
            case "search" -> Optional.of(new ListName.Found(rest));
            case "category" -> Optional.of(new ListName.InCategory(new Category(rest)));
            case "author" -> Optional.of(new ListName.ByAuthor(new Author(rest)));
            case "beat" -> Optional.of(new ListName.OfBeat(rest));
            default -> Optional.empty();
        };
    }

    private static Optional<ListName> trending(String window, String upvotes) {
        return upvotes.matches("\\d{0,6}")
                ? Window.parse(window)
                        .map(known -> new ListName.Trending(known, upvotes.isEmpty() ? 0 : Integer.parseInt(upvotes)))
                : Optional.empty();
    }

    private static Part part(String section) {
        return section.isBlank() ? new Part.Whole() : new Part.InSection(new Category(section));
    }

    private static String head(String text) {
        int slash = text.indexOf(BETWEEN);
        return slash < 0 ? text : text.substring(0, slash);
    }

    private static String tail(String text) {
        int slash = text.indexOf(BETWEEN);
        return slash < 0 ? "" : text.substring(slash + 1);
    }
}
