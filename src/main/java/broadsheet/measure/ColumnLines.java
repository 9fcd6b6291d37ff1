package broadsheet.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The lines of a file of columns, UTF-8, one in memory at a time; blank ones are passed over. */
final class ColumnLines {
    private static final Pattern GAP = Pattern.compile("\\s+");

    /** Takes one line. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes the next line.
         *
         * @param number from 1
         * @param line without white space at its ends, not empty
         */
        void take(long number, String line) throws BrokenLine;
    }

    private ColumnLines() {}

    /**
     * Reads a file to its end.
     *
     * @throws BrokenLine as the taker does, or if the file is not UTF-8
     * @throws IOException if the file cannot be read
     */
    static void read(Path file, Taker taker) throws IOException {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String stripped = line.strip();
                if (!stripped.isEmpty()) {
                    taker.take(number, stripped);
                }
            }
        } catch (CharacterCodingException e) {
            // It is decoded some way ahead.
            throw new BrokenLine(file, number + 1, "from here on, something is not UTF-8");
        }
    }

    /** A line's columns, which white space separates. */
    static String[] columns(String line) {
        return GAP.split(line, -1);
    }
}
