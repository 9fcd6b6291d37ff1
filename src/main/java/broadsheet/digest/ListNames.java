package broadsheet.digest;

import broadsheet.catalog.Catalogue;
import broadsheet.edition.Kind;
import broadsheet.edition.ListName;
import broadsheet.edition.Part;

/** What lists are called where one gets them, rather than looks at them. */
public final class ListNames {
    private ListNames() {}

    /** In a sentence, such as {@code the daily edition}. */
    public static String inWords(ListName list) {
        return switch (list) {
            case ListName.OfEditions(Kind kind, Part part) ->
                switch (part) {
                    case Part.Whole _ -> "the " + rhythm(kind) + " edition";
                    case Part.InSection section -> section.category().name() + " of the " + rhythm(kind) + " edition";
                };
            case ListName.Trending trending -> "what is " + trending.inWords();
            case ListName.Found found -> "the search for “" + found.query() + "”";
            case ListName.OfEdition _, ListName.InCategory _, ListName.ByAuthor _, ListName.OfBeat _ -> list.inWords();
        };
    }

    private static String rhythm(Kind kind) {
        return switch (kind) {
            case DAY -> "daily";
            case WEEK -> "weekly";
            case MONTH -> "monthly";
        };
    }

    /** The same, a beat under the name its maker gave it. */
    static String inWords(Catalogue catalogue, ListName list) {
        return list instanceof ListName.OfBeat(String key)
                ? catalogue
                        .beats()
                        .find(key)
                        .map(beat -> "the beat “" + beat.name() + "”")
                        .orElseGet(list::inWords)
                : inWords(list);
    }
}
