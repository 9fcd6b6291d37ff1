package broadsheet.learn;

/** Says how much a paper is wanted. Immutable. */
@FunctionalInterface
public interface Scorer {
    /** The greater, the more; finite. Scores of one scorer can be compared with each other, and with no others. */
    double score(Reading reading);
}
