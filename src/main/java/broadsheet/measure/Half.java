package broadsheet.measure;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Which queries of a collection count. What is chosen is chosen on one half, and what is claimed is measured on the other.
 *
 * <p>A query is of the half that the lowest bit of a hash of its id names: the CRC-32 of RFC 1952, section 8, which zlib
 * and gzip have too, of the id's UTF-8. Query {@code 1} has 0x83dcefb7 and is odd, {@code 4} has 0xf3b61b38 and is even.
 * (FNV-1a would not do: its lowest bit is that of the bytes' sum.)
 */
public enum Half {
    /** Every query. */
    ALL,
    /** Those whose hash is even. */
    EVEN,
    /** Those whose hash is odd. */
    ODD;

    /** Whether a query is in it. */
    public boolean includes(String query) {
        return this == ALL || this == of(query);
    }

    /** The half that a query is of. */
    static Half of(String query) {
        CRC32 hash = new CRC32();
        hash.update(query.getBytes(StandardCharsets.UTF_8));
        return (hash.getValue() & 1) == 0 ? EVEN : ODD;
    }
}
