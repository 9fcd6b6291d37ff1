package broadsheet.search.lucene;

/** The names of the index's fields. A change of any, or of what is in one, wants a new {@link IndexFolder#FORMAT}. */
final class Field {
    /** The catalogue's number of a paper, as a term and as a value. */
    static final String PAPER = "paper";

    /** How often somebody had asked for a new index when this one was begun. */
    static final String GENERATION = "generation";

    /** All identifiers, as terms; as a value the one it is filed under. */
    static final String ID = "id";

    /** The words of all texts, weighted by where they stand, without places. */
    static final String WORDS = "words";

    /** The words of the title with their places, stop words included; the first also as the first ({@link PlacedWords#title}). */
    static final String TITLE = "title";

    /** The words of the abstract with their places, stop words included. */
    static final String ABSTRACT = "abstract";

    /** The authors, each some places from the next ({@link Names}). */
    static final String AUTHORS = "authors";

    /** The words of title and names as they are printed, for forgiving typos. */
    static final String SPELLED = "spelled";

    /** The words of journal or venue. */
    static final String VENUE = "venue";

    /** Codes of categories in small letters, and of what is above them followed by {@code .*}; as values the canonical codes. */
    static final String CATEGORY = "category";

    /** Who told of the paper, as terms and as values. */
    static final String SOURCE = "source";

    /** The day that lists show, days since 1970. */
    static final String DATE = "date";

    /** The day that lists are sorted by, days since 1970. */
    static final String SORT_DAY = "sortday";

    /** The year of the date, absent where no date is known. */
    static final String YEAR = "year";

    /** Upvotes. */
    static final String UPVOTES = "upvotes";

    /** 1 where there is code, otherwise absent. */
    static final String CODE = "code";

    /** Keys of the abstract, of which papers that share passages are likely to share one ({@link SharedBands}). */
    static final String BANDS = "bands";

    /** What the paper means, as the vector of an encoder; absent as long as it is not encoded. */
    static String meaning(String encoder) {
        return "meaning:" + encoder;
    }

    /**
     * What the paper is estimated to mean by its words, as a vector that is no longer than one; absent if it is encoded, or there is
     * nothing to estimate by.
     */
    static String estimate(String encoder) {
        return "estimate:" + encoder;
    }

    /** Of what encoder, and of how many texts, was learnt by what the paper was estimated; absent if it was not. */
    static final String ESTIMATED = "estimated";

    /** What the paper says, for those who learn from it, packed ({@link broadsheet.paper.SaidWords}). */
    static final String SAID = "said";

    private Field() {}
}
