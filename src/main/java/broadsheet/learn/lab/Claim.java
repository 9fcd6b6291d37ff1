package broadsheet.learn.lab;

import broadsheet.measure.Bootstrap;

/**
 * What an experiment is to decide, stated before it runs.
 *
 * @param words the same for people
 * @param metric by what it is measured
 * @param arm the name of the arm it is about
 * @param against the name of the arm that it is held against
 * @param direction whether more is claimed, or no less
 * @param leastEffect from 0: by how much more at least, or by how much less at most
 */
public record Claim(String words, String metric, String arm, String against, Direction direction, double leastEffect) {
    /** What is claimed of the difference. */
    public enum Direction {
        /** It is at least the least effect. */
        ABOVE,
        /** If it is below zero, then by no more than the least effect. */
        NOT_BELOW
    }

    public Claim {
        if (!(leastEffect >= 0 && leastEffect <= 1)) {
            throw new IllegalArgumentException("a least effect of " + leastEffect + " is not from 0 to 1");
        }
    }

    /** The difference that parts what was claimed from what was not. */
    public double threshold() {
        return direction == Direction.ABOVE ? leastEffect : -leastEffect;
    }

    /**
     * What a difference says of the claim: supported if all of its interval is at the threshold or above, not supported if all of it
     * is below, otherwise inconclusive.
     */
    public Verdict verdict(Bootstrap.Estimate difference) {
        if (difference.low() >= threshold()) {
            return Verdict.SUPPORTED;
        }
        return difference.high() < threshold() ? Verdict.NOT_SUPPORTED : Verdict.INCONCLUSIVE;
    }
}
