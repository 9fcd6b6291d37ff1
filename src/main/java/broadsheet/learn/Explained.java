package broadsheet.learn;

import java.util.List;

/** A scorer that says why. */
public interface Explained extends Scorer {
    /** From what it was learnt. */
    Lesson lesson();

    /** What adds up to the score of a paper. */
    List<Reason> why(Reading reading);
}
