package broadsheet.bench.search;

import broadsheet.bench.load.Readings;
import broadsheet.measure.Half;
import broadsheet.measure.Marks;
import broadsheet.measure.Ranking;
import broadsheet.paper.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A contest of contenders on one collection: all of them index its papers, one after the other, and are then asked each
 * query in turn, so that a busy moment of the machine hits all.
 */
public final class Contest {
    /** How deep the answers are. */
    public static final int DEPTH = 100;

    /** Titles that are asked for before the clock runs, so that what is compiled on first use is; no query is known by then. */
    private static final int WARM_UP = 50;

    private Contest() {}

    /**
     * How a contender did.
     *
     * @param name its name
     * @param tag how files call it
     * @param indexingSeconds how long it took the papers in
     * @param milliseconds how long each query took, of both halves
     * @param run what it answered, by query
     * @param marks what that got on the half that figures are given of
     */
    public record Outcome(
            String name,
            String tag,
            double indexingSeconds,
            Readings milliseconds,
            Map<String, Ranking> run,
            Marks marks) {}

    /**
     * Holds it.
     *
     * @param half of the queries whose answers are marked
     * @param folder for what contenders keep on the disk, one each
     */
    public static List<Outcome> hold(TestCollection collection, List<Contender.Maker> makers, Half half, Path folder)
            throws IOException {
        List<Contender> contenders = new ArrayList<>();
        try {
            List<Double> indexing = new ArrayList<>();
            for (Contender.Maker maker : makers) {
                Contender contender =
                        maker.make(Files.createDirectories(folder.resolve(collection.tag() + "-" + contenders.size())));
                contenders.add(contender);
                long began = System.nanoTime();
                contender.index(collection.papers().stream());
                indexing.add((System.nanoTime() - began) / 1e9);
            }
            return ask(collection, contenders, indexing, half);
        } finally {
            for (Contender contender : contenders) {
                contender.close();
            }
        }
    }

    private static List<Outcome> ask(
            TestCollection collection, List<Contender> contenders, List<Double> indexing, Half half)
            throws IOException {
        for (Paper paper : collection
                .papers()
                .subList(0, Math.min(WARM_UP, collection.papers().size()))) {
            for (Contender contender : contenders) {
                contender.top(paper.title(), DEPTH);
            }
        }
        List<List<Double>> times = new ArrayList<>();
        List<Map<String, Ranking>> runs = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            times.add(new ArrayList<>());
            runs.add(new LinkedHashMap<>());
        }
        for (Map.Entry<String, String> query : collection.queries().entrySet()) {
            for (int i = 0; i < contenders.size(); i++) {
                long began = System.nanoTime();
                List<String> found = contenders.get(i).top(query.getValue(), DEPTH);
                times.get(i).add((System.nanoTime() - began) / 1e6);
                List<String> documents =
                        found.stream().map(TestCollection::local).toList();
                runs.get(i).put(query.getKey(), Ranking.inOrder(query.getKey(), documents));
            }
        }
        List<String> marked = collection.judgements().queries(half);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            outcomes.add(new Outcome(
                    contenders.get(i).name(),
                    contenders.get(i).tag(),
                    indexing.get(i),
                    Readings.of(times.get(i)),
                    runs.get(i),
                    Marks.of(collection.judgements(), marked, runs.get(i))));
        }
        return outcomes;
    }
}
