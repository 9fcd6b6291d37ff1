package broadsheet.paper;

import java.util.Arrays;

/**
 * The meaning of a text as a direction: {@code float[d]} of unit length, so that the dot product of two is the cosine of the
 * angle between them. Immutable.
 */
public final class Vector {
    private final float[] values;

    private Vector(float[] values) {
        this.values = values;
    }

    /**
     * The direction of some values.
     *
     * @param values of any length but zero; copied, and divided by their Euclidean length
     * @throws IllegalArgumentException if there are none, or they have no direction: all are 0, or one is no number
     */
    public static Vector of(float... values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw new IllegalArgumentException(values.length + " values of squares " + squares + " have no direction");
        }
        float scale = (float) (1 / Math.sqrt(squares));
        float[] unit = new float[values.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = values[i] * scale;
        }
        return new Vector(unit);
    }

    /** How many numbers it has. */
    public int dimensions() {
        return values.length;
    }

    /** A copy of its numbers. */
    public float[] values() {
        return values.clone();
    }

    /** One of its numbers, from 0. */
    public float at(int dimension) {
        return values[dimension];
    }

    /**
     * The cosine of the angle to another, −1 to 1 but for rounding.
     *
     * @throws IllegalArgumentException if the other has not as many dimensions
     */
    public float cosine(Vector other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "vectors of " + values.length + " and " + other.values.length + " dimensions have no angle");
        }
        float sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * other.values[i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Vector[" + values.length + "]";
    }
}
