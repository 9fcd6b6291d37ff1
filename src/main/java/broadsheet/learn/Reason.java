package broadsheet.learn;

import broadsheet.paper.PaperId;
import java.util.List;
import java.util.Optional;

/** A part of why a paper is wanted; its points add up with those of the others. */
public sealed interface Reason {
    /** In units of what is usual; below zero if it speaks against the paper. */
    double points();

    /** It is near to what the instruction says. */
    record Sentence(double points) implements Reason {}

    /**
     * It means what the examples mean, and the papers that come nearest to all that is known.
     *
     * @param nearest the wanted example that is nearest, if there is one
     */
    record Meaning(double points, Optional<PaperId> nearest) implements Reason {}

    /**
     * It says what these say.
     *
     * @param words that it shares with them, the most telling first
     */
    record Said(double points, List<String> words) implements Reason {
        /** More words are not told. */
        public static final int MOST = 5;
    }
}
