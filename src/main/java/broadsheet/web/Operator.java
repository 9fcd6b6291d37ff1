package broadsheet.web;

import broadsheet.config.SigningKey;
import broadsheet.paper.Viewer;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which browsers are those of whoever keeps the server. A secret that the server prints when it starts lets one browser in, once; the
 * cookie it gets is signed with the home's key and good until that is deleted. That somebody asks from the same machine proves
 * nothing: behind a proxy everybody does. Thread-safe.
 */
public final class Operator {
    static final String COOKIE = "operator";

    /** What the cookie signs: its version, so that a later form of it can be told from this one. */
    static final String GRANT = "operator 1";

    private final SigningKey key;
    private final OnceKey secret;

    private Operator(SigningKey key, OnceKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /** An operator who may let a browser in. */
    public static Operator of(SigningKey key) {
        return new Operator(key, OnceKey.made());
    }

    /** Nobody. */
    public static Operator none() {
        return new Operator(SigningKey.random(), OnceKey.none());
    }

    /** By which forms are signed. */
    SigningKey key() {
        return key;
    }

    /** The secret, until it was used. */
    Optional<String> secret() {
        return secret.value();
    }

    /** Whether a secret is the one. */
    boolean isOpenedBy(@Nullable String tried) {
        return secret.isOpenedBy(tried);
    }

    /**
     * Lets a browser in, if the secret is the one; it opens nothing afterwards.
     *
     * @return whether it was
     */
    synchronized boolean admit(Context context, Site site, @Nullable String tried) {
        if (!secret.isOpenedBy(tried)) {
            return false;
        }
        secret.spend();
        Forms.remember(context, site, COOKIE, key.sign(GRANT));
        return true;
    }

    /** Lets a browser out. */
    void dismiss(Context context, Site site) {
        Forms.forget(context, site, COOKIE);
    }

    /** On whose behalf a browser asks. */
    Viewer viewer(Context context) {
        String cookie = context.cookie(COOKIE);
        return cookie != null && key.isSigned(GRANT, cookie) ? new Viewer.Operator() : new Viewer.Guest();
    }

    /** Whether a browser is the operator's. */
    boolean isOperator(Context context) {
        return viewer(context) instanceof Viewer.Operator;
    }

    /**
     * Makes sure that a browser may write.
     *
     * @throws PageProblem if it may not
     */
    void check(Context context) {
        if (!isOperator(context)) {
            throw PageProblem.refused(
                    "This browser may look, and not write",
                    "Whoever keeps this server lets it in: the server prints an address for that when it starts.");
        }
    }
}
