package broadsheet.search;

import java.util.List;
import java.util.Optional;

/**
 * How well a paper matches the words of a query, in points that sum.
 *
 * @param parts what gave it points, in the order of the query
 * @param standing how it stands by words and by meaning, if both were weighed
 */
public record Relevance(List<Part> parts, Optional<Standing> standing) {
    public Relevance {
        parts = List.copyOf(parts);
    }

    /** That of a paper whose words and meaning were not weighed against each other. */
    public Relevance(List<Part> parts) {
        this(parts, Optional.empty());
    }

    /**
     * How a paper stands among those that were weighed by words and meaning.
     *
     * @param similarity the cosine of paper and query, or of paper and the one example; NaN if its meaning is not known
     * @param estimated whether that is the cosine to be expected by the paper's words, as it is not encoded yet
     * @param byWords its rank by words, from 1; 0 if it has none of them
     * @param byMeaning its rank by similarity, from 1; 0 if its meaning is not known
     */
    public record Standing(double similarity, boolean estimated, int byWords, int byMeaning) {}

    /** The points of all parts together, by which papers are ranked. */
    public double total() {
        return parts.stream().mapToDouble(Part::points).sum();
    }

    /**
     * What gave points.
     *
     * @param kind what it was
     * @param text the words it was given for
     * @param points more than 0 but for what papers are to be unlike
     */
    public record Part(Kind kind, String text, double points) {}

    /** Of what kind a match is. */
    public enum Kind {
        /** A word, wherever it stands. */
        WORD,
        /** Words next to each other that were asked for as such. */
        PHRASE,
        /** Words of the query near each other in the title. */
        TITLE,
        /** The title begins with the words of the query. */
        BEGINNING,
        /** The words are the name of an author. */
        NAME,
        /** What the paper means is near to what the query means, or what it means and says to an example. */
        MEANING;

        /** Whether it rewards how the words of the query stand together, which few papers have, rather than a word. */
        public boolean isReward() {
            return this == TITLE || this == BEGINNING || this == NAME;
        }
    }
}
