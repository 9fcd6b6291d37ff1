package broadsheet.search.lucene;

import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.rank.Contrast;
import broadsheet.search.Hit;
import broadsheet.search.Likeness;
import broadsheet.search.Likeness.Basis;
import broadsheet.search.Relevance;
import broadsheet.search.Relevance.Standing;
import broadsheet.search.Similar;
import broadsheet.search.lucene.Neighbours.Neighbour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Finds the papers most like some others, and least like others. */
final class Likening {
    /** How many papers are looked at, at least: papers find their like with fewer than sentences do. */
    static final int WIDTH = 100;

    /** How many words of an example count: the more examples there are, the less another word of one tells. */
    private static final int WORDS = 30;

    private static final int FEWEST_WORDS = 6;

    private final IndexSearcher searcher;
    private final Weights weights;
    private final Likeness likeness;
    private final Meanings meanings;
    private final MeaningFields fields;
    private final List<PaperId> unknown = new ArrayList<>();

    /** Of the examples, which are like themselves. */
    private final Set<Integer> documents = new LinkedHashSet<>();

    Likening(IndexSearcher searcher, Weights weights, Meanings meanings, Likeness likeness) {
        this.searcher = searcher;
        this.weights = weights;
        this.meanings = meanings;
        this.likeness = likeness;
        this.fields = switch (likeness.basis()) {
            case ENCODED -> meanings.fields().withoutEstimates();
            case ALSO_ESTIMATED -> meanings.fields();
        };
    }

    /**
     * What papers are held against.
     *
     * @param name what it is called
     * @param vector what it means
     * @param text what it says; empty if that is not known
     */
    private record Example(String name, Vector vector, String text) {}

    /**
     * The papers most alike: of those that mean the most nearly the same, those that say it in the same words come first.
     *
     * @param candidates of which papers; of all if there are none
     * @param limit how many at most
     */
    Similar find(List<PaperId> candidates, int limit) throws IOException {
        List<Example> liked = examples(likeness.likePapers(), likeness.likePhrases());
        List<Example> unliked = examples(likeness.unlikePapers(), likeness.unlikePhrases());
        if (liked.isEmpty()) {
            return new Similar(List.of(), unknown);
        }
        Contrast contrast = new Contrast(
                liked.stream().map(Example::vector).toList(),
                unliked.stream().map(Example::vector).toList());
        Optional<Vector> direction = contrast.direction();
        if (direction.isEmpty()) {
            return new Similar(List.of(), unknown);
        }
        Neighbours neighbours = new Neighbours(searcher, fields, direction.get());
        int most = Math.max(limit, WIDTH) + documents.size();
        List<Neighbour> near = candidates.isEmpty()
                ? neighbours.nearest(most, WIDTH, List.of())
                : neighbours.nearestOf(documentsOf(candidates), Integer.MAX_VALUE);
        return new Similar(
                hits(
                        near.stream()
                                .filter(one -> !documents.contains(one.paper()))
                                .toList(),
                        limit,
                        contrast,
                        liked,
                        unliked),
                unknown);
    }

