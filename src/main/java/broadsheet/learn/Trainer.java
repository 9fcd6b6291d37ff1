package broadsheet.learn;

/** A way to learn. Deterministic: the same lesson makes the same scorer. */
public interface Trainer {
    /** How it is called. */
    String name();

    /** Learns. */
    Scorer train(Lesson lesson);
}
