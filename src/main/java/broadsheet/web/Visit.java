package broadsheet.web;

import broadsheet.paper.Headline;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.Instant;

/**
 * What this browser told about itself: when it was here last, and how it likes its lists. Two cookies hold it, neither of
 * which says who it is.
 *
 * @param previous when the visit before this one ended; {@link Instant#MAX} on the first, so that nothing counts as new
 * @param compact whether lists are wanted with one line a paper
 */
public record Visit(Instant previous, boolean compact) {
    private static final String VISIT = "visit";
    private static final String LIST = "list";
    private static final Duration VISIT_ENDS_AFTER = Duration.ofMinutes(30);
    private static final Duration REMEMBERED = Duration.ofDays(400);

    /** Moments between which the cookie need not be told again. */
    private static final Duration CLOSE = Duration.ofMinutes(1);

    /** Whether a paper came into the catalogue since the last visit. */
    public boolean isNew(Headline headline) {
        return headline.addedAt().isAfter(previous);
    }

    /** Reads the cookies, and writes them where they must change. */
    static Visit of(Context context, Site site, Instant now) {
        String asked = context.queryParam(LIST);
        boolean compact = "compact".equals(asked == null ? context.cookie(LIST) : asked);
        if (asked != null) {
            remember(context, site, LIST, compact ? "compact" : "full");
        }
        return new Visit(previous(context, site, now), compact);
    }

    private static Instant previous(Context context, Site site, Instant now) {
        String cookie = context.cookie(VISIT);
        Instant previous = Instant.MAX;
        Instant last = Instant.EPOCH;
        if (cookie != null && cookie.matches("\\d{1,15}-\\d{1,15}")) {
            int dash = cookie.indexOf('-');
            long before = Long.parseLong(cookie, 0, dash, 10);
            previous = before == 0 ? Instant.MAX : Instant.ofEpochMilli(before);
            last = Instant.ofEpochMilli(Long.parseLong(cookie, dash + 1, cookie.length(), 10));
        }
        boolean returned =
                last.isAfter(Instant.EPOCH) && last.plus(VISIT_ENDS_AFTER).isBefore(now);
        if (returned) {
            previous = last;
        }
        if (returned || last.plus(CLOSE).isBefore(now)) {
            long before = previous.equals(Instant.MAX) ? 0 : previous.toEpochMilli();
            remember(context, site, VISIT, before + "-" + now.toEpochMilli());
        }
        return previous;
    }

    private static void remember(Context context, Site site, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(site.front());
        cookie.setMaxAge((int) REMEMBERED.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        cookie.setSecure(site.baseUrl().startsWith("https:"));
        context.cookie(cookie);
    }
}