    private List<Hit> hits(
            List<Neighbour> near, int limit, Contrast contrast, List<Example> liked, List<Example> unliked)
            throws IOException {
        int[] papers = near.stream().mapToInt(Neighbour::paper).toArray();
        List<List<Relevance.Part>> parts = new ArrayList<>();
        for (int i = 0; i < papers.length; i++) {
            parts.add(new ArrayList<>());
        }
        IndexTerms terms = new IndexTerms(searcher);
        int words = Math.max(FEWEST_WORDS, WORDS / (liked.size() + unliked.size()));
        List<Weighed> weighed = new ArrayList<>();
        if (liked.size() == 1 && unliked.isEmpty()) {
            // Of one example, what is near was measured as it was found.
            double[] shares = add(papers, cosines(near), liked.getFirst(), 1, terms, words, parts);
            int[] byWords = FusedTop.ranks(shares);
            for (int i = 0; i < papers.length; i++) {
                Neighbour one = near.get(i);
                Standing standing = new Standing(one.cosine(), one.estimated(), shares[i] > 0 ? byWords[i] : 0, i + 1);
                weighed.add(new Weighed(papers[i], new Relevance(parts.get(i), Optional.of(standing))));
            }
        } else {
            for (Example example : liked) {
                add(papers, cosines(example, papers), example, contrast.likedWeight(), terms, words, parts);
            }
            for (Example example : unliked) {
                add(papers, cosines(example, papers), example, contrast.unlikedWeight(), terms, words, parts);
            }
            for (int i = 0; i < papers.length; i++) {
                weighed.add(new Weighed(papers[i], new Relevance(parts.get(i))));
            }
        }
        weighed.sort(Weighed.MOST_ALIKE_FIRST);
        List<Hit> hits = new ArrayList<>();
        for (Weighed one : weighed.subList(0, Math.min(limit, weighed.size()))) {
            hits.add(new Hit(new Documents(searcher).id(one.paper()), one.relevance()));
        }
        return hits;
    }

    /** A paper with how alike it is. */
    private record Weighed(int paper, Relevance relevance) {
        static final Comparator<Weighed> MOST_ALIKE_FIRST = Comparator.comparingDouble(
                        (Weighed one) -> one.relevance().total())
                .reversed()
                .thenComparingInt(Weighed::paper);
    }

    private double[] cosines(Example example, int[] papers) throws IOException {
        return cosines(new Neighbours(searcher, fields, example.vector()).measured(papers));
    }

    private static double[] cosines(List<Neighbour> papers) {
        return papers.stream().mapToDouble(Neighbour::cosine).toArray();
    }

    /** Adds the part of an example, and tells how much of its words the papers have. */
    private double[] add(
            int[] papers,
            double[] cosines,
            Example example,
            double weight,
            IndexTerms terms,
            int words,
            List<List<Relevance.Part>> parts)
            throws IOException {
        double[] shares = new SharedWords(searcher, terms, weights, example.text(), words).of(papers);
        for (int i = 0; i < papers.length; i++) {
            double alike = meanings.alikeness().of(cosines[i], shares[i]);
            parts.get(i).add(new Relevance.Part(Relevance.Kind.MEANING, example.name(), weight * alike));
        }
        return shares;
    }

    private List<Example> examples(List<PaperId> papers, List<String> phrases) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (PaperId paper : papers) {
            int[] found = documentsOf(List.of(paper));
            Optional<Vector> vector = vector(paper, found);
            for (int doc : found) {
                documents.add(doc);
            }
            String text = likeness.texts().getOrDefault(paper, "");
            vector.ifPresentOrElse(
                    known -> examples.add(new Example(paper.text(), known, text)), () -> unknown.add(paper));
        }
        for (String phrase : phrases) {
            meanings.query(phrase).ifPresent(vector -> examples.add(new Example("“" + phrase + "”", vector, phrase)));
        }
        return examples;
    }

    /** What an example means: as it was encoded, or is now, or is to be expected. */
    private Optional<Vector> vector(PaperId paper, int[] found) throws IOException {
        Optional<Vector> encoded = vector(found, fields.withoutEstimates());
        if (encoded.isPresent()) {
            return encoded;
        }
        // One that came just now may not even be in the index.
        String text = likeness.texts().get(paper);
        Optional<Vector> now =
                text == null || likeness.basis() == Basis.ENCODED ? Optional.empty() : meanings.text(text);
        return now.isPresent() ? now : vector(found, fields);
    }

    private Optional<Vector> vector(int[] found, MeaningFields of) throws IOException {
        return found.length == 0 ? Optional.empty() : Neighbours.vector(searcher, of, found[0]);
    }

    private int[] documentsOf(List<PaperId> papers) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (PaperId paper : papers) {
            for (ScoreDoc one : searcher.search(new TermQuery(new Term(Field.ID, paper.text())), 1).scoreDocs) {
                found.add(one.doc);
            }
        }
        return found.stream().mapToInt(Integer::intValue).distinct().toArray();
    }
}
