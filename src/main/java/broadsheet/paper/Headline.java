package broadsheet.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A paper as lists show it: what fits under a title.
 *
 * @param id the name it is filed under
 * @param title in Unicode, mathematics as {@code $…$}
 * @param firstAuthors the first authors in order, at most {@link #SHOWN_AUTHORS}
 * @param authorCount how many authors it has
 * @param opening the abstract, or its beginning
 * @param openingIsWhole whether {@code opening} is the whole abstract
 * @param categories the primary one first
 * @param date its first publication, otherwise its announcement, if either is known
 * @param venue journal or venue, or empty
 * @param counts the latest counts
 * @param code the address of its code, or empty
 * @param page the address of its page at the source, or empty
 * @param withdrawn whether it was withdrawn
 * @param sample whether only the sample edition knows it
 * @param addedAt when the catalogue first heard of it
 */
public record Headline(
        PaperId id,
        String title,
        List<Author> firstAuthors,
        int authorCount,
        String opening,
        boolean openingIsWhole,
        List<Category> categories,
        @Nullable PaperDate date,
        String venue,
        Counts counts,
        String code,
        String page,
        boolean withdrawn,
        boolean sample,
        Instant addedAt) {

    /** How many authors a list names at most. */
    public static final int SHOWN_AUTHORS = 3;

    public Headline {
        firstAuthors = List.copyOf(firstAuthors);
        categories = List.copyOf(categories);
        if (firstAuthors.size() > SHOWN_AUTHORS || authorCount < firstAuthors.size()) {
            throw new IllegalArgumentException(id + ": " + firstAuthors.size() + " first authors of " + authorCount);
        }
    }

    /** The first category. */
    public Optional<Category> primaryCategory() {
        return categories.stream().findFirst();
    }
}
