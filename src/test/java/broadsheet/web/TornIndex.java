package broadsheet.web;

import broadsheet.encode.Encoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import broadsheet.search.Glance;
import broadsheet.search.IndexState;
import broadsheet.search.Kin;
import broadsheet.search.Likeness;
import broadsheet.search.PaperIndex;
import broadsheet.search.Results;
import broadsheet.search.SearchException;
import broadsheet.search.Similar;
import broadsheet.search.Unencoded;
import broadsheet.search.Wanted;
import broadsheet.search.query.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An index that knows words, and is torn where meaning is kept.
 *
 * @param index the one that is sound
 */
record TornIndex(PaperIndex index) implements PaperIndex {
    @Override
    public Similar similar(Likeness likeness, List<PaperId> candidates, int limit) {
        throw new SearchException("The index is torn.", null);
    }

    @Override
    public Kin kin(Paper paper, int similar, int sharing) {
        throw new SearchException("The index is torn.", null);
    }

    @Override
    public Map<PaperId, Vector> vectors(Collection<PaperId> papers) {
        throw new SearchException("The index is torn.", null);
    }

    @Override
    public <R extends Consumer<Glance>> List<R> glance(Collection<PaperId> papers, Supplier<R> readers) {
        throw new SearchException("The index is torn.", null);
    }

    @Override
    public <R extends Consumer<Glance>> List<R> glanceAtAll(Supplier<R> readers) {
        throw new SearchException("The index is torn.", null);
    }

    @Override
    public Encoding encoding() {
        return index.encoding();
    }

    @Override
    public Meant meant() {
        throw new SearchException("The index is torn.", null);
    }

    @Override
    public Results find(Query query, Wanted wanted) {
        return index.find(query, wanted);
    }

    @Override
    public IndexState state() {
        return index.state();
    }

    @Override
    public Optional<Unencoded> unencoded() {
        return index.unencoded();
    }

    @Override
    public void close() {
        index.close();
    }
}
