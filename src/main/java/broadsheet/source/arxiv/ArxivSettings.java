package broadsheet.source.arxiv;

import broadsheet.config.Config;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How arXiv is harvested.
 *
 * @param baseUrl the address of its harvesting protocol
 * @param interval the least time between two requests
 * @param overlapDays how many days before the last harvest the next one begins, from 1: arXiv adds to days that are over
 * @param pageLimit how large a page may be, bytes
 * @param quiet when it is not asked
 */
public record ArxivSettings(URI baseUrl, Duration interval, int overlapDays, long pageLimit, QuietTime quiet) {
    /** Five times what arXiv sends in a page. */
    private static final long PAGE_LIMIT = 32L << 20;

    /** What arXiv demands of everyone: one request in three seconds (info.arxiv.org/help/api/tou). */
    public static final Duration LEAST_INTERVAL = Duration.ofSeconds(3);

    /** @throws IllegalArgumentException if arXiv's own hosts would be asked more often than they allow */
    public ArxivSettings {
        if (overlapDays < 1) {
            throw new IllegalArgumentException("an overlap of " + overlapDays + " days is below 1");
        }
        checkInterval(baseUrl, interval);
    }

    /** @throws IllegalArgumentException if arXiv's own hosts would be asked more often than they allow */
    static void checkInterval(URI address, Duration interval) {
        if (isArxiv(address) && interval.compareTo(LEAST_INTERVAL) < 0) {
            throw new IllegalArgumentException("an interval of " + interval.toMillis() / 1000.0
                    + " s is below the 3 s that arXiv demands between requests");
        }
    }

    /**
     * As configured.
     *
     * @param otherBaseUrl an address in place of the configured one, or null
     * @throws IllegalArgumentException if arXiv's own hosts would be asked more often than they allow
     */
    public static ArxivSettings of(Config.Arxiv configured, @Nullable URI otherBaseUrl) {
        return new ArxivSettings(
                otherBaseUrl == null ? URI.create(configured.baseUrl()) : otherBaseUrl,
                Duration.ofSeconds(configured.intervalSeconds()),
                configured.overlapDays(),
                PAGE_LIMIT,
                QuietTime.NONE);
    }

    /** The same, but for a time in which arXiv is not asked. */
    public ArxivSettings quietIn(QuietTime time) {
        return new ArxivSettings(baseUrl, interval, overlapDays, pageLimit, time);
    }

    private static boolean isArxiv(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return host.equals("arxiv.org") || host.endsWith(".arxiv.org");
    }
}
