package broadsheet.net;

import java.time.Duration;
import java.util.Locale;

/**
 * How often a site wants to be asked at most. All hosts below its domain are one site: they share one turn, one interval and
 * one silence, and no request may ask for a shorter interval.
 *
 * @param domain such as {@code example.org}, which covers {@code rss.example.org} too; in lower case
 * @param interval the least time from the end of one request to the beginning of the next
 */
public record Pace(String domain, Duration interval) {
    public Pace {
        domain = domain.toLowerCase(Locale.ROOT);
        if (domain.isBlank() || domain.startsWith(".")) {
            throw new IllegalArgumentException("a domain is a name such as example.org, not '" + domain + "'");
        }
        if (interval.isNegative()) {
            throw new IllegalArgumentException("an interval is not below zero: " + interval);
        }
    }

    /** Whether a host belongs to the site. */
    boolean covers(String host) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
