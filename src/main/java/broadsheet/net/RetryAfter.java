package broadsheet.net;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Reads the header {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {
    private static final String NAME = "Retry-After";

    /** Under which the header is put aside. */
    private static final String SAID = "Broadsheet-Retry-After";

    /** A host that wants to be left alone for longer is asked again after a day nevertheless: it may have meant something else. */
    static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /**
     * The transport asks again by itself after a 408, and after a 503 with "Retry-After: 0", past the host's turns and
     * intervals. So it is told to wait, and what the server said is put aside for {@link #of}.
     */
    static Response putAside(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String said = said(response, NAME);
        // The transport takes letters of any kind from a server, but from us no others than these.
        String plain = said.matches("[ -~]*") ? said : "";
        return response.newBuilder().header(NAME, "1").header(SAID, plain).build();
    }

    /** How long the server of an answer wants to be left alone. */
    static Optional<Duration> of(Response response, Instant now) {
        return parse(said(response, SAID), now);
    }

    private static String said(Response response, String header) {
        return Objects.requireNonNullElse(response.header(header), "");
    }

    /**
     * How long to wait, not below zero and not above {@link #LONGEST}; nothing if it makes no sense.
     *
     * @param value of the header; empty if there is none
     * @param now against which a date is held
     */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (text.matches("[0-9]+")) {
            // More digits than these are more than a day in any case.
            long seconds = text.length() > 9 ? Long.MAX_VALUE : Long.parseLong(text);
            return Optional.of(clamp(Duration.ofSeconds(seconds)));
        }
        // In any of the three notations of RFC 9110, section 5.6.7.
        return Optional.ofNullable(Headers.of(NAME, text).getInstant(NAME))
                .map(moment -> clamp(Duration.between(now, moment)));
    }

    private static Duration clamp(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
