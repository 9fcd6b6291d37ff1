package broadsheet.web;

import broadsheet.catalog.Followed;
import broadsheet.catalog.Following;
import broadsheet.paper.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first choice of what to follow, at a page. Whoever started the server has the key to it, which was printed to its
 * terminal; it opens once, and no other page knows it, so that nobody's browser can be made to choose. Thread-safe.
 */
public final class FirstChoice {
    private final Following following;
    private final Runnable chosen;
    private final OnceKey key;

    private FirstChoice(Following following, OnceKey key, Runnable chosen) {
        this.following = following;
        this.key = key;
        this.chosen = chosen;
    }

    /** A choice that is open to whoever has the key. */
    public static FirstChoice open(Following following, Runnable chosen) {
        return new FirstChoice(following, OnceKey.made(), chosen);
    }

    /** No choice. */
    public static FirstChoice none(Following following) {
        return new FirstChoice(following, OnceKey.none(), () -> {});
    }

    /** The key, until it was used. */
    Optional<String> key() {
        return key.value();
    }

    /** Whether a key is the one. */
    boolean isOpenedBy(@Nullable String tried) {
        return key.isOpenedBy(tried);
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
        key.spend();
        chosen.run();
        return true;
    }
}
