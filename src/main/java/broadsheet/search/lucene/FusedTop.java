package broadsheet.search.lucene;

import broadsheet.rank.Fusion;
import broadsheet.search.Place;
import broadsheet.search.Relevance;
import broadsheet.search.Relevance.Standing;
import broadsheet.search.lucene.Neighbours.Neighbour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The best papers by words and meaning together: the first hundreds by either are weighed by both ({@link Fusion}). Whatever
 * else has the words follows behind them, in the order of its points.
 */
final class FusedTop {
    /** How many of the best by words are weighed, at least. */
    private static final int BY_WORDS = 200;

    /** How many of the nearest are weighed, at most, but for pages that are longer. */
    private static final int NEAREST = 100;

    /** Below all points: places behind what was weighed are told from places within by it. */
    private static final double BEHIND = -1e6;

    private static final Comparator<Weighed> ORDER = Comparator.comparingDouble(Weighed::score)
            .thenComparingLong(Weighed::day)
            .thenComparingLong(Weighed::paper)
            .reversed();

    private final WordTop words;
    private final Documents documents;

    /** Those found by their meaning, whether they have the words or not. */
    private final int[] nearest;

    /** The last of the best by words, if there may be more behind it. */
    private final Optional<FieldDoc> lastByWords;

    private final boolean findsByWords;
    private final List<Weighed> weighed = new ArrayList<>();

    /** What one point for single words is of the score. */
    private final double share;

    /** What one point for how words stand together is of the score. */
    private final double rewardShare;

    /**
     * A paper that was weighed.
     *
     * @param doc its document
     * @param relevance whose parts sum to the score
     * @param day by which ties are broken
     * @param paper by which further ties are broken
     */
    record Weighed(int doc, Relevance relevance, double score, long day, long paper) {}

    /**
     * The best by words alone.
     *
     * @param papers the best first
     * @param last of them, if there may be more behind it
     */
    record Best(List<ScoreDoc> papers, Optional<FieldDoc> last) {
        /** Finds as many as are weighed. */
        static Best of(WordTop words, int limit) throws IOException {
            int size = Math.max(BY_WORDS, limit + 1);
            List<ScoreDoc> papers = List.of(words.first(size, Optional.empty()).scoreDocs);
            return new Best(papers, papers.size() < size ? Optional.empty() : Optional.of((FieldDoc) papers.getLast()));
        }
    }

    /**
     * Weighs.
     *
     * @param best the best by words, if papers are found by them
     * @param limit how many papers a page has
     */
    FusedTop(WordTop words, Optional<Best> best, Neighbours neighbours, Meanings meanings, int limit)
            throws IOException {
        this.words = words;
        Fusion fusion = best.isPresent() ? meanings.fusion() : new Fusion(1);
        this.documents = new Documents(words.searcher());
        this.findsByWords = best.isPresent();
        this.lastByWords = best.flatMap(Best::last);
        List<Neighbour> measured =
                new ArrayList<>(near(neighbours, Math.max(NEAREST, limit + 1), leastSimilarity(meanings)));
        this.nearest = measured.stream().mapToInt(Neighbour::paper).toArray();
        Set<Integer> known = Arrays.stream(nearest).boxed().collect(Collectors.toSet());
        measured.addAll(neighbours.measured(best.stream()
                .flatMapToInt(found -> found.papers().stream().mapToInt(one -> one.doc))
                .filter(doc -> !known.contains(doc))
                .toArray()));
        int[] docs = measured.stream().mapToInt(Neighbour::paper).toArray();
        List<List<Relevance.Part>> points = new WordPoints(words.searcher()).of(words.plan(), docs);
        double[] rewards = sums(points, true);
        double[] single = sums(points, false);
        double[] sums = IntStream.range(0, docs.length)
                .mapToDouble(i -> single[i] + rewards[i])
                .toArray();
        List<Fusion.Fused> fused = fusion.fuse(IntStream.range(0, docs.length)
                .mapToObj(i -> new Fusion.Evidence(
                        single[i],
                        rewards[i],
                        measured.get(i).cosine(),
                        measured.get(i).estimated()))
                .toList());
        this.share = share(single, fused.stream().map(Fusion.Fused::words).toList());
        this.rewardShare =
                share(rewards, fused.stream().map(Fusion.Fused::rewards).toList());
        weigh(measured, points, sums, fused);
    }

    /** The points of each paper for how words stand together, or for single words. */
    private static double[] sums(List<List<Relevance.Part>> points, boolean rewards) {
        return points.stream()
                .mapToDouble(parts -> parts.stream()
                        .filter(part -> part.kind().isReward() == rewards)
                        .mapToDouble(Relevance.Part::points)
                        .sum())
                .toArray();
    }

    /** What one point is of the score, which is the same for all papers. */
    private static double share(double[] points, List<Double> scores) {
        return IntStream.range(0, points.length)
                .filter(i -> points[i] > 0)
                .mapToDouble(i -> scores.get(i) / points[i])
                .findFirst()
                .orElse(0);
    }

    /** The nearest that have anything to do with the query. */
    private List<Neighbour> near(Neighbours neighbours, int most, double least) throws IOException {
        List<Query> conditions = new ArrayList<>(words.filters());
        conditions.addAll(words.plan().required());
        return neighbours.nearest(most, neighbours.widthOfQuery(), conditions).stream()
                .filter(one -> one.cosine() >= least)
                .toList();
    }

