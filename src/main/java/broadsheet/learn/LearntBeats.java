package broadsheet.learn;

import broadsheet.catalog.Beat;
import broadsheet.encode.Encoding;
import broadsheet.encode.EncodingState;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.search.PaperIndex;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/**
 * Beats as they were learnt, for a while: a page that shows one has no need to learn it again. What was learnt while the encoder was
 * still being loaded, so that a sentence had no say, is not kept. Thread-safe.
 */
public final class LearntBeats {
    private static final int KEPT = 300;

    /** Meanwhile examples may have been encoded, or the catalogue may have grown. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private final BeatLearning learning;
    private final PaperIndex index;
    private final Cache<Key, Learnt> kept =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();

    /** What was learnt by one encoder says nothing of vectors of another. */
    private record Key(Beat beat, String encoder) {}

    /** Beats that are learnt from an index. */
    public LearntBeats(BeatLearning learning, PaperIndex index) {
        this.learning = learning;
        this.index = index;
    }

    /** By which they are learnt, and papers ranked by them. */
    public BeatLearning learning() {
        return learning;
    }

    /**
     * A beat, learnt now or a while ago; nothing if nothing of it has a say.
     *
     * @throws broadsheet.search.SearchException if the index cannot be read
     */
    public Optional<Learnt> learn(Beat beat) {
        Encoding encoding = index.encoding();
        Key key = new Key(beat, encoding.name());
        Learnt known = kept.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        boolean isWhole = beat.instruction().isEmpty() || !(encoding.state() instanceof EncodingState.Loading);
        Optional<Learnt> learnt = learning.learn(beat);
        if (isWhole) {
            learnt.ifPresent(one -> kept.put(key, one));
        }
        return learnt;
    }
}
