package broadsheet.encode;

import java.util.List;

/**
 * Linear regression of dense rows on sparse ones: the T that minimises Σ‖xᵢT − yᵢ‖² + λ‖T‖² (Hoerl, Kennard; Technometrics 12,
 * 1970), by conjugate gradients on the normal equations (Hestenes, Stiefel; J. Res. NBS 49, 1952), each column by itself. Some
 * columns at a time, so that little memory is taken: four arrays of {@code features × columns} floats.
 *
 * @param rows the sparse rows x
 * @param features how many features there are
 * @param penalty λ, above 0: the greater, the smaller T
 * @param steps of the gradients
 */
record RidgeRegression(List<SparseRow> rows, int features, double penalty, int steps) {
    RidgeRegression {
        if (!(penalty > 0)) {
            throw new IllegalArgumentException("a penalty of " + penalty + " is not above 0");
        }
    }

    /** Some columns of T, {@code float[features × columns]}, of the same of y, {@code float[rows × columns]}. */
    float[] solve(float[] targets, int columns) {
        float[] solution = new float[features * columns];
        float[] residual = transposed(targets, columns);
        float[] direction = residual.clone();
        float[] image = new float[solution.length];
        double[] squares = products(residual, residual, columns);
        for (int step = 0; step < steps; step++) {
            applyTo(direction, image, columns);
            double[] lengths = products(direction, image, columns);
            float[] stride = ratios(squares, lengths);
            for (int i = 0; i < solution.length; i += columns) {
                for (int c = 0; c < columns; c++) {
                    solution[i + c] += stride[c] * direction[i + c];
                    residual[i + c] -= stride[c] * image[i + c];
                }
            }
            double[] left = products(residual, residual, columns);
            float[] turn = ratios(left, squares);
            for (int i = 0; i < direction.length; i += columns) {
                for (int c = 0; c < columns; c++) {
                    direction[i + c] = residual[i + c] + turn[c] * direction[i + c];
                }
            }
            squares = left;
        }
        return solution;
    }

    /** X' times targets. */
    private float[] transposed(float[] targets, int columns) {
        float[] product = new float[features * columns];
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row).addTo(product, targets, row * columns, columns);
        }
        return product;
    }

    /** (X'X + λ) times a matrix. */
    private void applyTo(float[] matrix, float[] image, int columns) {
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) (penalty * matrix[i]);
        }
        float[] one = new float[columns];
        for (SparseRow row : rows) {
            row.times(matrix, one);
            row.addTo(image, one, 0, columns);
        }
    }

    /** The dot products of the columns of two matrices. */
    private static double[] products(float[] one, float[] other, int columns) {
        double[] sums = new double[columns];
        for (int i = 0; i < one.length; i += columns) {
            for (int c = 0; c < columns; c++) {
                sums[c] += one[i + c] * other[i + c];
            }
        }
        return sums;
    }

    /** A column that is solved goes nowhere any more. */
    private static float[] ratios(double[] over, double[] under) {
        float[] ratios = new float[over.length];
        for (int c = 0; c < ratios.length; c++) {
            ratios[c] = under[c] > 0 ? (float) (over[c] / under[c]) : 0;
        }
        return ratios;
    }
}
