package broadsheet.search.lucene;

import broadsheet.encode.VectorFile.Encoded;
import broadsheet.encode.WordTable;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.search.Estimates;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.Unencoded;
import java.util.List;
import java.util.Optional;

/**
 * An index as those see it who encode its papers.
 *
 * @param index that is kept by this process
 * @param questions to it, by the home's encoder
 */
record PapersToEncode(LuceneIndex index, Questions questions) implements Unencoded, Estimates {
    @Override
    public List<PaperId> next(int most) {
        // What is encoded and cannot be kept would be asked for again and again.
        return index.withVectors(PaperVectors::isNone) ? List.of() : index.ask(questions.unencoded(most));
    }

    @Override
    public boolean isKnown(String text) {
        return index.withVectors(vectors -> vectors.has(text));
    }

    @Override
    public void take(List<Encoded> encoded, List<PaperId> papers) throws InterruptedException {
        index.opened();
        index.withVectors(vectors -> {
            vectors.add(encoded);
            return encoded.size();
        });
        renew(papers);
    }

    @Override
    public void tidy() throws InterruptedException {
        index.tidy();
    }

    @Override
    public Estimates estimates() {
        return this;
    }

    @Override
    public boolean areNeeded() {
        return index.isPresentServing();
    }

    @Override
    public Meant meant() {
        return index.ask(questions.meant());
    }

    @Override
    public int learntFrom() {
        return index.withVectors(PaperVectors::table).map(WordTable::learntFrom).orElse(0);
    }

    @Override
    public List<PaperId> encoded(int most) {
        return index.ask(questions.encoded(most));
    }

    @Override
    public Optional<Vector> vector(String text) {
        return index.withVectors(vectors -> vectors.find(text));
    }

    @Override
    public void estimateBy(WordTable table) throws InterruptedException {
        index.withVectors(vectors -> {
            vectors.estimateBy(table);
            return table;
        });
        // All but the encoded ones are estimated anew.
        index.spare();
    }

    @Override
    public List<PaperId> unestimated(int most) {
        int learntFrom = learntFrom();
        return learntFrom == 0 ? List.of() : index.ask(questions.unestimated(learntFrom, most));
    }

    @Override
    public void renew(List<PaperId> papers) throws InterruptedException {
        index.renew(papers);
    }
}
