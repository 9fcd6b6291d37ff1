package broadsheet.search.lucene;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.encode.Encoding;
import broadsheet.paper.PaperId;
import broadsheet.search.IndexState;
import broadsheet.search.Likeness;
import broadsheet.search.PaperIndex;
import broadsheet.search.Results;
import broadsheet.search.SearchException;
import broadsheet.search.Similar;
import broadsheet.search.Unencoded;
import broadsheet.search.Wanted;
import broadsheet.search.query.Query;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The index as a command uses it: opened when first asked. Where nobody serves the home, the command keeps the index meanwhile,
 * and waits until it is current; beside a server it reads what that has put onto the disk.
 */
public final class CommandIndex implements PaperIndex {
    private final Home home;
    private final Catalogue catalogue;
    private final Encoding encoding;
    private final InstantSource clock;
    private Home.@Nullable Lock lock;
    private @Nullable PaperIndex opened;

    /** The index of a home. Nothing is opened yet. */
    public CommandIndex(Home home, Catalogue catalogue, Encoding encoding, InstantSource clock) {
        this.home = home;
        this.catalogue = catalogue;
        this.encoding = encoding;
        this.clock = clock;
    }

    private synchronized PaperIndex index() {
        if (opened != null) {
            return opened;
        }
        Home.Lock held = home.lock().orElse(null);
        if (held == null) {
            opened = new ReadIndex(home.index(), Weights.CHOSEN, Meanings.of(encoding));
            return opened;
        }
        lock = held;
        LuceneIndex kept = LuceneIndex.keep(home.index(), catalogue, encoding, clock);
        opened = kept;
        try {
            kept.awaitCurrent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchException("waiting for the index in " + home.index() + " was interrupted", e);
        }
        return kept;
    }

    @Override
    public Results find(Query query, Wanted wanted) {
        return index().find(query, wanted);
    }

    @Override
    public Similar similar(Likeness likeness, List<PaperId> candidates, int limit) {
        return index().similar(likeness, candidates, limit);
    }

    @Override
    public Meant meant() {
        return index().meant();
    }

    @Override
    public Optional<Unencoded> unencoded() {
        return index().unencoded();
    }

    @Override
    public IndexState state() {
        return index().state();
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
