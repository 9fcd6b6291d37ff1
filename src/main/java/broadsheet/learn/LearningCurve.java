package broadsheet.learn;

import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/**
 * How much a beat gained from its examples so far: for growing numbers of them, the place at which the others stand among papers that
 * nobody judged. Deterministic.
 *
 * @param points the fewest examples first; none of a beat that has too few to keep any back
 * @param of among how many papers the places are
 * @param isUntaught whether there is no example that is wanted
 */
public record LearningCurve(List<Point> points, int of, boolean isUntaught) {
    /** Which examples are kept back is a matter of chance. */
    private static final int DRAWS = 8;

    /** More examples are drawn from, but not kept back. */
    private static final int MOST = 32;

    /** A gain of a fifth of the place is one. */
    private static final double GAIN = .8;

    /** At such a place there is little to gain. */
    private static final double GOOD = 5;

    /**
     * A number of examples, and what they gave.
     *
     * @param examples how many were learnt from
     * @param place the median place of those kept back, from 1
     */
    public record Point(int examples, double place) {}

    public LearningCurve {
        points = List.copyOf(points);
    }

    /** The curve of a lesson. */
    public static LearningCurve of(Trainer trainer, Lesson lesson) {
        List<Reading> like = lesson.like();
        List<Point> points = new ArrayList<>();
        for (int size : sizes(like.size(), lesson.instruction().isPresent())) {
            points.add(new Point(size, place(trainer, lesson, size)));
        }
        return new LearningCurve(points, usual(lesson).size(), lesson.like().isEmpty());
    }

    /** Papers that nobody judged, among which those that are kept back are looked for. */
    private static List<Reading> usual(Lesson lesson) {
        Set<PaperId> judged = lesson.judged();
        return lesson.background().readings().stream()
                .filter(reading -> !judged.contains(reading.paper()))
                .toList();
    }

    /** None, one, two, four, and so on, as long as a third of them is left to be found. */
    private static List<Integer> sizes(int examples, boolean isInstructed) {
        List<Integer> sizes = new ArrayList<>();
        if (examples > 0 && isInstructed) {
            sizes.add(0);
        }
        for (int size = 1; size * 3 <= examples * 2; size *= 2) {
            sizes.add(size);
        }
        return sizes;
    }

    private static double place(Trainer trainer, Lesson lesson, int size) {
        Random chance = new Random(size);
        List<Double> places = new ArrayList<>();
        for (int draw = 0; draw < (size == 0 ? 1 : DRAWS); draw++) {
            List<Reading> mixed = new ArrayList<>(lesson.like());
            Collections.shuffle(mixed, chance);
            List<Reading> left = mixed.subList(size, Math.min(mixed.size(), size + MOST));
            Scorer scorer = trainer.train(
                    new Lesson(lesson.instruction(), mixed.subList(0, size), lesson.unlike(), lesson.background()));
            double[] usual =
                    usual(lesson).stream().mapToDouble(scorer::score).sorted().toArray();
            left.forEach(reading -> places.add((double) place(usual, scorer.score(reading))));
        }
        Collections.sort(places);
        int half = places.size() / 2;
        return places.size() % 2 == 1 ? places.get(half) : (places.get(half - 1) + places.get(half)) / 2;
    }

    /** From 1; a paper of equal score stands behind. */
    private static int place(double[] sorted, double score) {
        int at = Arrays.binarySearch(sorted, score);
        int above = at < 0 ? sorted.length - (-at - 1) : sorted.length - 1 - at;
        return 1 + above;
    }

    /**
     * How many more examples would probably help: as many again as there were, if twice as many made a difference the last time and
     * there is room for more; nothing if they would not, or if there are too few to tell.
     */
    public OptionalInt more() {
        if (points.size() < 2) {
            return OptionalInt.empty();
        }
        Point last = points.getLast();
        Point before = points.get(points.size() - 2);
        boolean helped = last.place() <= GAIN * before.place() && last.place() > GOOD;
        return helped ? OptionalInt.of(Math.max(1, last.examples())) : OptionalInt.empty();
    }

    /** What it tells, in two sentences. */
    public String inWords() {
        if (points.size() < 2) {
            return isUntaught
                    ? "It has a sentence and no example. Two or three would tell most."
                    : "With so few examples hardly any can be kept back to see how it does. Three or four more would tell.";
        }
        Point last = points.getLast();
        String among = last.place() < 1.5
                ? "before all of "
                : String.format(Locale.ROOT, "among the first %,d of ", Math.round(last.place()));
        String now = "With " + count(last.examples()) + ", half of those kept back stand " + among
                + String.format(Locale.ROOT, "%,d other papers. ", of);
        OptionalInt more = more();
        return now
                + (more.isPresent()
                        ? "About " + more.getAsInt() + " more would help."
                        : "More would probably change little.");
    }

    private static String count(int examples) {
        return switch (examples) {
            case 0 -> "no example";
            case 1 -> "1 example";
            default -> examples + " examples";
        };
    }
}
