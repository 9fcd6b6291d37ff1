package broadsheet.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The title and the authors of a paper, as far as two records of it can be expected to agree on them.
 *
 * <p>A title is what is left when case, accents, punctuation and white space are gone ({@link TextKey} without blanks). An
 * author is the last word of the name and the first letter of the first one: registries of the same paper print {@code
 * Edmund Lam} and {@code Edmund Y. Lam}. A name of one word is that word.
 *
 * @param title empty if there is none to go by
 * @param authors in order, one for each name, those without a letter or digit left out
 */
public record Byline(String title, List<String> authors) {
    /** Between the parts of {@link #words}; occurs in no {@link TextKey}. */
    private static final String SEPARATOR = " | ";

    /** How a paper without a title is called; that is no title to go by. */
    private static final String UNTITLED = "untitled";

    public Byline {
        authors = List.copyOf(authors);
    }

    /** The byline of a record. */
    public static Byline of(Paper record) {
        return of(
                TextKey.of(record.title()),
                record.authors().stream().map(Author::key).toList());
    }

    /**
     * The byline in what {@link #words} wrote.
     *
     * @throws IllegalArgumentException if it did not write that
     */
    public static Byline ofWords(String words) {
        int end = words.indexOf(SEPARATOR);
        if (end < 1) {
            throw new IllegalArgumentException("no words of title and authors: \"" + words + "\"");
        }
        return of(
                words.substring(1, end),
                Arrays.asList(words.substring(end + SEPARATOR.length()).split(Pattern.quote(SEPARATOR), -1)));
    }

    private static Byline of(String titleKey, List<String> authorKeys) {
        return new Byline(
                title(titleKey),
                authorKeys.stream()
                        .filter(Predicate.not(String::isEmpty))
                        .map(Byline::shortened)
                        .toList());
    }

    private static String title(String titleKey) {
        return titleKey.equals(UNTITLED) ? "" : titleKey.replace(" ", "");
    }

    /** The title alone of {@link #of(Paper)}; empty for a record without authors too, as it has no byline to share. */
    public static String titleOf(Paper record) {
        return record.authors().isEmpty() ? "" : title(TextKey.of(record.title()));
    }

    private static String shortened(String authorKey) {
        int family = authorKey.lastIndexOf(' ') + 1;
        return family == 0
                ? authorKey
                : authorKey.substring(family) + " " + Character.toString(authorKey.codePointAt(0));
    }

    /**
     * The keys of title and authors in one line, each word with a space before it: by what records of one paper are found.
     */
    public static String words(Paper record) {
        return " " + TextKey.of(record.title()) + SEPARATOR
                + record.authors().stream().map(Author::key).collect(Collectors.joining(SEPARATOR));
    }

    /** The least share of authors that makes one paper of one title. */
    private static final double LEAST_SHARE = 0.5;

    /** Whether two bylines are likely those of one paper: one title, and at least half of the longer list of authors. */
    public boolean isLike(Byline other) {
        return shared(other) >= LEAST_SHARE;
    }

    /**
     * What share of the authors two bylines of one title have in common.
     *
     * @return how many names of one stand in the other, each counted once, over the length of the longer list; 0 if the
     *     titles differ or either has no title or no authors
     */
    public double shared(Byline other) {
        if (title.isEmpty() || !title.equals(other.title) || authors.isEmpty() || other.authors.isEmpty()) {
            return 0;
        }
        List<String> left = new ArrayList<>(other.authors);
        long common = authors.stream().filter(left::remove).count();
        return (double) common / Math.max(authors.size(), other.authors.size());
    }
}
