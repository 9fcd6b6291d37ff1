package broadsheet.source.arxiv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * UTF-8 as characters of XML. Whatever XML forbids, and would end the reading of the whole answer, becomes {@link #MARK}:
 * bytes that are not UTF-8, control characters, references to them or to halves of characters (the number D800), and an
 * ampersand that begins no reference. So one bad abstract costs one record, not the thousand behind it.
 */
final class LegalCharacters extends Reader {
    /** Stands for what was forbidden. Unicode promises that no text has this character, yet XML allows it. */
    static final char MARK = '\uFDD0';

    /** The longest reference that is looked at; those of more zeros are left to the parser. */
    private static final int LONGEST_REFERENCE = 12;

    /** Without a document type, XML knows no others. */
    private static final Set<String> NAMED = Set.of("amp", "lt", "gt", "quot", "apos");

    private final Reader decoded;
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int filled;
    private boolean ended;

    LegalCharacters(InputStream bytes) {
        this.decoded = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(MARK)));
    }

    @Override
    public int read(char[] out, int offset, int length) throws IOException {
        int written = 0;
        while (written == 0 && length > 0) {
            if (filled - at <= LONGEST_REFERENCE && !ended) {
                fill();
            }
            if (at == filled) {
                return -1;
            }
            // A reference must not be cut: the last few characters wait for those behind them.
            int end = Math.min(ended ? filled : filled - LONGEST_REFERENCE, at + length);
            while (at < end && written < length) {
                out[offset + written++] = next();
            }
        }
        return written;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        filled -= at;
        at = 0;
        int count = decoded.read(buffer, filled, buffer.length - filled);
        ended = count < 0;
        filled += Math.max(count, 0);
    }

    private char next() {
        char character = buffer[at++];
        if (character == '&') {
            return ampersand();
        }
        boolean forbidden = character < ' ' && character != '\n' && character != '\t' && character != '\r';
        return forbidden || character >= '\uFFFE' ? MARK : character;
    }

    /** Passes over a reference that is forbidden; one that is not is read on as it stands. */
    private char ampersand() {
        int end = at;
        while (end < filled && end - at < LONGEST_REFERENCE && isOfName(buffer[end])) {
            end++;
        }
        boolean closed = end < filled && buffer[end] == ';';
        if (!closed) {
            boolean mayGoOn = end - at == LONGEST_REFERENCE || (ended && end == filled);
            return mayGoOn ? '&' : MARK;
        }
        String name = new String(buffer, at, end - at);
        if (name.startsWith("#") ? isLegal(name) : NAMED.contains(name)) {
            return '&';
        }
        at = end + 1;
        return MARK;
    }

    private static boolean isOfName(char character) {
        return character == '#'
                || (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z');
    }

    /** XML 1.0, production 2. */
    private static boolean isLegal(String reference) {
        try {
            int character = reference.startsWith("#x")
                    ? Integer.parseInt(reference.substring(2), 16)
                    : Integer.parseInt(reference.substring(1));
            return character == '\t'
                    || character == '\n'
                    || character == '\r'
                    || (character >= ' ' && character <= 0xD7FF)
                    || (character >= 0xE000 && character <= 0xFFFD)
                    || (character >= 0x10000 && character <= 0x10FFFF);
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }
}
