package broadsheet.learn;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Catalogue;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.SaidWords;
import broadsheet.paper.TextKey;
import broadsheet.paper.Vector;
import broadsheet.search.Glance;
import broadsheet.search.PaperIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Learns beats from a catalogue and its index, and ranks papers by them. What is learnt is kept nowhere: learning takes milliseconds
 * once the background is read, which takes some tenths of a second, and again when the catalogue has grown by a tenth. Thread-safe.
 */
public final class BeatLearning {
    /** From so many papers one can tell what is usual. */
    private static final int BACKGROUND = 2_000;

    /** What is usual is read anew when one in so many papers is another. */
    private static final long RENEWED_AT = 10;

    /**
     * So far on the way from the cosine that chance gives to that of the same text a paper must be to be near at all. Chosen by 68
     * sentences, half of them on what a catalogue of 6,737 papers has nothing of (docs/beats.md).
     */
    private static final double NEAR = .2;

    private final Catalogue catalogue;
    private final PaperIndex index;
    private final Trainer trainer;
    private @Nullable Usual usual;

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
     * @param background by which papers are read for it
     */
    public record Learnt(
            Beat beat, Scorer scorer, List<PaperId> unknown, Set<PaperId> examples, Background background) {
        /** How little is known of what is wanted, in a sentence; nothing if there is enough to go by. */
        public Optional<String> caution() {
            if (!unknown.isEmpty()) {
                return Optional.of((unknown.size() == 1 ? "One example has" : unknown.size() + " examples have")
                        + " no say: not encoded yet, or gone from the catalogue.");
            }
            if (!beat.papers(true).isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    TextKey.of(beat.instruction()).indexOf(' ') < 0
                            ? "A single word is little to go by. A sentence says more, and a paper or two more than that."
                            : "A sentence alone is a beginning: two or three examples make it surer.");
        }
    }

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
        return learn(beat, trainer);
    }

    /** The same by another way. */
    public Optional<Learnt> learn(Beat beat, Trainer by) {
        Optional<Background> usual = background();
        if (usual.isEmpty()) {
            return Optional.empty();
        }
        List<PaperId> unknown = new ArrayList<>();
        List<Reading> like = examples(beat.papers(true), unknown, usual.get().vocabulary());
        List<Reading> unlike = examples(beat.papers(false), unknown, usual.get().vocabulary());
        Optional<Instruction> instruction =
                instruction(beat.instruction(), usual.get().vocabulary());
        if (instruction.isEmpty() && like.isEmpty()) {
            return Optional.empty();
        }
        Lesson lesson = new Lesson(instruction, like, unlike, usual.get());
        Set<PaperId> examples = Stream.concat(like.stream(), unlike.stream())
                .map(Reading::paper)
                .collect(Collectors.toSet());
        return Optional.of(new Learnt(beat, by.train(lesson), unknown, examples, usual.get()));
    }

    /** The texts of examples are read from the catalogue, so that their words can be spelled. */
    private List<Reading> examples(List<PaperId> papers, List<PaperId> unknown, Vocabulary vocabulary) {
        // A paper may be filed under another of its ids by now.
        Map<PaperId, PaperId> names = catalogue.papers().filed(papers);
        papers.stream().filter(id -> !names.containsKey(id)).forEach(unknown::add);
        Set<PaperId> filed = new LinkedHashSet<>();
        papers.forEach(id -> Stream.ofNullable(names.get(id)).forEach(filed::add));
        Map<PaperId, Vector> vectors = index.vectors(filed);
        List<Reading> readings = new ArrayList<>();
        for (Paper paper : catalogue.papers().list(filed)) {
            Vector vector = vectors.get(paper.id());
            if (vector == null) {
                unknown.add(paper.id());
            } else {
                readings.add(new Reading(paper.id(), vector, vocabulary.read(SaidWords.text(paper))));
            }
        }
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
        Judging judging = new Judging(beats);
        return MostWanted.merged(beats.size(), most, index.glance(papers, () -> new MostWanted(judging, most)));
    }

    /** The same of all papers. */
    public List<List<Scored>> rankAll(List<Learnt> beats, int most) {
        Judging judging = new Judging(beats);
        return MostWanted.merged(beats.size(), most, index.glanceAtAll(() -> new MostWanted(judging, most)));
    }

    /**
     * The cosine from which on a paper is near to a sentence or to an example, as far as one can tell.
     *
     * @throws broadsheet.search.SearchException if the index cannot be read
     */
    public double near() {
        double chance = index.encoding().leastSimilarity().among(catalogue.size());
        return chance + NEAR * (1 - chance);
    }

    /**
     * Some papers as a learner knows them, in this order; those whose meaning is not known are left out. Their words are not spelled.
     *
     * @param papers not so many that they do not fit into memory: some 2.5 kB each
     * @throws broadsheet.search.SearchException if the index cannot be read
     */
    public List<Reading> read(Collection<PaperId> papers) {
        return background().map(usual -> read(papers, usual.vocabulary())).orElse(List.of());
    }

    private List<Reading> read(Collection<PaperId> papers, Vocabulary vocabulary) {
        return seen(papers).stream()
                .map(seen -> new Reading(seen.paper(), seen.vector(), vocabulary.read(seen.words())))
                .toList();
    }

    /** A paper that was looked at. */
    private record Seen(PaperId paper, Vector vector, SaidWords words) {}

    private static final class Keeping implements Consumer<Glance> {
        private final List<Seen> seen = new ArrayList<>();

        @Override
        public void accept(Glance glance) {
            seen.add(new Seen(glance.paper(), Vector.of(glance.vector()), glance.words()));
        }
    }

    private List<Seen> seen(Collection<PaperId> papers) {
        Map<PaperId, Seen> seen = index.glance(papers, Keeping::new).stream()
                .flatMap(part -> part.seen.stream())
                .collect(Collectors.toMap(Seen::paper, one -> one));
        return papers.stream()
                .distinct()
                .flatMap(paper -> Stream.ofNullable(seen.get(paper)))
                .toList();
    }

    /**
     * What is usual among some papers, by their own words, for an experiment that must not know others; nothing if the meaning of
     * none of them is known. Some two thousand of many, evenly spread over them.
     *
     * @throws broadsheet.search.SearchException if the index cannot be read
     */
    public Optional<Background> background(List<PaperId> papers) {
        int step = Math.max(1, Math.ceilDiv(papers.size(), BACKGROUND));
        List<PaperId> sample = new ArrayList<>();
        for (int i = 0; i < papers.size(); i += step) {
            sample.add(papers.get(i));
        }
        List<Seen> seen = seen(sample);
        return seen.isEmpty() ? Optional.empty() : Optional.of(backgroundOf(seen));
    }

    private static Background backgroundOf(List<Seen> sample) {
        Vocabulary vocabulary =
                Vocabulary.ofSaid(sample.stream().map(Seen::words).toList());
        return new Background(
                vocabulary,
                sample.stream()
                        .map(seen -> new Reading(seen.paper(), seen.vector(), vocabulary.read(seen.words())))
                        .toList());
    }

    /** Papers as {@link #read(Collection)} has them, beside a background of one's own. */
    public List<Reading> read(Collection<PaperId> papers, Background background) {
        return read(papers, background.vocabulary());
    }

    /** A sentence as a learner knows it; nothing if no encoder runs. */
    public Optional<Instruction> instruction(String text, Background background) {
        return instruction(text, background.vocabulary());
    }

    /** What is usual among the papers of the catalogue; nothing if no paper's meaning is known. */
    private synchronized Optional<Background> background() {
        // Asked for first, as a command then has the index opened, and current.
        String encoder = index.encoding().name();
        PaperIndex.Meant meant = index.meant();
        if (usual == null || !usual.isOf(encoder, meant)) {
            List<Seen> sample = seen(catalogue.lists().sample(BACKGROUND));
            if (sample.isEmpty()) {
                return Optional.empty();
            }
            usual = new Usual(encoder, meant, backgroundOf(sample));
        }
        return Optional.of(usual.background());
    }

    /**
     * What was usual once.
     *
     * @param encoder by which
     * @param meant how many papers there were, and how many of them were encoded
     */
    private record Usual(String encoder, PaperIndex.Meant meant, Background background) {
        /** Whether it still tells of them: no tenth of them came or went, or was encoded since. */
        boolean isOf(String now, PaperIndex.Meant papers) {
            return now.equals(encoder)
                    && RENEWED_AT * Math.abs(papers.of() - meant.of()) < meant.of()
                    && RENEWED_AT * Math.abs(papers.papers() - meant.papers()) < meant.of();
        }
    }
}
