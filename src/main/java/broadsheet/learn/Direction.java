package broadsheet.learn;

import broadsheet.paper.Vector;

/** Numbers by which those of a vector are weighed; {@code float[d]} of any length. Immutable. */
final class Direction {
    private final float[] values;

    private Direction(float[] values) {
        this.values = values;
    }

    /** @param values not changed by the caller any more */
    static Direction of(float[] values) {
        return new Direction(values);
    }

    static Direction of(Vector vector) {
        return new Direction(vector.values());
    }

    float at(int dimension) {
        return values[dimension];
    }

    int dimensions() {
        return values.length;
    }

    /** Σ of the products. */
    double dot(Vector vector) {
        double sum = 0;
        for (int d = 0; d < values.length; d++) {
            sum += values[d] * vector.at(d);
        }
        return sum;
    }

    double dot(Direction other) {
        double sum = 0;
        for (int d = 0; d < values.length; d++) {
            sum += values[d] * other.values[d];
        }
        return sum;
    }
}
