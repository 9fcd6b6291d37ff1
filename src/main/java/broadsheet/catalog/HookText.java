package broadsheet.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is posted to a webhook. Webhooks that get the same share one.
 *
 * @param hash of the body; two are the same if it is
 * @param body JSON
 */
public record HookText(String hash, String body) {
    /** A text of a body. */
    public static HookText of(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return new HookText(HexFormat.of().formatHex(hash, 0, 16), body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
