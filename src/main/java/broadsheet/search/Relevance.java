package broadsheet.search;

import java.util.List;

/**
 * How well a paper matches the words of a query, in points that sum.
 *
 * @param parts what gave it points, in the order of the query
 */
public record Relevance(List<Part> parts) {
    public Relevance {
        parts = List.copyOf(parts);
    }

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
        /** What the paper means is near to what the query means, or to what an example does. */
        MEANING
    }
}
