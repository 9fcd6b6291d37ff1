package broadsheet.source.arxiv;

import broadsheet.config.Config;
import broadsheet.net.WebRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where arXiv answers one kind of question, and how often it is asked there.
 *
 * @param base what the question is added to
 * @param interval the least time between two requests
 */
public record ArxivAddress(URI base, Duration interval) {
    /** arXiv is slow to begin when its caches are cold. */
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    /** Four times the largest feed there can be, bytes. */
    private static final long PAGE_LIMIT = 32L << 20;

    /** @throws IllegalArgumentException if arXiv's own hosts would be asked more often than they allow */
    public ArxivAddress {
        ArxivSettings.checkInterval(base, interval);
    }

    /**
     * Where the feeds are, as configured.
     *
     * @param other an address in place of the configured one, or null
     * @throws IllegalArgumentException if arXiv's own hosts would be asked more often than they allow
     */
    public static ArxivAddress ofFeeds(Config.Arxiv configured, @Nullable URI other) {
        return of(configured, configured.rssBaseUrl(), other);
    }

    /**
     * Where single papers are asked for, as configured.
     *
     * @param other an address in place of the configured one, or null
     * @throws IllegalArgumentException if arXiv's own hosts would be asked more often than they allow
     */
    public static ArxivAddress ofQueries(Config.Arxiv configured, @Nullable URI other) {
        return of(configured, configured.apiBaseUrl(), other);
    }

    private static ArxivAddress of(Config.Arxiv configured, String standard, @Nullable URI other) {
        return new ArxivAddress(
                other == null ? URI.create(standard) : other, Duration.ofSeconds(configured.intervalSeconds()));
    }

    /** A request for what stands at the end of this address. */
    WebRequest request(String end) {
        return WebRequest.ofOperator(URI.create(base + end))
                .every(interval)
                .within(DEADLINE)
                .upTo(PAGE_LIMIT);
    }
}
