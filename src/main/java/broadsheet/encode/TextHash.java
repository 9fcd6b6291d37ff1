package broadsheet.encode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * By what a text is known: the first half of its SHA-256 in UTF-8, so that two texts never share one.
 *
 * @param high the first eight bytes
 * @param low the next eight
 */
record TextHash(long high, long low) {
    /** Of how many bytes one is. */
    static final int BYTES = 2 * Long.BYTES;

    static TextHash of(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return read(ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static TextHash read(ByteBuffer bytes) {
        return new TextHash(bytes.getLong(), bytes.getLong());
    }

    void write(ByteBuffer bytes) {
        bytes.putLong(high).putLong(low);
    }
}
