package broadsheet.bench.load;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads HTTP/1.1 answers to GET from bytes as they come, however they are cut, and throws their bodies away (RFC 9112,
 * sections 6 and 7: by length or in chunks; an answer that ends with its connection is refused). Not thread-safe.
 */
public final class AnswerReader {
    /** Longer lines are taken for something other than HTTP. */
    private static final int LONGEST_LINE = 16_384;

    private enum Part {
        STATUS,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        TRAILERS,
        COMPLETE
    }

    private final byte[] line = new byte[LONGEST_LINE];
    private int lineLength;
    private Part part = Part.COMPLETE;
    private int status;
    private long bodyBytes;
    private long left;
    private boolean chunked;

    /** The status of the answer read last. */
    public int status() {
        return status;
    }

    /** The size of its body as it was sent, packed or not, bytes. */
    public long bodyBytes() {
        return bodyBytes;
    }

    /**
     * Reads on. After a complete answer it begins the next one.
     *
     * @param bytes read up to the end of the answer, and not beyond
     * @return whether the answer is complete
     * @throws ProtocolException if it is no answer that this can read
     */
    public boolean read(ByteBuffer bytes) throws ProtocolException {
        if (part == Part.COMPLETE) {
            begin();
        }
        while (part != Part.COMPLETE && bytes.hasRemaining()) {
            if (part == Part.BODY || part == Part.CHUNK) {
                pass(bytes);
            } else if (endsLine(bytes.get())) {
                take(new String(line, 0, lineLength, StandardCharsets.ISO_8859_1));
                lineLength = 0;
            }
        }
        return part == Part.COMPLETE;
    }

    private void begin() {
        part = Part.STATUS;
        status = 0;
        bodyBytes = 0;
        left = -1;
        chunked = false;
    }

    private void pass(ByteBuffer bytes) {
        int passed = (int) Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + passed);
        left -= passed;
        if (left == 0) {
            // After a chunk's data stands an empty line, which is read as a chunk's size would be.
            part = part == Part.BODY ? Part.COMPLETE : Part.CHUNK_SIZE;
        }
    }

    private boolean endsLine(byte next) throws ProtocolException {
        if (next == '\n') {
            if (lineLength > 0 && line[lineLength - 1] == '\r') {
                lineLength--;
            }
            return true;
        }
        if (lineLength == LONGEST_LINE) {
            throw new ProtocolException("a line of the answer exceeds " + LONGEST_LINE + " bytes");
        }
        line[lineLength++] = next;
        return false;
    }

    private void take(String text) throws ProtocolException {
        switch (part) {
            case STATUS -> takeStatus(text);
            case HEADERS -> takeHeader(text);
            case CHUNK_SIZE -> takeChunkSize(text);
            case TRAILERS -> part = text.isEmpty() ? Part.COMPLETE : Part.TRAILERS;
            case BODY, CHUNK, COMPLETE -> throw new IllegalStateException("no line is read in " + part);
        }
    }

    private void takeStatus(String text) throws ProtocolException {
        if (!text.matches("HTTP/1\\.1 [1-5]\\d\\d( .*)?")) {
            throw new ProtocolException("no status of HTTP/1.1: " + text);
        }
        status = Integer.parseInt(text, 9, 12, 10);
        part = Part.HEADERS;
    }

    private void takeHeader(String text) throws ProtocolException {
        if (!text.isEmpty()) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                left = number(lower.substring("content-length:".length()), 10);
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            }
        } else if (chunked) {
            part = Part.CHUNK_SIZE;
        } else if (status == 204 || status == 304 || left == 0) {
            part = Part.COMPLETE;
        } else if (left < 0) {
            throw new ProtocolException("the answer tells no length");
        } else {
            bodyBytes = left;
            part = Part.BODY;
        }
    }

    private void takeChunkSize(String text) throws ProtocolException {
        if (text.isEmpty() && bodyBytes > 0) {
            return;
        }
        int end = text.indexOf(';');
        left = number(end < 0 ? text : text.substring(0, end), 16);
        bodyBytes += left;
        part = left == 0 ? Part.TRAILERS : Part.CHUNK;
    }

    private static long number(String text, int radix) throws ProtocolException {
        String digits = text.strip();
        try {
            // A sign would be taken by parseLong, and is none of HTTP's.
            if (digits.startsWith("-") || digits.startsWith("+")) {
                throw new ProtocolException("no length: " + digits);
            }
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            throw (ProtocolException) new ProtocolException("no length: " + digits).initCause(e);
        }
    }
}
