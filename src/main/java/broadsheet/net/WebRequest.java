package broadsheet.net;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be fetched, and what it may cost.
 *
 * @param uri need not be a good one: an address that cannot be asked is an outcome, since readers supply them
 * @param reach how far it may lead
 * @param validators of the state that is known already
 * @param headers to be sent as well, their names in lower case. They go to the origin of {@code uri}; of them only {@code
 *     accept} and {@code accept-language} follow a redirect to another
 * @param interval the least time since the last request to the host; a {@link Pace} of the host may demand a longer one
 * @param deadline for everything: the wait for the host's turn, redirects, the last byte, and what its reader does meanwhile
 * @param sizeLimit how many bytes the body may have at most, unpacked
 */
public record WebRequest(
        URI uri,
        Reach reach,
        Validators validators,
        Map<String, String> headers,
        Duration interval,
        Duration deadline,
        long sizeLimit) {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Duration LONGEST = Duration.ofDays(1);

    /** 16 MiB: three times the largest page that any of our sources sends. */
    private static final long SIZE_LIMIT = 16L << 20;

    /** Written by the client itself. */
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "cookie",
            "host",
            "if-modified-since",
            "if-none-match",
            "range",
            "te",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    public WebRequest {
        Map<String, String> lowered = new TreeMap<>();
        headers.forEach((name, value) -> lowered.put(checkedName(name), checkedValue(name, value)));
        headers = Collections.unmodifiableMap(lowered);
        if (interval.isNegative() || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an interval is from nothing to a day, not " + interval);
        }
        if (!deadline.isPositive() || deadline.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a deadline is above nothing and at most a day, not " + deadline);
        }
        if (sizeLimit < 1) {
            throw new IllegalArgumentException("a limit of size is at least 1 byte: " + sizeLimit);
        }
    }

    private static String checkedName(String name) {
        String lowered = name.toLowerCase(Locale.ROOT);
        if (!lowered.matches("[a-z0-9!#$%&'*+.^_`|~-]+") || OURS.contains(lowered)) {
            throw new IllegalArgumentException("'" + name + "' is no header that a request may set");
        }
        return lowered;
    }

    /** The value may be a key, so no message repeats it. */
    private static String checkedValue(String name, String value) {
        if (!value.matches("[ -~]*")) {
            throw new IllegalArgumentException("the value of the header '" + name + "' is not visible ASCII");
        }
        return value;
    }

    /** A request for an address that the operator configured: within a minute, 16 MiB at most, one second after the last. */
    public static WebRequest ofOperator(URI uri) {
        return new WebRequest(uri, Reach.OPERATOR, Validators.NONE, Map.of(), INTERVAL, DEADLINE, SIZE_LIMIT);
    }

    /** A request for an address that a reader supplied; otherwise as {@link #ofOperator}. */
    public static WebRequest ofReader(URI uri) {
        return new WebRequest(uri, Reach.READER, Validators.NONE, Map.of(), INTERVAL, DEADLINE, SIZE_LIMIT);
    }

    /** The same, for what is newer than a known state. */
    public WebRequest newerThan(Validators known) {
        return new WebRequest(uri, reach, known, headers, interval, deadline, sizeLimit);
    }

    /** The same with one header more, or with another value of it. */
    public WebRequest with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(checkedName(header), value);
        return new WebRequest(uri, reach, validators, more, interval, deadline, sizeLimit);
    }

    /** The same with another interval. */
    public WebRequest every(Duration leastTime) {
        return new WebRequest(uri, reach, validators, headers, leastTime, deadline, sizeLimit);
    }

    /** The same with another deadline. */
    public WebRequest within(Duration longestTime) {
        return new WebRequest(uri, reach, validators, headers, interval, longestTime, sizeLimit);
    }

    /** The same with another limit of size, in bytes. */
    public WebRequest upTo(long bytes) {
        return new WebRequest(uri, reach, validators, headers, interval, deadline, bytes);
    }
}
