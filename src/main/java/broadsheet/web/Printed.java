package broadsheet.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer's bytes, plain and packed; packed once, when first wanted. Thread-safe. The bytes must not be changed. */
final class Printed {
    /** Below this, packing costs more than it saves. */
    private static final int WORTH_PACKING = 1_024;

    private final byte[] plain;
    private volatile byte @Nullable [] packed;

    Printed(byte[] plain) {
        this.plain = plain;
    }

    boolean isWorthPacking() {
        return plain.length >= WORTH_PACKING;
    }

    byte[] plain() {
        return plain;
    }

    byte[] packed() {
        byte[] known = packed;
        if (known == null) {
            known = pack();
            packed = known;
        }
        return known;
    }

    private byte[] pack() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 13)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("packing in memory", e);
        }
        return bytes.toByteArray();
    }
}
