package broadsheet.encode;

/**
 * The cosine below which a text has nothing to do with what somebody looks for. The more texts there are, the nearer is the
 * nearest to words that mean nothing, by chance: by about the same for each tenfold of them.
 *
 * @param ofOne the cosine where there is one text, −1 to 1
 * @param perTenfold what is added for ten times as many, from 0
 */
public record LeastSimilarity(double ofOne, double perTenfold) {
    /** Everything has something to do with everything. */
    public static final LeastSimilarity NONE = new LeastSimilarity(-1, 0);

    /** The cosine among so many texts. */
    public double among(long texts) {
        return ofOne + perTenfold * Math.log10((double) Math.max(1, texts));
    }
}
