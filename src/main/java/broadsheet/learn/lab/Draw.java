package broadsheet.learn.lab;

import broadsheet.learn.Lesson;
import broadsheet.learn.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A task as an arm meets it: with its examples in an order that chance gave, so that the first few are those that happen to be
 * known. The same for all arms, and fewer examples are always among more.
 *
 * @param task whose test stays closed
 * @param seed of the chance
 * @param peers the tasks it is tried with, itself among them
 * @param corpus the papers
 */
public record Draw(Task task, int seed, List<Task> peers, Corpus corpus) {
    public Draw {
        peers = List.copyOf(peers);
    }

    /** Chance that is this draw's own. */
    public Random random() {
        return new Random(31L * task.name().hashCode() + seed);
    }

    /** All examples. */
    public List<Reading> examples() {
        List<Reading> drawn = new ArrayList<>(task.examples().stream()
                .flatMap(example -> Stream.ofNullable(corpus.earlier().get(example.paper())))
                .toList());
        Collections.shuffle(drawn, random());
        return List.copyOf(drawn);
    }

    /** The first examples; all if there are fewer. */
    public List<Reading> examples(int most) {
        List<Reading> drawn = examples();
        return drawn.subList(0, Math.min(most, drawn.size()));
    }

    /** The sentence and some examples, or none. */
    public Lesson told(List<Reading> like) {
        return new Lesson(Optional.of(task.instruction()), like, List.of(), corpus.background());
    }

    /** Some examples without a sentence. */
    public Lesson shown(List<Reading> like) {
        return new Lesson(Optional.empty(), like, List.of(), corpus.background());
    }

    /** As many earlier papers as there are examples, whatever they are about: labels that chance shuffled. */
    public List<Reading> anyPapers(int many) {
        List<Reading> all = new ArrayList<>(corpus.earlier().values());
        Collections.shuffle(all, new Random(17L * task.name().hashCode() + seed));
        return List.copyOf(all.subList(0, Math.min(many, all.size())));
    }

    /** Another task's draw by the same chance. */
    public Draw of(Task other) {
        return new Draw(other, seed, peers, corpus);
    }

    /** The next of the tasks it is tried with in an order of the seed, in which every task has another next to it. */
    public Task another() {
        List<Task> order = new ArrayList<>(peers);
        Collections.shuffle(order, new Random(seed));
        return order.get((order.indexOf(task) + 1) % order.size());
    }
}
