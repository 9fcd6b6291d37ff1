package broadsheet.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By what a client tells whether it has an answer already (RFC 9110, 8.8).
 *
 * @param etag a fingerprint of the content, without quotes
 * @param since when the content was first seen as it is, to the second; later than anything before was seen
 */
record Stamp(String etag, Instant since) {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    Stamp {
        since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The stamp of what takes this one's place at a moment; this one where the content is the same. */
    Stamp then(String fingerprint, Instant now) {
        if (fingerprint.equals(etag)) {
            return this;
        }
        // HTTP's dates have no parts of seconds, and no two contents may have the same.
        Instant next = since.plusSeconds(1);
        return new Stamp(fingerprint, now.isBefore(next) ? next : now);
    }

    /** Whether a request says that it has this. Where it tells both, its entity tags alone count (RFC 9110, 13.2.2). */
    boolean isKnownTo(Context context) {
        String tags = context.header("If-None-Match");
        if (tags != null) {
            return Arrays.stream(tags.split(",", -1))
                    .map(String::strip)
                    .anyMatch(tag -> tag.equals("*") || tag.equals(quoted()) || tag.equals("W/" + quoted()));
        }
        return isNotBefore(context.header("If-Modified-Since"));
    }

    private boolean isNotBefore(@Nullable String date) {
        if (date == null) {
            return false;
        }
        try {
            return !since.isAfter(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip())));
        } catch (DateTimeException e) {
            // Not a date; RFC 9110 wants the header ignored.
            return false;
        }
    }

    /** Puts it onto an answer. Weak, as the same tag stands on the plain and the packed form. */
    void put(Context context) {
        context.header("ETag", "W/" + quoted());
        context.header("Last-Modified", HTTP_DATE.format(since));
    }

    private String quoted() {
        return "\"" + etag + "\"";
    }
}