    private double leastSimilarity(Meanings meanings) {
        return meanings.leastSimilarity(words.searcher().getIndexReader().numDocs());
    }

    private void weigh(
            List<Neighbour> papers, List<List<Relevance.Part>> points, double[] sums, List<Fusion.Fused> fused)
            throws IOException {
        int[] docs = papers.stream().mapToInt(Neighbour::paper).toArray();
        double[] cosines = papers.stream().mapToDouble(Neighbour::cosine).toArray();
        int[] byWords = ranks(sums);
        int[] byMeaning = ranks(cosines);
        long[] days = documents.numbers(docs, Field.SORT_DAY);
        long[] keys = documents.numbers(docs, Field.PAPER);
        for (int i = 0; i < docs.length; i++) {
            List<Relevance.Part> parts = new ArrayList<>(shares(points.get(i)));
            if (fused.get(i).meaning() > 0) {
                parts.add(new Relevance.Part(
                        Relevance.Kind.MEANING, "", fused.get(i).meaning()));
            }
            Standing standing =
                    new Standing(cosines[i], papers.get(i).estimated(), sums[i] > 0 ? byWords[i] : 0, byMeaning[i]);
            weighed.add(new Weighed(
                    docs[i],
                    new Relevance(parts, Optional.of(standing)),
                    fused.get(i).score(),
                    days[i],
                    keys[i]));
        }
        weighed.sort(ORDER);
    }

    /** The rank of each value, from 1 for the greatest; equal ones share the better. NaN, which is less than all, has 0. */
    static int[] ranks(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int[] ranks = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                // Behind the last that is not greater.
                int at = Arrays.binarySearch(sorted, Math.nextUp(values[i]));
                ranks[i] = 1 + sorted.length - (at < 0 ? -at - 1 : at);
            }
        }
        return ranks;
    }

    /** The points of words as their share of the score. */
    private List<Relevance.Part> shares(List<Relevance.Part> points) {
        return share > 0
                ? points.stream()
                        .map(part -> new Relevance.Part(
                                part.kind(),
                                part.text(),
                                part.points() * (part.kind().isReward() ? rewardShare : share)))
                        .toList()
                : List.of();
    }

    /**
     * A page.
     *
     * @param papers in order
     * @param next where the next one starts, if there is one
     */
    record Page(List<Weighed> papers, Optional<Place> next) {}

    /** The page after a place. */
    Page page(int limit, Optional<Place> after) throws IOException {
        List<Weighed> page = new ArrayList<>();
        if (after.isEmpty() || after.get().value() > BEHIND / 2) {
            weighed.stream()
                    .filter(one -> after.isEmpty() || isAfter(one, after.get()))
                    .limit(limit + 1)
                    .forEach(page::add);
            if (page.size() <= limit && lastByWords.isPresent()) {
                addBehind(WordTop.place(lastByWords.get()), limit + 1 - page.size(), page);
            }
        } else {
            Place place = after.get();
            addBehind(new Place(place.value() - BEHIND, place.day(), place.paper()), limit + 1, page);
        }
        boolean more = page.size() > limit;
        List<Weighed> shown = List.copyOf(more ? page.subList(0, limit) : page);
        return new Page(shown, more ? Optional.of(place(shown.getLast())) : Optional.empty());
    }

    private static Place place(Weighed one) {
        return new Place(one.score(), one.day(), one.paper());
    }

    private static boolean isAfter(Weighed one, Place place) {
        int order = Double.compare(place.value(), one.score());
        order = order == 0 ? Long.compare(place.day(), one.day()) : order;
        return (order == 0 ? Long.compare(place.paper(), one.paper()) : order) > 0;
    }

    /** Adds what has the words and was not weighed. */
    private void addBehind(Place place, int most, List<Weighed> page) throws IOException {
        Set<Integer> known = new LinkedHashSet<>();
        Arrays.stream(nearest).forEach(known::add);
        List<FieldDoc> added = Arrays.stream(words.first(most + nearest.length, Optional.of(place)).scoreDocs)
                .filter(one -> !known.contains(one.doc))
                .limit(most)
                .map(FieldDoc.class::cast)
                .toList();
        int[] docs = added.stream().mapToInt(one -> one.doc).toArray();
        List<List<Relevance.Part>> points = new WordPoints(words.searcher()).of(words.plan(), docs);
        for (int i = 0; i < docs.length; i++) {
            Place at = WordTop.place(added.get(i));
            page.add(new Weighed(
                    docs[i],
                    new Relevance(shares(points.get(i)), Optional.empty()),
                    at.value() + BEHIND,
                    at.day(),
                    at.paper()));
        }
    }

    /** Counts those of the nearest that words do not find, which are counted already. */
    void countOthers(FacetCounting counting) throws IOException {
        IndexSearcher searcher = words.searcher();
        Query query = words.plan().query(words.missing(), List.of(), false);
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<LeafCollector> collectors = new ArrayList<>();
        documents.visit(nearest, new Documents.Visit() {
            private @Nullable Scorer scorer;

            @Override
            public void segment(LeafReaderContext leaf) throws IOException {
                scorer = findsByWords ? weight.scorer(leaf) : null;
                collectors.add(counting.getLeafCollector(leaf));
            }

            @Override
            public void document(int index, int doc) throws IOException {
                if (scorer == null || !Documents.reaches(scorer.iterator(), doc)) {
                    collectors.getLast().collect(doc);
                }
            }
        });
        for (LeafCollector collector : collectors) {
            collector.finish();
        }
    }
}
