package broadsheet.learn.lab;

import broadsheet.learn.Background;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.Reading;
import broadsheet.learn.Scorer;
import broadsheet.measure.Half;
import broadsheet.measure.Measure;
import broadsheet.measure.Ranking;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tasks made of topics and papers, ready to be experimented with. Tasks of even topics are for choosing and for learning what beats
 * have in common, those of odd ones for the report ({@link Half}).
 */
public final class Bench {
    /** So many earlier papers a topic has at least. */
    static final int LEAST_EXAMPLES = 8;

    /** So many later ones. */
    static final int LEAST_WANTED = 5;

    /** So many topics each half has at least: fewer tell nothing of others. */
    static final int LEAST_TOPICS = 4;

    private final Material material;
    private final Corpus corpus;
    private final Budget budget;
    private final List<Task> choosing;
    private final List<Task> reporting;

    private Bench(Material material, Corpus corpus, Budget budget, List<Task> choosing, List<Task> reporting) {
        this.material = material;
        this.corpus = corpus;
        this.budget = budget;
        this.choosing = List.copyOf(choosing);
        this.reporting = List.copyOf(reporting);
    }

    /**
     * Prepares a bench.
     *
     * @param learning reads papers
     * @param material what it is made of
     * @throws NotEnough if there are too few topics of enough papers, or what they mean is not known
     */
    public static Bench of(BeatLearning learning, Material material, Budget budget) throws NotEnough {
        List<Paper> papers = material.papers();
        List<Topic> topics = material.topics();
        Split split = Split.of(papers)
                .orElseThrow(() -> new NotEnough("The " + papers.size()
                        + " papers cannot be split into earlier and later ones: it takes papers of several dates."));
        Background background = learning.background(split.earlier())
                .orElseThrow(
                        () -> new NotEnough(
                                "No paper is encoded yet; 'broadsheet encode --wait' does so, and 'broadsheet serve' in the background."));
        Map<PaperId, Reading> earlier = new LinkedHashMap<>();
        learning.read(split.earlier(), background).forEach(reading -> earlier.put(reading.paper(), reading));
        Corpus corpus = new Corpus(split, background, earlier, learning.read(split.later(), background));
        List<Task> tasks = new ArrayList<>();
        for (Topic topic : topics) {
            task(learning, topic, corpus).ifPresent(tasks::add);
        }
        return new Bench(
                material,
                corpus,
                budget,
                some(tasks, Half.EVEN, topics, budget),
                some(tasks, Half.ODD, topics, budget));
    }

    private static Optional<Task> task(BeatLearning learning, Topic topic, Corpus corpus) {
        Set<PaperId> later = corpus.later().stream().map(Reading::paper).collect(Collectors.toSet());
        List<Example> examples = topic.examples().stream()
                .filter(example -> corpus.earlier().containsKey(example.paper()))
                .sorted(Comparator.comparing(Example::paper))
                .toList();
        List<PaperId> wanted = topic.examples().stream()
                .map(Example::paper)
                .filter(later::contains)
                .sorted()
                .toList();
        if (examples.size() < LEAST_EXAMPLES || wanted.size() < LEAST_WANTED) {
            return Optional.empty();
        }
        return learning.instruction(topic.sentence(), corpus.background())
                .map(sentence -> new Task(topic.name(), sentence, examples, wanted, new Measure.AveragePrecision()));
    }

    private static List<Task> some(List<Task> tasks, Half half, List<Topic> topics, Budget budget) throws NotEnough {
        List<Task> some = tasks.stream()
                .filter(task -> half.includes(task.name()))
                .sorted(Comparator.comparingInt((Task task) -> -task.examples().size() - task.wanted())
                        .thenComparing(Task::name))
                .limit(budget.topics())
                .sorted(Comparator.comparing(Task::name))
                .toList();
        if (some.size() < LEAST_TOPICS) {
            throw new NotEnough("Of " + topics.size() + " topics " + tasks.size() + " have " + LEAST_EXAMPLES
                    + " earlier and " + LEAST_WANTED + " later papers, and " + some.size() + " of these are of the "
                    + (half == Half.EVEN ? "even" : "odd") + " half; it takes " + LEAST_TOPICS + " of each half.");
        }
        return some;
    }

    /** What it is made of. */
    Material material() {
        return material;
    }

    /** The papers. */
    public Corpus corpus() {
        return corpus;
    }

    /** What it may cost. */
    public Budget budget() {
        return budget;
    }

    /** Tasks that are not reported: their examples may be learnt from, and their tests opened, once, to choose. */
    public List<Task> choosing() {
        return choosing;
    }

    /** Tasks that are reported. */
    List<Task> reporting() {
        return reporting;
    }

    /**
     * Of each list the arm that is best on tasks that are not reported, the first of equals. Opens their tests, so that all that is
     * to be chosen by a task is chosen at once.
     *
     * @param choices to choose from, none empty
     * @param tasks of those for choosing
     * @throws IllegalArgumentException if a task is one that is reported
     */
    public List<Arm> best(List<List<Arm>> choices, List<Task> tasks) {
        if (!new HashSet<>(choosing).containsAll(tasks)) {
            throw new IllegalArgumentException("nothing is chosen by tasks that are reported");
        }
        ArmMarks marked = mark(choices.stream().flatMap(List::stream).toList(), tasks, choosing);
        return choices.stream()
                .map(arms -> Collections.max(arms, Comparator.comparingDouble(marked::mean)))
                .toList();
    }

    /** Tries arms on tasks, all seeds, and opens each test once, after all has been ranked. */
    ArmMarks mark(List<Arm> arms, List<Task> tasks, List<Task> peers) {
        double[][][] marks = new double[arms.size()][budget.seeds()][tasks.size()];
        for (int t = 0; t < tasks.size(); t++) {
            List<Ranking> rankings = new ArrayList<>();
            for (Arm arm : arms) {
                for (int seed = 0; seed < budget.seeds(); seed++) {
                    rankings.add(ranking(arm, new Draw(tasks.get(t), seed, peers, corpus)));
                }
            }
            double[] opened = tasks.get(t).mark(rankings);
            for (int i = 0; i < opened.length; i++) {
                marks[i / budget.seeds()][i % budget.seeds()][t] = opened[i];
            }
        }
        return new ArmMarks(arms, marks);
    }

    private Ranking ranking(Arm arm, Draw draw) {
        Scorer scorer = arm.teaching().teach(draw);
        return new Ranking(
                draw.task().name(),
                corpus.later().stream()
                        .map(reading -> new Ranking.Hit(reading.paper().text(), (float) scorer.score(reading)))
                        .toList());
    }
}
