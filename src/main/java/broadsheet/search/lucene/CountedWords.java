package broadsheet.search.lucene;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** The words of a paper with how often each occurs, weighted by where; those that make the text longer before those that do not. */
final class CountedWords extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<String, Integer> labels = new LinkedHashMap<>();
    private Iterator<Map.Entry<String, Integer>> textsLeft = texts.entrySet().iterator();
    private Iterator<Map.Entry<String, Integer>> labelsLeft = labels.entrySet().iterator();
    private int labelTimesLeft;

    /** Adds a word of a text. */
    void addText(String stem, int weight) {
        texts.merge(stem, weight, Integer::sum);
    }

    /** Adds a word of a name or label, which makes no text longer. */
    void addLabel(String stem, int weight) {
        labels.merge(stem, weight, Integer::sum);
    }

    @Override
    public void reset() {
        textsLeft = texts.entrySet().iterator();
        labelsLeft = labels.entrySet().iterator();
        labelTimesLeft = 0;
    }

    @Override
    public boolean incrementToken() {
        if (textsLeft.hasNext()) {
            clearAttributes();
            Map.Entry<String, Integer> next = textsLeft.next();
            term.append(next.getKey());
            frequency.setTermFrequency(next.getValue());
            return true;
        }
        // Lucene leaves tokens without a step out of the length, but counts each as one however often it occurs.
        if (labelTimesLeft > 0) {
            labelTimesLeft--;
            frequency.setTermFrequency(1);
            step.setPositionIncrement(0);
            return true;
        }
        if (labelsLeft.hasNext()) {
            clearAttributes();
            Map.Entry<String, Integer> next = labelsLeft.next();
            term.append(next.getKey());
            frequency.setTermFrequency(1);
            step.setPositionIncrement(texts.isEmpty() ? 1 : 0);
            labelTimesLeft = next.getValue() - 1;
            return true;
        }
        return false;
    }
}
