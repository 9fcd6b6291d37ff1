package broadsheet.learn;

import broadsheet.paper.PaperId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How sure a beat is of itself: how it grew with its examples, and what it would say of each if it had not been told. Deterministic.
 *
 * @param curve how it grew
 * @param byOthers of the first {@value #MOST_LEFT_OUT} examples, in the order of the lesson, how likely it would be wanted by the others and the sentence, by {@link Probability}; none where nothing
 *     else is said of what is wanted
 */
public record Examination(LearningCurve curve, Map<PaperId, Double> byOthers) {
    /** Each costs a lesson. */
    private static final int MOST_LEFT_OUT = 40;

    public Examination {
        byOthers = Collections.unmodifiableMap(new LinkedHashMap<>(byOthers));
    }

    /** Examines a lesson. */
    public static Examination of(Blend trainer, Lesson lesson) {
        Map<PaperId, Double> byOthers = new LinkedHashMap<>();
        Stream.concat(lesson.like().stream(), lesson.unlike().stream())
                .limit(MOST_LEFT_OUT)
                .forEach(example -> {
                    List<Reading> like = without(lesson.like(), example);
                    if (lesson.instruction().isPresent() || !like.isEmpty()) {
                        Blend.Learned learned = trainer.train(new Lesson(
                                lesson.instruction(), like, without(lesson.unlike(), example), lesson.background()));
                        byOthers.put(example.paper(), Probability.of(learned).at(learned.score(example)));
                    }
                });
        return new Examination(LearningCurve.of(trainer, lesson), byOthers);
    }

    private static List<Reading> without(List<Reading> readings, Reading one) {
        return readings.stream()
                .filter(reading -> !reading.paper().equals(one.paper()))
                .toList();
    }
}
