package broadsheet.search.lucene;

import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.rank.Contrast;
import broadsheet.search.Hit;
import broadsheet.search.Likeness;
import broadsheet.search.Relevance;
import broadsheet.search.Similar;
import broadsheet.search.lucene.Neighbours.Neighbour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    private final IndexSearcher searcher;
    private final Likeness likeness;
    private final Meanings meanings;
    private final MeaningFields fields;
    private final Documents documents;
    private final List<PaperId> unknown = new ArrayList<>();
    private final Set<Integer> examples = new LinkedHashSet<>();

    Likening(IndexSearcher searcher, Meanings meanings, Likeness likeness) {
        this.searcher = searcher;
        this.meanings = meanings;
        this.likeness = likeness;
        this.fields = switch (likeness.basis()) {
            case ENCODED -> meanings.fields().withoutEstimates();
            case ALSO_ESTIMATED -> meanings.fields();
        };
        this.documents = new Documents(searcher);
    }

    /**
     * The papers most alike.
     *
     * @param candidates of which papers; of all if there are none
     * @param limit how many at most
     */
    Similar find(List<PaperId> candidates, int limit) throws IOException {
        Map<String, Vector> liked = vectors(likeness.likePapers(), likeness.likePhrases());
        Map<String, Vector> unliked = vectors(likeness.unlikePapers(), likeness.unlikePhrases());
        if (liked.isEmpty()) {
            return new Similar(List.of(), unknown);
        }
        Contrast contrast = new Contrast(List.copyOf(liked.values()), List.copyOf(unliked.values()));
        Optional<Vector> direction = contrast.direction();
        if (direction.isEmpty()) {
            return new Similar(List.of(), unknown);
        }
        Neighbours neighbours = new Neighbours(searcher, fields, direction.get());
        int most = limit + examples.size();
        List<Neighbour> near = candidates.isEmpty()
                ? neighbours.nearest(most, WIDTH, List.of())
                : neighbours.nearestOf(documentsOf(candidates), most);
        int[] best = near.stream()
                .mapToInt(Neighbour::paper)
                .filter(paper -> !examples.contains(paper))
                .limit(limit)
                .toArray();
        return new Similar(hits(best, contrast, liked, unliked), unknown);
    }

    private List<Hit> hits(int[] papers, Contrast contrast, Map<String, Vector> liked, Map<String, Vector> unliked)
            throws IOException {
        List<List<Relevance.Part>> parts = new ArrayList<>();
        for (int i = 0; i < papers.length; i++) {
            parts.add(new ArrayList<>());
        }
        addParts(papers, liked, contrast.likedWeight(), parts);
        addParts(papers, unliked, contrast.unlikedWeight(), parts);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < papers.length; i++) {
            hits.add(new Hit(documents.id(papers[i]), new Relevance(parts.get(i))));
        }
        return hits;
    }

    private void addParts(int[] papers, Map<String, Vector> examples, double weight, List<List<Relevance.Part>> parts)
            throws IOException {
        for (Map.Entry<String, Vector> example : examples.entrySet()) {
            List<Neighbour> near = new Neighbours(searcher, fields, example.getValue()).measured(papers);
            for (int i = 0; i < papers.length; i++) {
                double cosine = near.get(i).cosine();
                parts.get(i).add(new Relevance.Part(Relevance.Kind.MEANING, example.getKey(), weight * cosine));
            }
        }
    }

    private Map<String, Vector> vectors(List<PaperId> papers, List<String> phrases) throws IOException {
        Map<String, Vector> vectors = new LinkedHashMap<>();
        for (PaperId paper : papers) {
            int[] found = documentsOf(List.of(paper));
            Optional<Vector> vector = found.length == 0 ? Optional.empty() : vector(paper, found[0]);
            for (int doc : found) {
                examples.add(doc);
            }
            vector.ifPresentOrElse(known -> vectors.put(paper.text(), known), () -> unknown.add(paper));
        }
        for (String phrase : phrases) {
            meanings.query(phrase).ifPresent(vector -> vectors.put("“" + phrase + "”", vector));
        }
        return vectors;
    }

    /** What an example means: as it was encoded, or is now, or is to be expected. */
    private Optional<Vector> vector(PaperId paper, int doc) throws IOException {
        Optional<Vector> encoded = Neighbours.vector(searcher, fields.withoutEstimates(), doc);
        if (encoded.isPresent()) {
            return encoded;
        }
        String text = likeness.texts().get(paper);
        Optional<Vector> now = text == null ? Optional.empty() : meanings.text(text);
        return now.isPresent() ? now : Neighbours.vector(searcher, fields, doc);
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
