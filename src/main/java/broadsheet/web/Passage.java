package broadsheet.web;

import broadsheet.edition.Wording;
import broadsheet.search.WordMarks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The passage of an abstract that shows best why the paper was found. */
final class Passage {
    private Passage() {}

    /**
     * Sentences in a row, with as many different words that are marked as any others of their length; the first such. The
     * opening, if no word is marked.
     *
     * @param text the abstract, or its beginning
     * @param whole whether it is all of it
     * @param most how many characters at most
     */
    static String of(String text, boolean whole, WordMarks marks, int most) {
        if (text.length() <= most) {
            return text;
        }
        List<Sentence> sentences = sentences(text, marks);
        int best = 0;
        int bestMarked = -1;
        for (int from = 0; from < sentences.size(); from++) {
            Set<String> marked = new HashSet<>(sentences.get(from).marked());
            int end = sentences.get(from).end();
            for (int next = from + 1;
                    next < sentences.size()
                            && sentences.get(next).end() - sentences.get(from).start() <= most;
                    next++) {
                marked.addAll(sentences.get(next).marked());
                end = sentences.get(next).end();
            }
            if (marked.size() > bestMarked && end > 0) {
                best = from;
                bestMarked = marked.size();
            }
        }
        int start = best == 0 ? 0 : sentences.get(best).start();
        return (start > 0 ? "… " : "") + Wording.opening(text.substring(start), whole, most);
    }

    /**
     * A sentence.
     *
     * @param start where it begins
     * @param end where it ends, the blank behind it excluded
     * @param marked the different words in it that are marked, in small letters
     */
    private record Sentence(int start, int end, Set<String> marked) {}

    private static List<Sentence> sentences(String text, WordMarks marks) {
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            boolean last = at + 1 == text.length();
            if (last || isEnd(text.charAt(at)) && text.charAt(at + 1) == ' ') {
                sentences.add(new Sentence(start, at + 1, marked(text, start, at + 1, marks)));
                start = at + 2;
            }
        }
        return sentences;
    }

    /** Some of these end an abbreviation alone; a passage may begin behind one. */
    private static boolean isEnd(char character) {
        return character == '.' || character == '?' || character == '!';
    }

    private static Set<String> marked(String text, int from, int until, WordMarks marks) {
        Set<String> marked = new HashSet<>();
        int at = from;
        while (at < until) {
            int end = Prose.wordEnd(text, at);
            if (end > at && marks.isMarked(text, at, end)) {
                marked.add(text.substring(at, end).toLowerCase(Locale.ROOT));
            }
            at = Math.max(end, at + 1);
        }
        return marked;
    }
}
