package broadsheet.learn;

import broadsheet.rank.Contrast;
import java.util.List;

/**
 * Rocchio's way among vectors, as {@link Contrast} has it: a paper is wanted as far as it lies in the direction of
 * what the wanted ones have of their own, less half of what the unwanted ones have; all without what every paper means. With no
 * example it says nothing.
 */
public final class Centroid implements Trainer {
    @Override
    public String name() {
        return "centroid";
    }

    @Override
    public Scorer train(Lesson lesson) {
        Background background = lesson.background();
        float[] direction = new float[background.mean().length];
        add(lesson.like(), 1, background, direction);
        add(lesson.unlike(), -Contrast.AWAY, background, direction);
        return reading -> dot(direction, background.own(reading));
    }

    private static void add(List<Reading> readings, double weight, Background background, float[] direction) {
        for (Reading reading : readings) {
            float[] own = background.own(reading);
            for (int d = 0; d < own.length; d++) {
                direction[d] += (float) (weight * own[d] / readings.size());
            }
        }
    }

    static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }
}
