package broadsheet.search.lucene;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SegmentReader;

/**
 * Merges as another policy does, but for some segments, which are left as they are until most of their papers are deleted. An index
 * that is made anew, or whose papers are estimated anew, replaces what it holds paper by paper, and merging what is about to be
 * replaced would make graphs for nothing.
 * Left for longer, a graph would be walked far for the few papers in it that are still there.
 *
 * <p>It saves time and changes nothing else: what is being merged already, or is merged because somebody asked for so many segments,
 * goes on.
 */
final class SparedSegments extends FilterMergePolicy {
    /** Of how many papers in a hundred at most may be deleted. */
    private static final int MOST_DELETED = 80;

    private final Set<String> spared;

    /**
     * Leaves some segments as they are.
     *
     * @param policy by which the others are merged
     * @param spared the names of those segments; of ones that do not exist it makes no difference
     */
    SparedSegments(MergePolicy policy, Set<String> spared) {
        super(policy);
        this.spared = Set.copyOf(spared);
    }

    /** Leaves the segments that an index has by now as they are. */
    static SparedSegments of(MergePolicy policy, IndexWriter writer) throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                names.add(((SegmentReader) leaf.reader()).getSegmentName());
            }
        }
        return new SparedSegments(policy, names);
    }

    @Override
    public MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos segments, MergeContext context)
            throws IOException {
        return in.findMerges(trigger, others(segments, context), context);
    }

    @Override
    public MergeSpecification findFullFlushMerges(MergeTrigger trigger, SegmentInfos segments, MergeContext context)
            throws IOException {
        return in.findFullFlushMerges(trigger, others(segments, context), context);
    }

    private SegmentInfos others(SegmentInfos segments, MergeContext context) throws IOException {
        SegmentInfos others = new SegmentInfos(segments.getIndexCreatedVersionMajor());
        for (SegmentCommitInfo segment : segments) {
            if (!isSpared(segment, context)) {
                others.add(segment);
            }
        }
        return others;
    }

    private boolean isSpared(SegmentCommitInfo segment, MergeContext context) throws IOException {
        return spared.contains(segment.info.name)
                && 100L * context.numDeletesToMerge(segment) <= (long) MOST_DELETED * segment.info.maxDoc();
    }
}
