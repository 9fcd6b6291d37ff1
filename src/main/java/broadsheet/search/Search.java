package broadsheet.search;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.PaperLists;
import broadsheet.catalog.PaperLists.Cursor;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import broadsheet.paper.TextKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds papers whose titles and authors have all the words of a query, the newest first. An identifier, or the address of a
 * paper, finds that paper. Thread-safe.
 */
public final class Search {
    /** Words beyond these are not looked at; no title is found by more. */
    public static final int MOST_WORDS = 12;

    /** Longer words are read as their beginnings; databases bound what they compare with. */
    private static final int LONGEST_WORD = 100;

    private final Catalogue catalogue;

    /** Searches a catalogue. */
    public Search(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A page of what was found.
     *
     * @param words how the query was read: the beginnings of words that all had to occur; empty if it was read as an id
     * @param id the identifier the query was read as, if it was
     * @param headlines the page
     * @param next where the next page starts
     */
    public record Found(List<String> words, Optional<PaperId> id, List<Headline> headlines, Optional<Cursor> next) {}

    /**
     * Searches.
     *
     * @param query as a person typed it; one without a word finds nothing
     * @param after where the page starts, {@link Cursor#START} for the first
     * @param limit how long a page is
     * @param openingLength how many characters of each abstract are wanted
     */
    public Found find(String query, Cursor after, int limit, int openingLength) {
        PaperLists lists = catalogue.lists();
        Optional<PaperId> id = PaperId.parse(query);
        if (id.isPresent()) {
            Optional<Headline> headline = catalogue
                    .papers()
                    .find(id.get())
                    .flatMap(paper -> Optional.ofNullable(
                            lists.headlines(List.of(paper.id()), openingLength).get(paper.id())));
            if (headline.isPresent()) {
                return new Found(List.of(), id, List.of(headline.get()), Optional.empty());
            }
        }
        List<String> words = Arrays.stream(TextKey.of(query).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        if (words.isEmpty()) {
            return new Found(words, Optional.empty(), List.of(), Optional.empty());
        }
        PaperLists.Page page = lists.withWords(words, after, limit, openingLength);
        return new Found(words, Optional.empty(), page.headlines(), page.next());
    }
}
