package broadsheet.search.lucene;

import broadsheet.encode.Encoding;
import broadsheet.paper.PaperId;
import broadsheet.search.IndexState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads an index from a former encoder of its home to the present one. As long as the present one has encoded fewer papers, they
 * are found by the vectors of the former, which documents keep beside the new ones; then these are taken out again, some papers at
 * a time. How far it is can be seen in the index, so it goes on wherever the process ended. Used by the thread of the keeper.
 */
final class ChangeOfEncoder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeOfEncoder.class);

    /** Not all of them: a text that cannot be encoded must not hold it up for ever. */
    private static final double ENOUGH = .99;

    /** How many papers are written again without the former vectors at a time. */
    private static final int BATCH = 2_000;

    private final Encoding present;
    private final Optional<Encoding> former;
    private final IndexKeeper keeper;

    /** The former ones, as long as they serve. */
    private Optional<PaperVectors> vectors = Optional.empty();

    private boolean isOver;

    private ChangeOfEncoder(Encoding present, IndexKeeper keeper) {
        this.present = present;
        this.former = present.former();
        this.keeper = keeper;
        this.isOver = former.isEmpty();
    }

    /** The change to an encoder, if there is one to be led, of an index that was just opened. */
    static ChangeOfEncoder of(Encoding present, IndexKeeper keeper) {
        ChangeOfEncoder change = new ChangeOfEncoder(present, keeper);
        // In an index that is made anew there is nothing to see yet. Files may have more than there are papers.
        if (keeper.state() instanceof IndexState.Building(long _, long of, IndexState.Reason _)) {
            change.former
                    .filter(before -> !isEnough(present.vectors(), Math.min(before.vectors(), of)))
                    .ifPresent(change::serve);
        }
        return change;
    }

    private static boolean isEnough(long now, long formerly) {
        return now >= ENOUGH * formerly;
    }

    /** The encoder by whose vectors papers are found, of an index as it is. */
    static Encoding serving(Encoding present, IndexSearcher searcher) throws IOException {
        Optional<Encoding> former = present.former();
        return former.isEmpty() || isEnough(encoded(searcher, present), encoded(searcher, former.get()))
                ? present
                : former.get();
    }

    private static long encoded(IndexSearcher searcher, Encoding encoding) throws IOException {
        return MeantPapers.encoded(searcher, MeaningFields.of(encoding.name()));
    }

    /** Goes on a step, and tells by whose vectors papers are found. */
    Encoding advance() throws IOException {
        if (isOver || keeper.state() instanceof IndexState.Building) {
            return serving();
        }
        Encoding before = former.orElseThrow();
        IndexSearcher searcher = keeper.searchers().acquire();
        try {
            if (serving(present, searcher).equals(before)) {
                serve(before);
            } else {
                retire(before);
                List<PaperId> left = MeantPapers.encoded(searcher, MeaningFields.of(before.name()), BATCH);
                keeper.again(left);
                isOver = left.isEmpty();
            }
        } finally {
            keeper.searchers().release(searcher);
        }
        if (isOver) {
            before.close();
        }
        return serving();
    }

    private Encoding serving() {
        return vectors.isPresent() ? former.orElseThrow() : present;
    }

    private void serve(Encoding before) {
        if (vectors.isEmpty()) {
            LOG.info(
                    "encoder model={} papers are found by model={} until they are encoded",
                    present.name(),
                    before.name());
            before.begin();
            vectors = Optional.of(PaperVectors.open(before));
            keeper.keepFormer(vectors);
        }
    }

    private void retire(Encoding before) {
        if (vectors.isPresent()) {
            LOG.info("encoder model={} takes over from model={}", present.name(), before.name());
            close();
        }
    }

    @Override
    public void close() {
        keeper.keepFormer(Optional.empty());
        vectors.ifPresent(PaperVectors::close);
        vectors = Optional.empty();
    }
}
