package broadsheet.learn;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Catalogue;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.search.PaperIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Learns beats from a catalogue and its index, and ranks papers by them. What is learnt is kept nowhere: learning takes milliseconds
 * once the background is read, which takes some tenths of a second. Thread-safe.
 */
public final class BeatLearning {
    /** From so many papers one can tell what is usual. */
    private static final int BACKGROUND = 2_000;

    /** How many papers are read together: some megabytes. */
    private static final int TOGETHER = 2_000;

    private final Catalogue catalogue;
    private final PaperIndex index;
    private final Trainer trainer;
    private @Nullable Background background;

    /** By the way to learn that measures best. */
    public BeatLearning(Catalogue catalogue, PaperIndex index) {
        this(catalogue, index, new Blend());
    }

    /** By any way. */
    public BeatLearning(Catalogue catalogue, PaperIndex index, Trainer trainer) {
        this.catalogue = catalogue;
        this.index = index;
        this.trainer = trainer;
    }

    /**
     * A beat that was learnt.
     *
     * @param beat which
     * @param scorer what was learnt
     * @param unknown examples that had no say: they are not in the catalogue, or what they mean is not known yet
     * @param examples the papers that had one
     */
    public record Learnt(Beat beat, Scorer scorer, List<PaperId> unknown, Set<PaperId> examples) {}

    /** A paper and how much it is wanted. */
    public record Scored(PaperId paper, double score) {
        static final Comparator<Scored> MOST_WANTED_FIRST =
                Comparator.comparingDouble((Scored scored) -> -scored.score()).thenComparing(Scored::paper);
    }

    /**
     * Learns a beat; nothing if nothing of it has a say.
     *
     * @throws broadsheet.search.SearchException if the index cannot be read
     */
    public Optional<Learnt> learn(Beat beat) {
        Optional<Background> usual = background();
        if (usual.isEmpty()) {
            return Optional.empty();
        }
        List<PaperId> unknown = new ArrayList<>();
        List<Reading> like = examples(beat.papers(true), unknown);
        List<Reading> unlike = examples(beat.papers(false), unknown);
        Optional<Instruction> instruction =
                instruction(beat.instruction(), usual.get().vocabulary());
        if (instruction.isEmpty() && like.isEmpty()) {
            return Optional.empty();
        }
        Lesson lesson = new Lesson(instruction, like, unlike, usual.get());
        Set<PaperId> examples = Stream.concat(like.stream(), unlike.stream())
                .map(Reading::paper)
                .collect(Collectors.toSet());
        return Optional.of(new Learnt(beat, trainer.train(lesson), unknown, examples));
    }

    private List<Reading> examples(List<PaperId> papers, List<PaperId> unknown) {
        // A paper may be filed under another of its ids by now.
        Set<PaperId> filed = new LinkedHashSet<>();
        for (PaperId paper : papers) {
            catalogue.papers().find(paper).map(Paper::id).ifPresentOrElse(filed::add, () -> unknown.add(paper));
        }
        List<Reading> readings = read(filed);
        readings.forEach(reading -> filed.remove(reading.paper()));
        unknown.addAll(filed);
        return readings;
    }

    private Optional<Instruction> instruction(String text, Vocabulary vocabulary) {
        return index.encoding().query(text).map(vector -> new Instruction(text, vector, vocabulary.read(text)));
    }

    /**
     * The papers that a beat wants, the most wanted first; ties by id. Those whose meaning is not known are left out, and so are the
     * examples.
     *
     * @param papers of which; any number, as they are read in parts
     * @param most how many at most, from 1
     * @throws broadsheet.search.SearchException if the index cannot be read
     */
    public List<Scored> rank(Learnt learnt, List<PaperId> papers, int most) {
        return rank(List.of(learnt), papers, most).getFirst();
    }

    /** The same of several beats, for which papers are read once. */
    public List<List<Scored>> rank(List<Learnt> beats, List<PaperId> papers, int most) {
        List<PriorityQueue<Scored>> best = beats.stream()
                .map(beat -> new PriorityQueue<>(Scored.MOST_WANTED_FIRST.reversed()))
                .toList();
        for (int from = 0; from < papers.size(); from += TOGETHER) {
            List<Reading> readings = read(papers.subList(from, Math.min(papers.size(), from + TOGETHER)));
            for (int i = 0; i < beats.size(); i++) {
                for (Reading reading : readings) {
                    if (!beats.get(i).examples().contains(reading.paper())) {
                        best.get(i)
                                .add(new Scored(
                                        reading.paper(), beats.get(i).scorer().score(reading)));
                        if (best.get(i).size() > most) {
                            best.get(i).remove();
                        }
                    }
                }
            }
        }
        return best.stream()
                .map(queue -> queue.stream().sorted(Scored.MOST_WANTED_FIRST).toList())
                .toList();
    }

    /**
     * Some papers as a learner knows them; those whose meaning is not known are left out.
     *
     * @param papers not so many that they do not fit into memory
     * @throws broadsheet.search.SearchException if the index cannot be read
     */
    public List<Reading> read(Collection<PaperId> papers) {
        return background().map(usual -> read(papers, usual.vocabulary())).orElse(List.of());
    }

    private List<Reading> read(Collection<PaperId> papers, Vocabulary vocabulary) {
        Map<PaperId, Vector> vectors = index.vectors(papers);
        return catalogue.papers().list(papers).stream()
                .flatMap(paper -> Stream.ofNullable(vectors.get(paper.id()))
                        .map(vector -> new Reading(paper.id(), vector, vocabulary.read(said(paper)))))
                .toList();
    }

    /** A title says in few words what an abstract says in many: it counts twice. */
    private static String said(Paper paper) {
        return paper.title() + " " + paper.title() + " " + paper.abstractText();
    }

    /** What is usual among the papers of the catalogue; nothing if no paper's meaning is known. */
    private synchronized Optional<Background> background() {
        if (background == null) {
            List<PaperId> sample = catalogue.papers().sample(BACKGROUND);
            Vocabulary vocabulary = Vocabulary.of(catalogue.papers().list(sample).stream()
                    .map(BeatLearning::said)
                    .toList());
            List<Reading> readings = read(sample, vocabulary);
            background = readings.isEmpty() ? null : new Background(vocabulary, readings);
        }
        return Optional.ofNullable(background);
    }
}
