package broadsheet.learn;

import broadsheet.encode.ConceptEncoder;
import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Made papers about ten topics, each with three words of its own and many that all use, as an encoder of known habits reads them. */
final class Lessons {
    static final int TOPICS = 10;

    private static final List<String> COMMON = List.of(
            "method",
            "results",
            "show",
            "paper",
            "propose",
            "data",
            "model",
            "new",
            "approach",
            "study",
            "large",
            "task");

    private final ConceptEncoder encoder = new ConceptEncoder();
    private final Random random;
    private final List<String> texts = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    final Background background;

    Lessons(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 40 * TOPICS; i++) {
            texts.add(text(i % TOPICS));
        }
        Vocabulary vocabulary = Vocabulary.of(texts);
        for (int i = 0; i < texts.size(); i++) {
            readings.add(new Reading(
                    PaperId.ofText("arxiv:2501.%05d".formatted(i)),
                    encoder.text(texts.get(i)),
                    vocabulary.read(texts.get(i))));
        }
        background = new Background(vocabulary, readings);
    }

    private static String word(int topic, int which) {
        return "topic" + (char) ('a' + topic) + (char) ('a' + which);
    }

    private String text(int topic) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i % 4 == 0 ? word(topic, random.nextInt(3)) : COMMON.get(random.nextInt(COMMON.size())))
                    .append(' ');
        }
        return text.toString();
    }

    /** Some papers of a topic, from a place among them on. */
    List<Reading> of(int topic, int from, int count) {
        List<Reading> some = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            some.add(readings.get(i * TOPICS + topic));
        }
        return some;
    }

    Optional<Instruction> instruction(String text) {
        return Optional.of(new Instruction(
                text, encoder.query(text), background.vocabulary().read(text)));
    }

    Optional<Instruction> instruction(int topic) {
        return instruction(word(topic, 0));
    }

    Lesson lesson(Optional<Instruction> instruction, List<Reading> like, List<Reading> unlike) {
        return new Lesson(instruction, like, unlike, background);
    }

    /** Mean of the precisions at the places of the papers of a topic, examples left out. */
    double averagePrecision(Scorer scorer, int topic, List<Reading> examples) {
        List<Reading> ranked = readings.stream()
                .filter(reading -> !examples.contains(reading))
                .sorted((one, other) -> Double.compare(scorer.score(other), scorer.score(one)))
                .toList();
        double sum = 0;
        int found = 0;
        for (int i = 0; i < ranked.size(); i++) {
            if (readings.indexOf(ranked.get(i)) % TOPICS == topic) {
                found++;
                sum += found / (i + 1.0);
            }
        }
        return sum / found;
    }
}
