package broadsheet.search;

import broadsheet.paper.PaperId;
import java.util.List;
import java.util.Map;

/**
 * What papers are to be like, and what not: papers and phrases. One that is given twice counts once.
 *
 * @param likePapers names under which papers are filed
 * @param likePhrases texts of any length
 * @param unlikePapers as {@code likePapers}
 * @param unlikePhrases as {@code likePhrases}
 * @param basis by what
 * @param texts of examples, whose words count, and by which those that are not encoded yet are encoded now; may lack some, of
 *     which the meaning alone counts
 */
public record Likeness(
        List<PaperId> likePapers,
        List<String> likePhrases,
        List<PaperId> unlikePapers,
        List<String> unlikePhrases,
        Basis basis,
        Map<PaperId, String> texts) {
    /** By what papers are held against each other. */
    public enum Basis {
        /** What the encoder says of them, beside their words; papers that are not encoded are like nothing. */
        ENCODED,
        /** That, and for papers that are not encoded yet what their words let expect. */
        ALSO_ESTIMATED
    }

    /** More examples say no more. */
    public static final int MOST = 50;

    public Likeness {
        likePapers = likePapers.stream().distinct().toList();
        likePhrases = likePhrases.stream().distinct().toList();
        unlikePapers = unlikePapers.stream().distinct().toList();
        unlikePhrases = unlikePhrases.stream().distinct().toList();
        texts = Map.copyOf(texts);
        int examples = likePapers.size() + likePhrases.size() + unlikePapers.size() + unlikePhrases.size();
        if (examples > MOST) {
            throw new IllegalArgumentException(examples + " examples are more than " + MOST);
        }
    }

    /** The same without any text. */
    public Likeness(
            List<PaperId> likePapers,
            List<String> likePhrases,
            List<PaperId> unlikePapers,
            List<String> unlikePhrases,
            Basis basis) {
        this(likePapers, likePhrases, unlikePapers, unlikePhrases, basis, Map.of());
    }

    /** Like one paper, encoded or not. */
    public static Likeness of(PaperId paper) {
        return of(paper, Basis.ALSO_ESTIMATED);
    }

    /** Like one paper. */
    public static Likeness of(PaperId paper, Basis basis) {
        return new Likeness(List.of(paper), List.of(), List.of(), List.of(), basis);
    }

    /** The same with texts of the examples. */
    public Likeness with(Map<PaperId, String> known) {
        return new Likeness(likePapers, likePhrases, unlikePapers, unlikePhrases, basis, known);
    }

    /** Whether it says nothing that papers are to be like, so that none is. */
    public boolean isEmpty() {
        return likePapers.isEmpty() && likePhrases.isEmpty();
    }
}
