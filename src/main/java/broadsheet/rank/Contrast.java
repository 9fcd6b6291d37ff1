package broadsheet.rank;

import broadsheet.paper.Vector;
import java.util.List;
import java.util.Optional;

/**
 * A direction towards some examples and away from others (Rocchio; in Salton, The SMART Retrieval System, 1971): the mean of
 * what is liked, less a share of the mean of what is not.
 *
 * <p>score(v) = Σ f(v, l) / |L| − a · Σ f(v, u) / |U|, so that each example's part of it can be told; f is the cosine, or
 * {@link Alikeness}, of which that is the greater part. Examples that are not liked only count beside some that are.
 *
 * @param liked L, at least one
 * @param unliked U
 */
public record Contrast(List<Vector> liked, List<Vector> unliked) {
    /** a: what is not liked turns away less than what is liked draws, since it is near to that as well. */
    public static final double AWAY = 0.5;

    public Contrast {
        liked = List.copyOf(liked);
        unliked = List.copyOf(unliked);
        if (liked.isEmpty()) {
            throw new IllegalArgumentException("nothing is liked");
        }
    }

    /** How much being like a liked example counts: 1 / |L|. */
    public double likedWeight() {
        return 1.0 / liked.size();
    }

    /** How much being like an example that is not liked counts, below 0; 0 if there is none. */
    public double unlikedWeight() {
        return unliked.isEmpty() ? 0 : -AWAY / unliked.size();
    }

    /** The direction in which the score grows as far as it is of cosines; nothing if the examples cancel each other out. */
    public Optional<Vector> direction() {
        float[] sum = new float[liked.getFirst().dimensions()];
        liked.forEach(vector -> add(sum, vector, likedWeight()));
        unliked.forEach(vector -> add(sum, vector, unlikedWeight()));
        for (float value : sum) {
            if (value != 0) {
                return Optional.of(Vector.of(sum));
            }
        }
        return Optional.empty();
    }

    private static void add(float[] sum, Vector vector, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (weight * vector.at(i));
        }
    }
}
