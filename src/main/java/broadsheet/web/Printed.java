package broadsheet.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer's bytes, plain and packed; packed once, when first wanted. Thread-safe. The bytes must not be changed. */
final class Printed {
    /** Below this, packing costs more than it saves. */
    private static final int WORTH_PACKING = 1_024;

    private final int length;
    private final int level;
    private final byte @Nullable [] plain;
    private volatile byte @Nullable [] packed;

    /** An answer that is kept, and worth packing well. */
    Printed(byte[] plain) {
        this(plain.length, Deflater.DEFAULT_COMPRESSION, plain, null);
    }

    private Printed(int length, int level, byte @Nullable [] plain, byte @Nullable [] packed) {
        this.length = length;
        this.level = level;
        this.plain = plain;
        this.packed = packed;
    }

    /** An answer that is sent once, and so packed in a hurry. */
    static Printed once(byte[] plain) {
        return new Printed(plain.length, Deflater.BEST_SPEED, plain, null);
    }

    /**
     * An answer that is kept packed alone, in a third of the room; packed in a hurry, as it is large and soon made anew. Whoever
     * cannot unpack it gets it unpacked each time.
     */
    static Printed keptPacked(byte[] plain) {
        return plain.length < WORTH_PACKING
                ? new Printed(plain)
                : new Printed(plain.length, Deflater.BEST_SPEED, null, pack(plain, Deflater.BEST_SPEED));
    }

    boolean isWorthPacking() {
        return length >= WORTH_PACKING;
    }

    /** How much room it takes as it is kept now, bytes. */
    int keptBytes() {
        byte[] known = packed;
        return (plain == null ? 0 : plain.length) + (known == null ? 0 : known.length);
    }

    byte[] plain() {
        return plain == null ? unpacked() : plain;
    }

    private byte[] unpacked() {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed()))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("unpacking in memory", e);
        }
    }

    byte[] packed() {
        byte[] known = packed;
        if (known == null) {
            known = pack(plain(), level);
            packed = known;
        }
        return known;
    }

    private static byte[] pack(byte[] plain, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
        try (OutputStream gzip = new Packing(bytes, level)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("packing in memory", e);
        }
        return bytes.toByteArray();
    }

    /** Packs as hard as it is told. */
    private static final class Packing extends GZIPOutputStream {
        Packing(OutputStream out, int level) throws IOException {
            super(out, 1 << 13);
            def.setLevel(level);
        }
    }
}
