package broadsheet.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret that is printed to whoever started the server, and opens something once. Thread-safe. */
final class OnceKey {
    private static final int BYTES = 16;

    private @Nullable String key;

    private OnceKey(@Nullable String key) {
        this.key = key;
    }

    /** One that opens. */
    static OnceKey made() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new OnceKey(HexFormat.of().formatHex(bytes));
    }

    /** One that opens nothing. */
    static OnceKey none() {
        return new OnceKey(null);
    }

    /** What is to be tried, until it was used. */
    synchronized Optional<String> value() {
        return Optional.ofNullable(key);
    }

    /** Whether a text is the one; takes as long whatever it is. */
    synchronized boolean isOpenedBy(@Nullable String tried) {
        return key != null
                && tried != null
                && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), tried.getBytes(StandardCharsets.UTF_8));
    }

    /** Uses it up. */
    synchronized void spend() {
        key = null;
    }
}
