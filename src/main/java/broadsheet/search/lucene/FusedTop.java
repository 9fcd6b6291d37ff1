package broadsheet.search.lucene;

import broadsheet.rank.Fusion;
import broadsheet.search.Place;
import broadsheet.search.Relevance;
import broadsheet.search.Wanted.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;

/**
 * The best papers by words and meaning together: the first hundreds by either are weighed by both ({@link Fusion}). Whatever
 * else has the words follows behind them, in the order of its points.
 */
final class FusedTop {
    /** How many of the best by words are weighed, at least. */
    private static final int BY_WORDS = 200;

    /** How many of the nearest are weighed, at least. */
    private static final int NEAREST = 100;

    /** Below all points: places behind what was weighed are told from places within by it. */
    private static final double BEHIND = -1e6;

    private static final Comparator<Weighed> ORDER = Comparator.comparingDouble(Weighed::score)
            .thenComparingLong(Weighed::day)
            .thenComparingLong(Weighed::paper)
            .reversed();

    private final WordTop words;
    private final Neighbours neighbours;
    private final Fusion fusion;
    private final Documents documents;
    private final List<Weighed> weighed = new ArrayList<>();
    private final List<Integer> nearest = new ArrayList<>();
    private final int byWords;
    private Optional<FieldDoc> lastByWords = Optional.empty();
    private double mostPoints = 1;

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
     * Weighs.
     *
     * @param mode meaning or both
     * @param limit how many papers a page has
     */
    FusedTop(WordTop words, Neighbours neighbours, Fusion fusion, Mode mode, int limit) throws IOException {
        this.words = words;
        this.neighbours = neighbours;
        this.fusion = mode == Mode.MEANING ? new Fusion(1) : fusion;
        this.documents = new Documents(words.searcher());
        this.byWords = mode == Mode.MEANING ? 0 : Math.max(BY_WORDS, limit + 1);
        Set<Integer> candidates = new LinkedHashSet<>();
        if (byWords > 0) {
            ScoreDoc[] best = words.first(byWords, Optional.empty()).scoreDocs;
            for (ScoreDoc one : best) {
                candidates.add(one.doc);
            }
            lastByWords = best.length < byWords ? Optional.empty() : Optional.of((FieldDoc) best[best.length - 1]);
        }
        List<Query> conditions = new ArrayList<>(words.filters());
        conditions.addAll(words.plan().required());
        for (int doc : neighbours.nearest(Math.max(NEAREST, limit + 1), conditions)) {
            candidates.add(doc);
            nearest.add(doc);
        }
        weigh(candidates.stream().mapToInt(Integer::intValue).toArray());
    }

    private void weigh(int[] docs) throws IOException {
        List<List<Relevance.Part>> points = new WordPoints(words.searcher()).of(words.plan(), docs);
        double[] cosines = neighbours.cosines(docs);
        List<Fusion.Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < docs.length; i++) {
            evidence.add(new Fusion.Evidence(new Relevance(points.get(i)).total(), cosines[i]));
        }
        mostPoints = evidence.stream().mapToDouble(Fusion.Evidence::words).max().orElse(0);
        List<Fusion.Fused> fused = fusion.fuse(evidence);
        for (int i = 0; i < docs.length; i++) {
            List<Relevance.Part> parts = new ArrayList<>(shares(points.get(i)));
            if (fused.get(i).meaning() > 0) {
                parts.add(new Relevance.Part(
                        Relevance.Kind.MEANING,
                        Double.isNaN(cosines[i]) ? "" : String.format(java.util.Locale.ROOT, "%.2f", cosines[i]),
                        fused.get(i).meaning()));
            }
            weighed.add(new Weighed(
                    docs[i],
                    new Relevance(parts),
                    fused.get(i).score(),
                    documents.number(docs[i], Field.SORT_DAY),
                    documents.number(docs[i], Field.PAPER)));
        }
        weighed.sort(ORDER);
    }

    /** The points of words as their share of the score. */
    private List<Relevance.Part> shares(List<Relevance.Part> points) {
        double scale = (1 - fusion.meaning()) / mostPoints;
        return scale > 0 && Double.isFinite(scale)
                ? points.stream()
                        .map(part -> new Relevance.Part(part.kind(), part.text(), part.points() * scale))
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
                behind(WordTop.place(lastByWords.get()), limit + 1 - page.size(), page);
            }
        } else {
            Place place = after.get();
            behind(new Place(place.value() - BEHIND, place.day(), place.paper()), limit + 1, page);
        }
        boolean more = page.size() > limit;
        List<Weighed> shown = more ? page.subList(0, limit) : page;
        return new Page(
                List.copyOf(shown),
                more
                        ? Optional.of(new Place(
                                shown.getLast().score(),
                                shown.getLast().day(),
                                shown.getLast().paper()))
                        : Optional.empty());
    }

    private static boolean isAfter(Weighed one, Place place) {
        int order = Double.compare(place.value(), one.score());
        order = order == 0 ? Long.compare(place.day(), one.day()) : order;
        return (order == 0 ? Long.compare(place.paper(), one.paper()) : order) > 0;
    }

    /** Adds what has the words and was not weighed. */
    private void behind(Place place, int most, List<Weighed> page) throws IOException {
        TopFieldDocs found = words.first(most + nearest.size(), Optional.of(place));
        Set<Integer> known = Set.copyOf(nearest);
        List<FieldDoc> added = new ArrayList<>();
        for (ScoreDoc one : found.scoreDocs) {
            if (!known.contains(one.doc) && added.size() < most) {
                added.add((FieldDoc) one);
            }
        }
        int[] docs = added.stream().mapToInt(one -> one.doc).toArray();
        List<List<Relevance.Part>> points = new WordPoints(words.searcher()).of(words.plan(), docs);
        for (int i = 0; i < docs.length; i++) {
            Place at = WordTop.place(added.get(i));
            page.add(new Weighed(
                    docs[i], new Relevance(shares(points.get(i))), at.value() + BEHIND, at.day(), at.paper()));
        }
    }

    /** Counts those of the nearest that have not all of the words, which are counted already. */
    void countOthers(FacetCounting counting) throws IOException {
        IndexSearcher searcher = words.searcher();
        Query query = words.plan().query(words.missing(), List.of(), false);
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<Integer> sorted = nearest.stream().sorted().toList();
        LeafReaderContext at = null;
        Scorer scorer = null;
        LeafCollector collector = null;
        for (int doc : sorted) {
            LeafReaderContext leaf = documents.leaf(doc);
            if (leaf != at) {
                if (collector != null) {
                    collector.finish();
                }
                at = leaf;
                scorer = byWords == 0 ? null : weight.scorer(leaf);
                collector = counting.getLeafCollector(leaf);
            }
            if (collector != null && !matches(scorer, doc - leaf.docBase)) {
                collector.collect(doc - leaf.docBase);
            }
        }
        if (collector != null) {
            collector.finish();
        }
    }

    private static boolean matches(@org.jspecify.annotations.Nullable Scorer scorer, int doc) throws IOException {
        return scorer != null && (scorer.docID() < doc ? scorer.iterator().advance(doc) : scorer.docID()) == doc;
    }
}
