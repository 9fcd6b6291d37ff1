package broadsheet.rank;

import java.util.List;

/**
 * A paper's score and the parts it is made of.
 *
 * @param terms the parts, in the order in which they are added; may be empty
 * @param total their sum, from 0, finite
 */
public record Score(List<Term> terms, double total) {
    /** What a part of a score is for. */
    public enum Signal {
        UPVOTES,
        COMMENTS,
        STARS,
        CODE,
        PROJECT,
        /** Its being young; counted in whole days of age. */
        AGE
    }

    /**
     * A part of a score.
     *
     * @param signal what it is for
     * @param count how many there were
     * @param points what it adds to the score, after decay; from 0, finite
     */
    public record Term(Signal signal, int count, double points) {
        public Term {
            if (!(points >= 0) || Double.isInfinite(points)) {
                throw new IllegalArgumentException(signal + " adds " + points + ", which is not from 0 and finite");
            }
        }
    }

    public Score {
        terms = List.copyOf(terms);
        if (total != sum(terms)) {
            throw new IllegalArgumentException("the terms sum to " + sum(terms) + ", not to " + total);
        }
    }

    /** The score made of these parts. */
    public static Score of(List<Term> terms) {
        return new Score(terms, sum(terms));
    }

    private static double sum(List<Term> terms) {
        double sum = 0;
        for (Term term : terms) {
            sum += term.points();
        }
        return sum;
    }
}
