package broadsheet.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body that ends in an error where it grows too large, and that remembers its first error: whoever reads it may take an
 * error for the end of what there is.
 */
final class BoundedBody extends FilterInputStream {
    private final long limit;
    private long count;
    private @Nullable IOException fault;

    /**
     * Bounds a stream.
     *
     * @param limit bytes it may have
     */
    BoundedBody(InputStream stream, long limit) {
        super(stream);
        this.limit = limit;
    }

    /** A body has more bytes than it may. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException(long limit) {
            super("there are more than " + limit + " bytes");
        }
    }

    /** What went wrong first, if anything did. */
    Optional<IOException> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (fault != null) {
            throw new IOException("the body had failed before", fault);
        }
        try {
            int read = in.read(bytes, offset, length);
            count += Math.max(read, 0);
            if (count > limit) {
                throw new TooLargeException(limit);
            }
            return read;
        } catch (IOException e) {
            fault = e;
            throw e;
        }
    }

    /** By reading, so that what is skipped counts. */
    @Override
    public long skip(long bytes) throws IOException {
        byte[] skipped = new byte[Math.clamp(bytes, 0, 1 << 13)];
        return bytes <= 0 ? 0 : Math.max(read(skipped, 0, skipped.length), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
