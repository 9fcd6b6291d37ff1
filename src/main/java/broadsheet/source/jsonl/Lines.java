package broadsheet.source.jsonl;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream as bytes, one in memory at a time. A line ends at a line feed or with the stream. One that is longer
 * than a limit is passed over, so that no input takes all memory.
 */
final class Lines {
    private static final int FIRST_SIZE = 1 << 16;

    private final InputStream stream;
    private final int longest;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int filled;

    /** All before this index was looked through for a line feed. */
    private int at;

    private int start;
    private int end;
    private boolean tooLong;
    private long number;

    /** @param longest how long a line may be, in bytes */
    Lines(InputStream stream, int longest) {
        this.stream = stream;
        this.longest = longest;
    }

    /**
     * Goes on to the next line.
     *
     * @return false if there is none
     */
    boolean next() throws IOException {
        number++;
        tooLong = false;
        start = at;
        do {
            for (; at < filled; at++) {
                if (bytes[at] == '\n') {
                    end = at++;
                    tooLong |= end - start > longest;
                    return true;
                }
            }
        } while (fill());
        end = at;
        return end > start || tooLong;
    }

    private boolean fill() throws IOException {
        if (at - start > longest) {
            tooLong = true;
            start = at;
        }
        System.arraycopy(bytes, start, bytes, 0, at - start);
        at -= start;
        filled = at;
        start = 0;
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int count = stream.read(bytes, filled, bytes.length - filled);
        filled += Math.max(count, 0);
        return count >= 0;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Holds the line from {@link #start()} on, until the next one. */
    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }
}
