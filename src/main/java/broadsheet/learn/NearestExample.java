package broadsheet.learn;

import broadsheet.rank.Contrast;
import java.util.List;

/** A paper is wanted as far as it is near to one that is wanted, and nearer to that than to any that is not. */
public final class NearestExample implements Trainer {
    @Override
    public String name() {
        return "nearest";
    }

    @Override
    public Scorer train(Lesson lesson) {
        return reading -> nearest(lesson.like(), reading) - Contrast.AWAY * nearest(lesson.unlike(), reading);
    }

    /** The cosine to the nearest; 0 of none. */
    static double nearest(List<Reading> examples, Reading reading) {
        return examples.stream()
                .mapToDouble(example -> example.vector().cosine(reading.vector()))
                .max()
                .orElse(0);
    }
}
