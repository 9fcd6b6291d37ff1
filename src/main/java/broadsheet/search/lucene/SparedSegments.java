package broadsheet.search.lucene;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;

/**
 * Merges as another policy does, but for some segments, which are left as they are until all of their papers are deleted and they
 * go by themselves. An index that is made anew replaces what it holds paper by paper, and merging what is about to be replaced
 * would make graphs for nothing. Merges that are asked for by name, as all into one, leave none out.
 */
final class SparedSegments extends FilterMergePolicy {
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

    @Override
    public MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos segments, MergeContext context)
            throws IOException {
        return in.findMerges(trigger, others(segments), context);
    }

    @Override
    public MergeSpecification findFullFlushMerges(MergeTrigger trigger, SegmentInfos segments, MergeContext context)
            throws IOException {
        return in.findFullFlushMerges(trigger, others(segments), context);
    }

    private SegmentInfos others(SegmentInfos segments) {
        SegmentInfos others = new SegmentInfos(segments.getIndexCreatedVersionMajor());
        for (SegmentCommitInfo segment : segments) {
            if (!spared.contains(segment.info.name)) {
                others.add(segment);
            }
        }
        return others;
    }
}
