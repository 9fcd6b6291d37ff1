package broadsheet.search.lucene;

import java.util.concurrent.ConcurrentHashMap;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * English stems: what is left of a word without its endings, so that {@code retrieving} finds {@code retrieval} (Porter2,
 * snowballstem.org). Thread-safe.
 */
final class Stems {
    /** Most texts are made of few words; stemming one anew costs a microsecond. */
    private static final int KEPT = 200_000;

    private static final ConcurrentHashMap<String, String> STEMS = new ConcurrentHashMap<>();
    private static final ThreadLocal<EnglishStemmer> STEMMER = ThreadLocal.withInitial(EnglishStemmer::new);

    private Stems() {}

    /** The stem of a word in small letters; the word itself where English has nothing to say of it. */
    static String of(String word) {
        String kept = STEMS.get(word);
        if (kept != null) {
            return kept;
        }
        String stem = make(word);
        if (STEMS.size() < KEPT) {
            STEMS.put(word, stem);
        }
        return stem;
    }

    private static String make(String word) {
        EnglishStemmer stemmer = STEMMER.get();
        stemmer.setCurrent(word);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        return stem.isEmpty() ? word : stem;
    }
}
