package broadsheet.search.lucene;

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
