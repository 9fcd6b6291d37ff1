package broadsheet.encode;

import java.util.Arrays;

/** A row that is zero but for some features. Immutable. */
final class SparseRow {
    private final int[] features;
    private final float[] weights;

    /**
     * A row.
     *
     * @param features those that are not zero, from 0
     * @param weights theirs, as many; both are kept, not copied
     */
    SparseRow(int[] features, float[] weights) {
        this.features = features;
        this.weights = weights;
    }

    /** Whether all of it is zero. */
    boolean isEmpty() {
        return features.length == 0;
    }

    /** This row times a matrix, {@code float[features × product.length]}. */
    void times(float[] matrix, float[] product) {
        Arrays.fill(product, 0);
        for (int i = 0; i < features.length; i++) {
            int from = features[i] * product.length;
            float weight = weights[i];
            for (int c = 0; c < product.length; c++) {
                product[c] += weight * matrix[from + c];
            }
        }
    }

    /** The same of a matrix of numbers of sixteen bits (IEEE 754 binary16), added to what is there. */
    void addTimes(short[] matrix, float[] product) {
        for (int i = 0; i < features.length; i++) {
            int from = features[i] * product.length;
            float weight = weights[i];
            for (int c = 0; c < product.length; c++) {
                product[c] += weight * Float.float16ToFloat(matrix[from + c]);
            }
        }
    }

    /** Adds to a matrix, {@code float[features × columns]}, this row's transpose times some columns of a dense row. */
    void addTo(float[] matrix, float[] dense, int at, int columns) {
        for (int i = 0; i < features.length; i++) {
            int from = features[i] * columns;
            float weight = weights[i];
            for (int c = 0; c < columns; c++) {
                matrix[from + c] += weight * dense[at + c];
            }
        }
    }
}
