package broadsheet.job;

import broadsheet.catalog.Catalogue;
import broadsheet.encode.Encoding;
import broadsheet.encode.VectorFile.Encoded;
import broadsheet.encode.WordTable;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.Estimates;
import broadsheet.search.PaperIndex.Meant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from the first papers that are encoded what others mean, so that those are found by it long before their turn: from a
 * thousand, and again from eight thousand. Not worth it where few are left.
 */
final class StaticLearning {
    private static final Logger LOG = LoggerFactory.getLogger(StaticLearning.class);

    /** From how many papers is learnt: fewer tell too little, more would take more memory than a small server has. */
    private static final List<Integer> STEPS = List.of(8_000, 1_000);

    /** A server encodes so many in a minute. */
    private static final int WORTH_IT = 2_000;

    private static final int BATCH = 2_000;

    private final Estimates estimates;
    private final Catalogue catalogue;
    private final ExecutorService workers;
    private final InstantSource clock;

    /** How many papers there were when it was last learnt: where many have one text, it is learnt from fewer. */
    private int triedWith;

    /** To learn by the threads of some workers. */
    StaticLearning(Estimates estimates, Catalogue catalogue, ExecutorService workers, InstantSource clock) {
        this.estimates = estimates;
        this.catalogue = catalogue;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Learns if it is time, and has papers estimated that are not.
     *
     * @throws broadsheet.search.SearchException if the index cannot be read or written
     */
    void runOnce() throws InterruptedException {
        Meant meant = estimates.meant();
        if (!estimates.areNeeded() || meant.of() - meant.papers() < WORTH_IT) {
            return;
        }
        int learntFrom = estimates.learntFrom();
        int enough = STEPS.stream()
                .filter(step -> step <= meant.papers())
                .findFirst()
                .orElse(0);
        if (enough > triedWith && enough / 2 > learntFrom) {
            triedWith = enough;
            learn(enough);
        }
        for (List<PaperId> papers = estimates.unestimated(BATCH);
                !papers.isEmpty();
                papers = estimates.unestimated(BATCH)) {
            estimates.renew(papers);
        }
    }

    private void learn(int most) throws InterruptedException {
        Instant from = clock.instant();
        Map<String, Encoded> encoded = new LinkedHashMap<>();
        for (Paper paper : catalogue.papers().list(estimates.encoded(most))) {
            String text = Encoding.text(paper);
            estimates.vector(text).ifPresent(vector -> encoded.put(text, new Encoded(text, vector)));
        }
        if (!encoded.isEmpty()) {
            WordTable table = WordTable.learn(List.copyOf(encoded.values()), workers);
            estimates.estimateBy(table);
            Duration time = Duration.between(from, clock.instant());
            LOG.info("static learnt={} words={} in={}s", encoded.size(), table.size(), time.toMillis() / 1000.0);
        }
    }
}
