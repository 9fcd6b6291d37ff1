package broadsheet.search.lucene;

import broadsheet.search.Results.Correction;
import broadsheet.search.SearchException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;

/**
 * Forgives typos: a word that no paper has, or hardly any, is taken for the one most like it that many have; the beginning of
 * a word for the words that begin with it. For one search; remembers what it forgave.
 */
final class Spelling {
    /** A word that so many papers have may be a typo, and is one if fifty times as many have what it is like. */
    private static final int RARE = 4;

    private static final int MORE = 50;

    /** Of one in so many papers a word may still be a typo, which many make, if five hundred times as many have the other. */
    private static final int UNCOMMON = 10_000;

    private static final int FAR_MORE = 500;

    /** A shorter word is like too many. */
    private static final int SHORTEST = 4;

    /** A shorter word is like others by chance: it is not taken to have two typos, nor to be one that many make. */
    private static final int LONG = 8;

    /** The beginning of a word stands for so many words at most. */
    private static final int MOST_ENDINGS = 24;

    private final IndexReader reader;
    private final IndexTerms terms;
    private final boolean forgiving;
    private final Map<String, Correction> corrections = new LinkedHashMap<>();

    Spelling(IndexReader reader, IndexTerms terms, boolean forgiving) {
        this.reader = reader;
        this.terms = terms;
        this.forgiving = forgiving;
    }

    /** What was forgiven, in the order of the query. */
    List<Correction> corrections() {
        return List.copyOf(corrections.values());
    }

    /** A group of words as it is looked for. */
    WordGroup forgive(WordGroup group) {
        if (!forgiving || !group.field().equals(Field.WORDS)) {
            return group;
        }
        try {
            for (String other : group.others()) {
                if (frequency(other) > 0) {
                    return group;
                }
            }
            List<String> words = TextWords.words(group.typed());
            List<String> stems = new ArrayList<>();
            List<String> others = new ArrayList<>(group.others());
            String typed = group.typed();
            for (String word : words) {
                String stem = Stems.of(word);
                if (!group.stems().contains(stem)) {
                    continue;
                }
                int frequency = frequency(stem);
                Optional<String> taken =
                        isUncommon(word, frequency, reader.numDocs()) ? likely(word, frequency) : Optional.empty();
                if (taken.isPresent()) {
                    corrections.put(word, new Correction(word, taken.get()));
                    stems.add(Stems.of(taken.get()));
                    typed = words.size() == 1 ? taken.get() : typed;
                } else if (frequency == 0 && words.size() == 1) {
                    others.addAll(endings(word));
                    stems.add(stem);
                } else {
                    stems.add(stem);
                }
            }
            return new WordGroup(typed, stems.stream().distinct().toList(), others, group.field());
        } catch (IOException e) {
            throw new SearchException("The index could not be read while looking for “" + group.typed() + "”.", e);
        }
    }

    /** Whether so few papers have a word that it may be a typo. A short one that some have is a name: SPADE, not space. */
    static boolean isUncommon(String word, int frequency, int papers) {
        return frequency <= (word.length() < LONG ? RARE : Math.max(RARE, papers / UNCOMMON));
    }

    /** Whether an uncommon word is a typo of another, by how many papers have either. */
    static boolean isTypo(int frequency, int other) {
        return frequency == 0 ? other > 0 : other >= (frequency <= RARE ? MORE : FAR_MORE) * (long) frequency;
    }

    private int frequency(String stem) {
        return terms.frequency(Field.WORDS, stem);
    }

    private Optional<String> likely(String word, int frequency) throws IOException {
        if (word.length() < SHORTEST || frequency == 0 && !endings(word).isEmpty()) {
            return Optional.empty();
        }
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMinQueryLength(SHORTEST);
        // Two changes make another word of a short one, or of one that somebody wrote on purpose.
        checker.setMaxEdits(frequency > 0 || word.length() < LONG ? 1 : 2);
        checker.setMinPrefix(1);
        SuggestWord[] suggestions =
                checker.suggestSimilar(new Term(Field.SPELLED, word), 8, reader, SuggestMode.SUGGEST_ALWAYS, .6f);
        String best = "";
        double most = 0;
        for (SuggestWord suggestion : suggestions) {
            int common = frequency(Stems.of(suggestion.string));
            // A suggestion that is a little less alike may win by being far more common.
            double score = suggestion.score + .02 * Math.log(1 + common);
            if (isTypo(frequency, common)
                    && score > most
                    && !Stems.of(suggestion.string).equals(Stems.of(word))) {
                best = suggestion.string;
                most = score;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** The stems of the most frequent words that begin with a word's beginning. */
    private List<String> endings(String beginning) throws IOException {
        Terms spelled = beginning.length() < 2 ? null : MultiTerms.getTerms(reader, Field.SPELLED);
        if (spelled == null) {
            return List.of();
        }
        TermsEnum each = spelled.iterator();
        BytesRef prefix = new BytesRef(beginning);
        List<Map.Entry<String, Integer>> found = new ArrayList<>();
        if (each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
            return List.of();
        }
        for (BytesRef term = each.term(); term != null && found.size() < 1_000; term = each.next()) {
            String text = term.utf8ToString();
            if (!text.startsWith(beginning)) {
                break;
            }
            found.add(Map.entry(text, each.docFreq()));
        }
        return found.stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .map(entry -> Stems.of(entry.getKey()))
                .distinct()
                .limit(MOST_ENDINGS)
                .toList();
    }
}
