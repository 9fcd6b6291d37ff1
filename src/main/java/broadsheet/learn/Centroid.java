package broadsheet.learn;

import broadsheet.learn.Linear.Term;
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
        return new Linear(List.of(Term.plain(feature(lesson))));
    }

    static Feature feature(Lesson lesson) {
        return feature(lesson, List.of(), 0);
    }

    /**
     * The same, with papers that are wanted to judge by what is known so far.
     *
     * @param share how much their mean counts beside that of the wanted ones
     */
    static Feature feature(Lesson lesson, List<Reading> implied, double share) {
        Background background = lesson.background();
        float[] direction = new float[background.middle().dimensions()];
        add(lesson.like(), 1, background, direction);
        add(implied, share, background, direction);
        add(lesson.unlike(), -Contrast.AWAY, background, direction);
        return new Feature.Own(Direction.of(direction), background);
    }

    private static void add(List<Reading> readings, double weight, Background background, float[] direction) {
        for (Reading reading : readings) {
            float[] own = background.own(reading);
            for (int d = 0; d < own.length; d++) {
                direction[d] += (float) (weight * own[d] / readings.size());
            }
        }
    }
}
