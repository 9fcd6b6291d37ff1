package broadsheet.search.lucene;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Terms in their places. */
final class PlacedWords extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Names.Term> terms;
    private Iterator<Names.Term> left;

    PlacedWords(List<Names.Term> terms) {
        this.terms = terms;
        this.left = terms.iterator();
    }

    /** Words one after another. */
    static PlacedWords inOrder(List<String> words) {
        return new PlacedWords(
                words.stream().map(word -> new Names.Term(word, 1)).toList());
    }

    /** The words of a title; the first also as that, so that a title is found by its beginning. */
    static PlacedWords title(List<String> words) {
        List<Names.Term> terms = new ArrayList<>();
        for (String word : words) {
            if (terms.isEmpty()) {
                terms.add(new Names.Term(first(word), 1));
            }
            terms.add(new Names.Term(word, terms.size() == 1 ? 0 : 1));
        }
        return new PlacedWords(terms);
    }

    /** A word as the first of a title; no word has such a sign. */
    static String first(String word) {
        return "^" + word;
    }

    @Override
    public void reset() {
        left = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!left.hasNext()) {
            return false;
        }
        clearAttributes();
        Names.Term next = left.next();
        term.append(next.text());
        step.setPositionIncrement(next.step());
        return true;
    }
}
