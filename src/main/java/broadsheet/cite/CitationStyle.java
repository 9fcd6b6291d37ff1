package broadsheet.cite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A style in which journals print references. Each is one of the Citation Style Language's own, and independent: a dependent
 * one would be looked for on the web.
 */
public enum CitationStyle {
    ACM("acm", "ACM", "association-for-computing-machinery"),
    APA("apa", "APA", "apa"),
    CHICAGO("chicago", "Chicago", "chicago-author-date"),
    HARVARD("harvard", "Harvard", "harvard-cite-them-right"),
    IEEE("ieee", "IEEE", "ieee"),
    MLA("mla", "MLA", "modern-language-association"),
    NATURE("nature", "Nature", "nature"),
    VANCOUVER("vancouver", "Vancouver", "nlm-citation-sequence");

    private final String word;
    private final String title;
    private final String file;

    CitationStyle(String word, String title, String file) {
        this.word = word;
        this.title = title;
        this.file = file;
    }

    /** The style of a word, or nothing if there is none such. */
    public static Optional<CitationStyle> parse(String word) {
        return Arrays.stream(values()).filter(style -> style.word.equals(word)).findFirst();
    }

    /** All their words, in order. */
    public static List<String> words() {
        return Stream.of(values()).map(CitationStyle::word).toList();
    }

    /** What it is called on the command line. */
    public String word() {
        return word;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The name of its file among the styles, without its ending. */
    String file() {
        return file;
    }
}
