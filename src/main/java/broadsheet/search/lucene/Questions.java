package broadsheet.search.lucene;

import broadsheet.encode.Encoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.search.Glance;
import broadsheet.search.Kin;
import broadsheet.search.Likeness;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.Results;
import broadsheet.search.Similar;
import broadsheet.search.Wanted;
import broadsheet.search.query.Query;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.lucene.search.IndexSearcher;

/**
 * What can be asked of an index, whoever keeps it.
 *
 * @param weights by which words are scored
 * @param meanings of queries
 */
record Questions(Weights weights, Meanings meanings) {
    /** A question. */
    @FunctionalInterface
    interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    /** The same, where papers are found by the vectors of an encoder. */
    Questions by(Encoding encoding) {
        return encoding.equals(meanings.encoding()) ? this : new Questions(weights, Meanings.of(encoding));
    }

    Question<Results> find(Query query, Wanted wanted) {
        return searcher -> new Finding(searcher, query, wanted, weights, meanings).find();
    }

    Question<Similar> similar(Likeness likeness, List<PaperId> candidates, int limit) {
        return searcher -> new Likening(searcher, weights, meanings, likeness).find(candidates, limit);
    }

    Question<Kin> kin(Paper paper, int similar, int sharing) {
        return searcher -> new Kin(
                new Likening(
                                searcher,
                                weights,
                                meanings,
                                Likeness.of(paper.id()).with(Map.of(paper.id(), Encoding.text(paper))))
                        .find(List.of(), similar)
                        .hits(),
                SharedBands.find(searcher, paper, sharing));
    }

    Question<Map<PaperId, Vector>> vectors(Collection<PaperId> papers) {
        return searcher -> MeantPapers.vectors(searcher, meanings.fields(), papers);
    }

    <R extends Consumer<Glance>> Question<List<R>> glance(Collection<PaperId> papers, Supplier<R> readers) {
        return searcher -> new Glances(searcher, meanings.fields()).of(papers, readers);
    }

    <R extends Consumer<Glance>> Question<List<R>> glanceAtAll(Supplier<R> readers) {
        return searcher -> new Glances(searcher, meanings.fields()).all(readers);
    }

    Question<Meant> meant() {
        return searcher -> MeantPapers.count(searcher, meanings.fields());
    }

    Question<List<PaperId>> unencoded(int most) {
        return searcher -> MeantPapers.missing(searcher, meanings.fields(), most);
    }

    Question<List<PaperId>> encoded(int most) {
        return searcher -> MeantPapers.encoded(searcher, meanings.fields(), most);
    }

    Question<List<PaperId>> unestimated(int learntFrom, int most) {
        return searcher -> MeantPapers.unestimated(searcher, meanings.fields(), learntFrom, most);
    }
}
