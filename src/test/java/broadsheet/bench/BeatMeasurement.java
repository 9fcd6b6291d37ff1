package broadsheet.bench;

import broadsheet.bench.load.Readings;
import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Example;
import broadsheet.catalog.Beat.Stance;
import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.encode.Encoding;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.Hit;
import broadsheet.search.Likeness;
import broadsheet.search.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How fast beats are learnt, and papers ranked by them. */
final class BeatMeasurement {
    private static final double AIM_TRAIN_MILLISECONDS = 100;
    private static final double AIM_DAY_MILLISECONDS = 20;
    private static final double AIM_HUNDRED_SECONDS = 5;

    private static final int BEATS = 100;
    private static final int EXAMPLES = 5;
    private static final int DAY = 500;
    private static final int BEST = 50;
    private static final int ROUNDS = 5;
    private static final long SEED = 20251226;

    private final Workbench bench;
    private final List<Figure> figures = new ArrayList<>();

    BeatMeasurement(Workbench bench) {
        this.bench = bench;
    }

    /** Measures on a home of papers that are encoded, of which nobody else has the index. */
    Findings measure(Path folder, Encoding encoding) throws IOException, InterruptedException {
        Home home = new Home(folder);
        long papers;
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system())) {
            if (encoding.await().isEmpty()) {
                throw new IllegalStateException("beats need an encoder");
            }
            index.awaitCurrent();
            papers = index.meant().papers();
            List<PaperId> names = new ArrayList<>(catalogue.lists().names());
            int most = Math.min(BEATS, names.size() / 4);
            List<PaperId> day = names.subList(names.size() - Math.min(DAY, names.size()), names.size());
            List<Beat> beats = beats(catalogue, index, names, most);
            measure(new BeatLearning(catalogue, index), beats, List.copyOf(day));
        }
        return new Findings(figures, List.of("""
                **Beats.** In this process, as a server does, on a home of %,d papers that are all encoded: %d beats made of papers drawn by \
                chance (seed %d), the title for a sentence and the %d papers most like it for examples, the last of them as one that \
                is not wanted. The first learnt also reads what is usual, while the JVM still compiles; each of the others is learnt \
                from the beat to what ranks, its sentence encoded, its examples read from the catalogue. A day is the %d papers that \
                came last, ranked by one beat after another. All papers are then ranked by one beat, and by all beats at once, for \
                the best %d of each, on all cores.""".formatted(papers, BEATS, SEED, EXAMPLES + 1, DAY, BEST)));
    }

    private static List<Beat> beats(Catalogue catalogue, LuceneIndex index, List<PaperId> names, int most) {
        List<PaperId> drawn = new ArrayList<>(names);
        Collections.shuffle(drawn, new Random(SEED));
        List<Beat> beats = new ArrayList<>();
        for (Paper paper : catalogue.papers().list(drawn.subList(0, most))) {
            List<Hit> alike = index.similar(Likeness.of(paper.id()), List.of(), EXAMPLES + 1)
                    .hits();
            List<Example> examples = new ArrayList<>();
            for (int i = 0; i < alike.size(); i++) {
                examples.add(new Example(alike.get(i).id(), i < EXAMPLES ? Stance.LIKE : Stance.UNLIKE));
            }
            beats.add(new Beat("beat " + beats.size(), paper.title(), examples));
        }
        return beats;
    }

    private void measure(BeatLearning learning, List<Beat> beats, List<PaperId> day) {
        List<Learnt> learnt = new ArrayList<>();
        List<Double> train = new ArrayList<>();
        for (Beat beat : beats) {
            long began = System.nanoTime();
            learnt.add(learning.learn(beat).orElseThrow());
            train.add(milliseconds(began));
        }
        List<Double> later = train.subList(1, train.size());
        figures.add(Figure.known("ms", "learning the first beat", Readings.of(train.subList(0, 1))));
        figures.add(Figure.atMost(AIM_TRAIN_MILLISECONDS, "ms", "learning a beat", Readings.of(later))
                .withTail(Readings.of(later)));
        List<Double> days = new ArrayList<>();
        for (Learnt one : learnt) {
            days.add(timed(() -> learning.rank(List.of(one), day, BEST)));
        }
        figures.add(Figure.atMost(AIM_DAY_MILLISECONDS, "ms", "ranking a day by a beat", Readings.of(days))
                .withTail(Readings.of(days)));
        List<Double> one = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            List<Learnt> single = learnt.subList(i, i + 1);
            one.add(timed(() -> learning.rankAll(single, BEST)) / 1_000);
            all.add(timed(() -> learning.rankAll(learnt, BEST)) / 1_000);
        }
        figures.add(Figure.known("s", "ranking all papers by a beat", Readings.of(one)));
        figures.add(Figure.atMost(
                AIM_HUNDRED_SECONDS, "s", "ranking all papers by " + learnt.size() + " beats", Readings.of(all)));
        figures.forEach(figure -> bench.tell(figure.what() + ": " + figure.median() + ", " + figure.spread()));
    }

    private static double timed(Runnable what) {
        long began = System.nanoTime();
        what.run();
        return milliseconds(began);
    }

    private static double milliseconds(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
