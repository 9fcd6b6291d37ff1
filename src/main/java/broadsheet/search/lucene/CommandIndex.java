package broadsheet.search.lucene;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
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
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The index as a command uses it: opened when first asked. Where nobody serves the home, the command keeps the index meanwhile,
 * and waits until it is current, and merged if it was made anew; beside a server it reads what that has put onto the disk. What is
 * told of a paper beside the paper itself is read from the disk in any case: nobody who looks at one paper waits for an index.
 */
public final class CommandIndex implements PaperIndex {
    private final Home home;
    private final Catalogue catalogue;
    private final Encoding encoding;
    private final InstantSource clock;
    private Home.@Nullable Lock lock;
    private @Nullable PaperIndex opened;
    private @Nullable PaperIndex asItIs;

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
        LuceneIndex kept = LuceneIndex.keepAlone(home.index(), catalogue, encoding, clock);
        opened = kept;
        try {
            kept.awaitCurrent();
            kept.awaitMerged();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchException("waiting for the index in " + home.index() + " was interrupted", e);
        }
        return kept;
    }

    private synchronized PaperIndex asItIs() {
        if (opened != null) {
            return opened;
        }
        if (asItIs == null) {
            // Lucene would make the folder.
            if (Files.notExists(home.index())) {
                throw new SearchException("There is no index in " + home.index() + " yet. A search makes it.", null);
            }
            asItIs = new ReadIndex(home.index(), Weights.CHOSEN, Meanings.of(encoding));
        }
        return asItIs;
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
    public Kin kin(Paper paper, int similar, int sharing) {
        return asItIs().kin(paper, similar, sharing);
    }

    @Override
    public Map<PaperId, Vector> vectors(Collection<PaperId> papers) {
        return index().vectors(papers);
    }

    @Override
    public <R extends Consumer<Glance>> List<R> glance(Collection<PaperId> papers, Supplier<R> readers) {
        return index().glance(papers, readers);
    }

    @Override
    public <R extends Consumer<Glance>> List<R> glanceAtAll(Supplier<R> readers) {
        return index().glanceAtAll(readers);
    }

    @Override
    public Encoding encoding() {
        return index().encoding();
    }

    @Override
    public Meant meant() {
        return asItIs().meant();
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
        if (asItIs != null) {
            asItIs.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
