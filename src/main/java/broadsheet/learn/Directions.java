package broadsheet.learn;

import java.util.Arrays;
import java.util.List;

/** Some directions, laid out so that a vector is multiplied with all of them at once. Immutable. */
final class Directions {
    /** So many directions are gone through one by one; more all at once, by which the JVM computes several columns at a time. */
    private static final int FEW = 16;

    /** {@code float[c][d]}: the directions if they are few. */
    private final float[][] few;

    /** {@code float[d][c]}: the same as columns, if they are many. */
    private final float[][] many;

    private final int size;

    /** @param directions at least one, all of as many dimensions */
    Directions(List<Direction> directions) {
        size = directions.size();
        int dimensions = directions.getFirst().dimensions();
        boolean isFew = size <= FEW;
        few = isFew ? new float[size][dimensions] : new float[0][];
        many = isFew ? new float[0][] : new float[dimensions][size];
        for (int c = 0; c < size; c++) {
            for (int d = 0; d < dimensions; d++) {
                (isFew ? few[c] : many[d])[isFew ? d : c] = directions.get(c).at(d);
            }
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /**
     * Multiplies; both ways sum in the same order, so that products are the same to the last bit however many there are.
     *
     * @param vector of as many dimensions
     * @param products where they are put, one of each direction
     */
    void multiply(float[] vector, float[] products) {
        if (few.length > 0) {
            for (int c = 0; c < few.length; c++) {
                products[c] = dot(vector, few[c]);
            }
            return;
        }
        Arrays.fill(products, 0);
        int d = 0;
        for (; d + 3 < vector.length; d += 4) {
            add(vector, d, many[d], many[d + 1], many[d + 2], many[d + 3], products);
        }
        for (; d < vector.length; d++) {
            for (int c = 0; c < products.length; c++) {
                products[c] += vector[d] * many[d][c];
            }
        }
    }

    private static float dot(float[] vector, float[] direction) {
        float sum = 0;
        int d = 0;
        for (; d + 3 < vector.length; d += 4) {
            sum += vector[d] * direction[d]
                    + vector[d + 1] * direction[d + 1]
                    + vector[d + 2] * direction[d + 2]
                    + vector[d + 3] * direction[d + 3];
        }
        for (; d < vector.length; d++) {
            sum += vector[d] * direction[d];
        }
        return sum;
    }

    /** Four rows at a time, so that sums are fetched and put back a fourth as often. */
    private static void add(
            float[] vector, int d, float[] row, float[] second, float[] third, float[] fourth, float[] sums) {
        float a = vector[d];
        float b = vector[d + 1];
        float c = vector[d + 2];
        float e = vector[d + 3];
        for (int i = 0; i < sums.length; i++) {
            sums[i] += a * row[i] + b * second[i] + c * third[i] + e * fourth[i];
        }
    }
}
