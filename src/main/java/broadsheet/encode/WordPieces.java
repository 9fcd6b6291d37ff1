package broadsheet.encode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes a text apart into the pieces of words that a BERT model knows, as BERT's uncased tokenizer does (Devlin et al.; NAACL
 * 2019): control characters are dropped, letters made small and their accents taken off, the text cut at white space and around
 * every sign and every Chinese character, and each word cut into the longest pieces there are, from its start on. One thing
 * differs: names of special pieces that stand in a text, such as {@code [SEP]}, are text. Immutable.
 */
final class WordPieces {
    /** A longer word is not taken apart, but taken as unknown. */
    private static final int LONGEST_WORD = 100;

    private static final int MULTIPLIER = 31;

    private final int first;
    private final int last;
    private final int unknown;
    private final String[] pieces;

    /** Of the pieces that begin a word: open addressing by hash, with a piece's number + 1. */
    private final int[] beginnings;

    private final int[] continuations;
    private final int longestPiece;

    private WordPieces(Map<String, Integer> numbers) {
        this.first = number(numbers, "[CLS]");
        this.last = number(numbers, "[SEP]");
        this.unknown = number(numbers, "[UNK]");
        this.pieces = new String
                [numbers.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1];
        Arrays.fill(pieces, "");
        int size = Integer.highestOneBit(pieces.length) * 4;
        this.beginnings = new int[size];
        this.continuations = new int[size];
        int longest = 0;
        for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
            boolean continues =
                    entry.getKey().startsWith("##") && entry.getKey().length() > 2;
            String text = continues ? entry.getKey().substring(2) : entry.getKey();
            pieces[entry.getValue()] = text;
            longest = Math.max(longest, text.length());
            put(continues ? continuations : beginnings, text, entry.getValue());
        }
        this.longestPiece = longest;
    }

    private static int number(Map<String, Integer> numbers, String piece) {
        Integer number = numbers.get(piece);
        if (number == null) {
            throw new IllegalArgumentException("no piece " + piece + " among " + numbers.size());
        }
        return number;
    }

    /**
     * Reads the pieces of a {@code tokenizer.json}: its {@code model.vocab}.
     *
     * @throws IOException if it cannot be read, or is cut off
     */
    static WordPieces read(InputStream json) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            boolean among = false;
            while (parser.nextToken() != null) {
                if (among && parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    numbers.put(parser.currentName(), parser.getIntValue());
                } else if (parser.currentToken() == JsonToken.START_OBJECT && "vocab".equals(parser.currentName())) {
                    among = true;
                } else if (parser.currentToken() == JsonToken.END_OBJECT) {
                    among = false;
                }
            }
        }
        try {
            return new WordPieces(numbers);
        } catch (IllegalArgumentException e) {
            throw new IOException("no pieces of words: " + e.getMessage(), e);
        }
    }

    /** How many pieces there are; they are numbered from 0. */
    int size() {
        return pieces.length;
    }

    /**
     * The numbers of a text's pieces, between those of the first and the last piece, which stand for beginning and end.
     *
     * @param most how many pieces at most, those two included; the rest of the text is not read
     */
    int[] of(String text, int most) {
        if (most < 2) {
            throw new IllegalArgumentException("no room for beginning and end in " + most + " pieces");
        }
        Sink sink = new Sink(most - 1);
        sink.add(first);
        cut(text, sink);
        int[] numbers = Arrays.copyOf(sink.numbers, sink.size + 1);
        numbers[sink.size] = last;
        return numbers;
    }

    /** The pieces found so far, up to a limit. */
    private static final class Sink {
        private final int most;
        private int[] numbers;
        private int size;

        Sink(int most) {
            this.most = most;
            this.numbers = new int[Math.min(most, 256) + 1];
        }

        boolean isFull() {
            return size >= most;
        }

        void add(int number) {
            if (size < most) {
                if (size + 1 >= numbers.length) {
                    numbers = Arrays.copyOf(numbers, Math.min(most + 1, 2 * numbers.length));
                }
                numbers[size] = number;
                size++;
            }
        }
    }

    private void cut(String text, Sink sink) {
        String simple = isAscii(text) ? text : simple(text);
        char[] word = new char[2 * LONGEST_WORD];
        int length = 0;
        int letters = 0;
        int at = 0;
        while (at < simple.length() && !sink.isFull()) {
            int c = simple.codePointAt(at);
            at += Character.charCount(c);
            if (isBlank(c) || isSign(c)) {
                add(word, length, letters, sink);
                length = 0;
                letters = 0;
                if (isSign(c)) {
                    add(word, Character.toChars(c, word, 0), 1, sink);
                }
            } else if (!isControl(c)) {
                if (letters < LONGEST_WORD) {
                    length += Character.toChars(Character.toLowerCase(c), word, length);
                }
                letters++;
            }
        }
        add(word, length, letters, sink);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Without control characters and accents, and with blanks around every Chinese character. */
    private static String simple(String text) {
        StringBuilder clean = new StringBuilder(text.length() + 16);
        text.codePoints().filter(c -> !isControl(c)).forEach(c -> {
            if (isChinese(c)) {
                clean.append(' ').appendCodePoint(c).append(' ');
            } else {
                clean.appendCodePoint(isBlank(c) ? ' ' : c);
            }
        });
        StringBuilder simple = new StringBuilder(clean.length());
        Normalizer.normalize(clean, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(simple::appendCodePoint);
        return simple.toString();
    }

    private static boolean isBlank(int c) {
        return c < 0x80 ? c == ' ' || c == '\t' || c == '\n' || c == '\r' : Character.isSpaceChar(c);
    }

    private static boolean isControl(int c) {
        if (c < 0x80) {
            return (c < ' ' || c == 0x7f) && !isBlank(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> c == 0xfffd;
        };
    }

    private static boolean isSign(int c) {
        if (c < 0x80) {
            return c > ' ' && c < '0' || c > '9' && c < 'A' || c > 'Z' && c < 'a' || c > 'z' && c < 0x7f;
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The blocks that BERT's own tokenizer calls Chinese. */
    private static boolean isChinese(int c) {
        return c >= 0x4e00 && c <= 0x9fff
                || c >= 0x3400 && c <= 0x4dbf
                || c >= 0x20000 && c <= 0x2a6df
                || c >= 0x2a700 && c <= 0x2ceaf
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0x2f800 && c <= 0x2fa1f;
    }

    /** Adds the pieces of a word, or that it is unknown if it cannot be cut into pieces wholly. */
    private void add(char[] word, int length, int letters, Sink sink) {
        if (length == 0) {
            return;
        }
        if (letters > LONGEST_WORD) {
            sink.add(unknown);
            return;
        }
        int size = sink.size;
        int from = 0;
        while (from < length) {
            int piece = longest(from == 0 ? beginnings : continuations, word, from, length);
            if (piece < 0) {
                sink.size = size;
                sink.add(unknown);
                return;
            }
            sink.add(piece);
            from += pieces[piece].length();
        }
    }

    /** The longest piece that the rest of a word begins with, or less than 0. */
    private int longest(int[] table, char[] word, int from, int length) {
        int most = Math.min(length - from, longestPiece);
        int hash = 0;
        int[] hashes = new int[most + 1];
        for (int i = 0; i < most; i++) {
            hash = MULTIPLIER * hash + word[from + i];
            hashes[i + 1] = hash;
        }
        for (int size = most; size > 0; size--) {
            int slot = slot(hashes[size], table.length);
            while (table[slot] != 0) {
                String piece = pieces[table[slot] - 1];
                if (piece.length() == size && isAt(piece, word, from)) {
                    return table[slot] - 1;
                }
                slot = slot + 1 & table.length - 1;
            }
        }
        return -1;
    }

    private static boolean isAt(String piece, char[] word, int from) {
        for (int i = 0; i < piece.length(); i++) {
            if (piece.charAt(i) != word[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static void put(int[] table, String text, int number) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = MULTIPLIER * hash + text.charAt(i);
        }
        int slot = slot(hash, table.length);
        while (table[slot] != 0) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = number + 1;
    }

    private static int slot(int hash, int size) {
        int mixed = hash * 0x9e3779b9;
        return (mixed ^ mixed >>> 15) & size - 1;
    }
}
