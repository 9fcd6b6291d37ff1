package broadsheet.web;

import broadsheet.digest.feed.FeedFormat;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /feeds/{format}/<list>}: any list as a feed. A document is kept until the catalogue or the day changes. Then it is made
 * anew when it is next asked for; if nothing in it changed, it keeps its stamp, and whoever has it has it still. Thread-safe.
 */
final class Feeds {
    /** As much of documents is kept, packed; a large one has some 400 kB. */
    private static final long KEPT_BYTES = 12_000_000;

    /** Of so many documents it is known what they were when they were last made. */
    private static final int KNOWN = 4_096;

    private static final int FINGERPRINT_BYTES = 12;

    /** For all alike, but asked about each time, which costs next to nothing. */
    private static final String KEEPING = "public, no-cache";

    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9._-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?");

    private final Site site;
    private final Today today;
    private final FeedMakeUp makeUp;
    private final InstantSource clock;

    private final Cache<Key, Made> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Key key, Made made) -> made.printed().keptBytes())
            .build();
    private final Cache<Key, Known> known =
            Caffeine.newBuilder().maximumSize(KNOWN).build();

    Feeds(Site site, Today today, FeedMakeUp makeUp, InstantSource clock) {
        this.site = site;
        this.today = today;
        this.makeUp = makeUp;
        this.clock = clock;
    }

    /** A document of a feed, with the addresses of a site reached at one place. */
    private record Key(FeedAddress address, Site site) {}

    /** The stamp of a document as of one revision of the catalogue on one day. */
    private record Known(long revision, LocalDate day, Stamp stamp) {
        boolean isOf(Today.Facts facts) {
            return revision == facts.revision() && day.equals(facts.day());
        }
    }

    /** A document. */
    private record Made(Known known, Printed printed) {}

    void answer(Context context) {
        Key key = new Key(FeedAddress.of(context), reachedBy(context, site));
        Today.Facts facts = today.facts();
        Known before = known.getIfPresent(key);
        if (before != null && before.isOf(facts) && before.stamp().isKnownTo(context)) {
            notModified(context, before.stamp());
            return;
        }
        Made made = made(key, facts);
        Stamp stamp = made.known().stamp();
        if (stamp.isKnownTo(context)) {
            notModified(context, stamp);
            return;
        }
        stamp.put(context);
        FeedFormat format = key.address().format();
        Renderer.send(context, made.printed(), format.mediaType() + "; charset=utf-8", KEEPING);
    }

    private static void notModified(Context context, Stamp stamp) {
        context.status(304);
        stamp.put(context);
        context.header("Cache-Control", KEEPING);
        context.header("Vary", "Accept-Encoding");
    }

    private Made made(Key key, Today.Facts facts) {
        Made made = kept.getIfPresent(key);
        return made != null && made.known().isOf(facts)
                ? made
                // Of many who ask at once, one makes it.
                : kept.asMap().compute(key, (one, old) -> madeAnew(one, old, facts));
    }

    private Made madeAnew(Key key, @Nullable Made old, Today.Facts facts) {
        if (old != null && old.known().isOf(facts)) {
            return old;
        }
        Instant morning = facts.day().atStartOfDay(ZoneOffset.UTC).toInstant();
        byte[] bytes = key.address().format().write(makeUp.feed(key.address(), key.site(), morning));
        String fingerprint = fingerprint(bytes);
        Known before = known.getIfPresent(key);
        Instant now = clock.instant();
        Stamp stamp =
                before == null ? new Stamp(fingerprint, now) : before.stamp().then(fingerprint, now);
        Known after = new Known(facts.revision(), facts.day(), stamp);
        known.put(key, after);
        return new Made(
                after, old != null && stamp.equals(old.known().stamp()) ? old.printed() : Printed.keptPacked(bytes));
    }

    private static String fingerprint(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The site with whole addresses: as it is configured, or as the request reached it. */
    static Site reachedBy(Context context, Site site) {
        String host = context.header("Host");
        if (!site.baseUrl().isEmpty()) {
            return site;
        }
        // The host goes into every address of the answer, so that nothing may stand there that is none.
        if (host == null || !HOST.matcher(host).matches()) {
            throw PageProblem.bad(
                    "This request does not say at which host it was made",
                    "Feeds need whole addresses. Whoever keeps this server can name its address: server.base_url.");
        }
        return site.reachedAt(context.scheme() + "://" + host);
    }
}
