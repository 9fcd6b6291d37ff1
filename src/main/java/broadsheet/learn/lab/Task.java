package broadsheet.learn.lab;

import broadsheet.learn.Instruction;
import broadsheet.measure.Measure;
import broadsheet.measure.Ranking;
import broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Find the later papers of a topic, from what is known of it earlier: its sentence and its earlier papers. Which later papers are
 * wanted is sealed. Thread-safe.
 */
public final class Task {
    private final String name;
    private final Instruction instruction;
    private final List<Example> examples;
    private final Map<String, Integer> wanted = new LinkedHashMap<>();
    private final Measure metric;
    private final AtomicBoolean opened = new AtomicBoolean();

    /**
     * A task nobody has seen the test of.
     *
     * @param examples earlier papers of the topic
     * @param wanted later papers of it, at least one
     * @throws IllegalArgumentException if a paper is an example and wanted as well, or none is wanted
     */
    Task(String name, Instruction instruction, List<Example> examples, Collection<PaperId> wanted, Measure metric) {
        this.name = name;
        this.instruction = instruction;
        this.examples = List.copyOf(examples);
        this.metric = metric;
        wanted.forEach(paper -> this.wanted.put(paper.text(), 1));
        if (this.wanted.isEmpty()) {
            throw new IllegalArgumentException("no paper is wanted by the task " + name);
        }
        for (Example example : examples) {
            if (this.wanted.containsKey(example.paper().text())) {
                throw new IllegalArgumentException(
                        example.paper() + " is an example of the task " + name + " and its test");
            }
        }
    }

    /** The topic's name. */
    public String name() {
        return name;
    }

    /** What is wanted, in words. */
    public Instruction instruction() {
        return instruction;
    }

    /** All earlier papers of the topic. */
    public List<Example> examples() {
        return examples;
    }

    /** How many papers are to be found. */
    public int wanted() {
        return wanted.size();
    }

    /**
     * Opens the test and marks rankings by it, all at once: whoever has seen marks cannot come again with a better ranking.
     *
     * @return {@code double[n]}, a mark for each, in their order
     * @throws IllegalStateException if it was opened before
     */
    public double[] mark(List<Ranking> rankings) {
        if (opened.getAndSet(true)) {
            throw new IllegalStateException("the test of the task " + name + " was opened before");
        }
        return rankings.stream()
                .mapToDouble(ranking -> metric.of(ranking, wanted))
                .toArray();
    }
}
