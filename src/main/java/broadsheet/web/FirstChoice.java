package broadsheet.web;

import broadsheet.catalog.Followed;
import broadsheet.catalog.Following;
import broadsheet.paper.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first choice of what to follow, at a page. Whoever started the server has the key to it, which was printed to its
 * terminal; it opens once, and no other page knows it, so that nobody's browser can be made to choose. Thread-safe.
 */
public final class FirstChoice {
    private static final int KEY_BYTES = 16;

    private final Following following;
    private final Runnable chosen;
    private @Nullable String key;

    private FirstChoice(Following following, @Nullable String key, Runnable chosen) {
        this.following = following;
        this.key = key;
        this.chosen = chosen;
    }

    /** A choice that is open to whoever has the key. */
    public static FirstChoice open(Following following, Runnable chosen) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new FirstChoice(following, HexFormat.of().formatHex(bytes), chosen);
    }

    /** No choice. */
    public static FirstChoice none(Following following) {
        return new FirstChoice(following, null, () -> {});
    }

    /** The key, until it was used. */
    synchronized Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /** Whether a key is the one. */
    synchronized boolean isOpenedBy(@Nullable String tried) {
        return key != null
                && tried != null
                && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), tried.getBytes(StandardCharsets.UTF_8));
    }

    /** What is followed now. */
    List<Followed> followed() {
        return following.list();
    }

    /**
     * Chooses, if the key is the one; it opens nothing afterwards.
     *
     * @return whether it was
     */
    synchronized boolean choose(@Nullable String tried, Collection<Subject> subjects) {
        if (!isOpenedBy(tried)) {
            return false;
        }
        following.choose(subjects);
        key = null;
        chosen.run();
        return true;
    }
}
