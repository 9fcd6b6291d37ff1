package broadsheet.web;

import broadsheet.config.SigningKey;
import broadsheet.paper.Viewer;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which browsers are those of whoever keeps the server. A secret that the server prints when it starts lets one browser in, once; the
 * cookie it gets is signed with the home's key and good until that is deleted. That somebody asks from the same machine proves
 * nothing: behind a proxy everybody does. Thread-safe.
 */
public final class Operator {
    private static final String COOKIE = "operator";
    private static final int SECRET_BYTES = 16;

    /** What the cookie signs: its version, so that a later form of it can be told from this one. */
    private static final String GRANT = "operator 1";

    private final SigningKey key;
    private @Nullable String secret;

    private Operator(SigningKey key, @Nullable String secret) {
        this.key = key;
        this.secret = secret;
    }

    /** An operator who may let a browser in. */
    public static Operator of(SigningKey key) {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Operator(key, HexFormat.of().formatHex(bytes));
    }

    /** Nobody. */
    public static Operator none() {
        return new Operator(SigningKey.random(), null);
    }

    /** By which forms are signed. */
    SigningKey key() {
        return key;
    }

    /** The secret, until it was used. */
    synchronized Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    /** Whether a secret is the one. */
    synchronized boolean isOpenedBy(@Nullable String tried) {
        return secret != null
                && tried != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), tried.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Lets a browser in, if the secret is the one; it opens nothing afterwards.
     *
     * @return whether it was
     */
    synchronized boolean admit(Context context, Site site, @Nullable String tried) {
        if (!isOpenedBy(tried)) {
            return false;
        }
        secret = null;
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
