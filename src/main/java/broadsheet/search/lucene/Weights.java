package broadsheet.search.lucene;

/**
 * How much a word counts by where it stands, and the parameters of BM25F (Robertson, Zaragoza, Taylor; CIKM 2004): the weighted
 * frequencies of a word in all texts of a paper are summed before they are saturated, score = idf · tf / (tf + k1 · (1 − b + b ·
 * length / mean length)), tf = Σ weight · frequency, length likewise. Only title and abstract have a length: a paper of a
 * thousand authors is no longer a text.
 *
 * @param title weight of a word in the title, at least 1
 * @param text weight of a word in the abstract, at least 1
 * @param author weight of a word of a name
 * @param other weight of a word in comment or venue
 * @param k1 how soon more of the same word counts no more, for weights as they are
 * @param b how much longer papers are discounted, 0 to 1
 * @param together weight of the words of a query standing near each other in a title
 * @param beginning points for a title that begins with the words of a query
 * @param phrase weight of an asked-for phrase
 * @param name weight of the words of a query being an author's name
 */
record Weights(
        int title,
        int text,
        int author,
        int other,
        float k1,
        float b,
        float together,
        float beginning,
        float phrase,
        float name) {
    /** Chosen on halves of four collections; see docs/search-quality.md. */
    static final Weights CHOSEN = new Weights(3, 1, 2, 1, 1.6f, .75f, 1f, 4f, 1f, 2f);
}
