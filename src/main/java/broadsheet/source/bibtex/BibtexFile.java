package broadsheet.source.bibtex;

import broadsheet.source.bibtex.Cited.Broken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXString;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;

/**
 * Reads BibTeX. A file is read as a stream, an entry at a time, so that any number fits, and one that is torn costs no other: an entry
 * ends where a line begins with the next. Nothing that a file names is opened, and nothing in it is run.
 */
public final class BibtexFile {
    /** No entry is so long, and one without an end is not to fill the memory. */
    static final int LONGEST_ENTRY = 200_000;

    /** Braces stand in each other a few deep; the parser calls itself for each. */
    private static final int DEEPEST = 100;

    /** A file may name so many strings, of its own for journals and months. */
    private static final int MOST_STRINGS = 10_000;

    /** A name of a journal or of a month is no longer, even if it is made of others; a longer one is none. */
    private static final int LONGEST_STRING = 2_000;

    /** So many parts a value is joined of at most: each may be a string. */
    private static final int MOST_PARTS = 100;

    private static final Pattern BEGINNING = Pattern.compile("\\s*@\\s*([A-Za-z]+)\\s*[{(].*", Pattern.DOTALL);
    private static final Pattern NO_ENTRY = Pattern.compile("(?i)comment|preamble|include");
    private static final Pattern PLACE = Pattern.compile("(?s)Lexical error at line (\\d+).*");

    private final BibTeXParser parser;
    private final Consumer<Cited> found;
    private final StringBuilder entry = new StringBuilder();
    private int begins;
    private boolean isTooLong;
    private int strings;

    private BibtexFile(Consumer<Cited> found) {
        this.found = found;
        try {
            this.parser = new Lenient();
        } catch (ParseException e) {
            throw new IllegalStateException("a parser of nothing", e);
        }
    }

    /** Takes a name that no string of the file has for nothing, and not for a fault: only titles and addresses are wanted. */
    private static final class Lenient extends BibTeXParser {
        Lenient() throws ParseException {}

        @Override
        public void checkStringResolution(Key key, BibTeXString string) {}

        @Override
        public void checkCrossReferenceResolution(Key key, BibTeXEntry referred) {}
    }

    /**
     * Reads a file.
     *
     * @param found is given what stands in it, in order; nothing if that is no BibTeX at all
     * @throws IOException if the file cannot be read
     */
    public static void read(Reader file, Consumer<Cited> found) throws IOException {
        new BibtexFile(found).read(new BufferedReader(file));
    }

    private void read(BufferedReader lines) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (BEGINNING.matcher(line).matches()) {
                end();
                begins = number;
            }
            if (begins > 0 && entry.length() + line.length() > LONGEST_ENTRY) {
                isTooLong = true;
            } else if (begins > 0) {
                entry.append(line).append('\n');
            }
        }
        end();
    }

    /** Takes what was gathered. */
    private void end() {
        if (begins > 0) {
            take(entry.toString());
        }
        entry.setLength(0);
        isTooLong = false;
    }

    private void take(String text) {
        Matcher beginning = BEGINNING.matcher(text);
        if (!beginning.matches()
                || NO_ENTRY.matcher(beginning.group(1)).matches()
                || (beginning.group(1).equalsIgnoreCase("string") && ++strings > MOST_STRINGS)) {
            return;
        }
        if (isTooLong) {
            found.accept(
                    new Broken(begins, "the entry that begins here is longer than " + LONGEST_ENTRY + " characters"));
            return;
        }
        if (isTooDeep(text)) {
            found.accept(new Broken(begins, "the entry that begins here has braces more than " + DEEPEST + " deep"));
            return;
        }
        if (text.chars().filter(character -> character == '#').count() > MOST_PARTS) {
            found.accept(
                    new Broken(begins, "the entry that begins here is joined of more than " + MOST_PARTS + " parts"));
            return;
        }
        try {
            BibTeXDatabase read = parser.parse(new StringReader(text));
            // Each entry is read by itself; strings hold for all that follow.
            read.getStrings().values().forEach(this::define);
            read.getEntries().values().forEach(one -> found.accept(new EntryFields(one, begins).entry()));
        } catch (ParseException e) {
            int line = e.currentToken == null || e.currentToken.next == null ? 1 : e.currentToken.next.beginLine;
            found.accept(broken(line));
        } catch (StackOverflowError e) {
            // A string that is made of itself.
            found.accept(broken(1));
        } catch (TokenMgrException e) {
            Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
            found.accept(broken(place.matches() ? Integer.parseInt(place.group(1)) : 1));
        }
    }

    /** Defines a string for all that follow, as it reads now: left as it stands, one made of others could grow without bound. */
    private void define(BibTeXString string) {
        String text = string.getValue().toUserString();
        if (text != null && text.length() <= LONGEST_STRING) {
            parser.addMacro(string.getKey().getValue(), text);
        }
    }

    private Broken broken(int lineOfEntry) {
        int line = begins + Math.max(lineOfEntry, 1) - 1;
        return new Broken(
                line,
                "the entry that begins " + (line == begins ? "here" : "in line " + begins)
                        + " cannot be read: a brace, a quotation mark or a comma may be missing");
    }

    private static boolean isTooDeep(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() && depth <= DEEPEST; i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
        }
        return depth > DEEPEST;
    }
}
