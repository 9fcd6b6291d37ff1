package broadsheet.source.arxiv;

import broadsheet.paper.Author;
import broadsheet.paper.LatexText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes apart the one line in which arXiv keeps the authors of a paper, as people typed it: {@code J. Smith (CERN), A.
 * Jones, Jr. and the ATLAS Collaboration}.
 *
 * <ul>
 *   <li>Commas, semicolons, line breaks, the words "and" and "with", and the sign {@code &} end a name; a colon ends that of
 *       a collaboration.
 *   <li>What stands in parentheses, however nested, is an affiliation or a footnote, and ends a name as well; but {@code
 *       Elizabeth (Beth) Smith} is one name, and {@code (for the X Collaboration)} names one more author.
 *   <li>{@code Jr.}, {@code III} and their like belong to the name before them; initials alone stand before a single
 *       surname that precedes them; titles such as {@code Ph.D.} and {@code et al.} go.
 *   <li>Marks of footnotes go: {@code $^{1,2}$}, {@code *}, digits behind a name.
 * </ul>
 *
 * One pass over the line, linear in its length.
 */
final class AuthorString {
    private static final Pattern SUFFIX = Pattern.compile("(?i:jr|sr)\\.?|II|III|IV|2nd|3rd");
    private static final Pattern TITLE =
            Pattern.compile("(?i)ph\\.?\\s?d\\.?|m\\.d\\.|et\\s+al\\.?|\\.\\.\\.|…|others?");
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\p{Ll}?\\.[\\s-]*)+");
    private static final Pattern SURNAME = Pattern.compile("(?:\\p{Ll}+\\s+)*[\\p{L}'’-]+");
    private static final Pattern FOR_THE = Pattern.compile("(?i)(?:on\\s+behalf\\s+of(?:\\s+the)?|for\\s+the)\\s+(.+)");
    private static final Pattern NAME_FOR_THE =
            Pattern.compile("(?i)(.+?)\\s+((?:on\\s+behalf\\s+of|for\\s+the)\\s.+)");
    private static final Pattern NICKNAME = Pattern.compile("[\"“'‘]?\\p{Lu}\\p{Ll}+[\"”'’]?");
    private static final Pattern ET_AL = Pattern.compile("(?i)\\s+et\\s+al\\.?$");
    private static final String FOOTNOTES = "*†‡§¶#^ ";

    /** What is longer than this is no name, and is not looked at any closer. */
    private static final int LONGEST_NAME = 300;

    private static final Pattern MATHEMATICS =
            Pattern.compile("\\$\\s*(?:\\{\\s*})?\\s*\\^[^$]*\\$|\\$\\s*[*,\\d\\s]*\\$");

    private final String line;
    private final List<String> names = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();

    private AuthorString(String line) {
        this.line = line;
    }

    /** The authors of a line that may hold LaTeX, in order; empty if it names none. */
    static List<Author> split(String latex) {
        String line = LatexText.toUnicode(latex);
        if (line.indexOf('$') >= 0) {
            line = MATHEMATICS.matcher(line).replaceAll("");
        }
        AuthorString reading = new AuthorString(line);
        reading.read();
        return reading.names.stream().map(Author::new).toList();
    }

    private void read() {
        int at = 0;
        while (at < line.length()) {
            char character = line.charAt(at);
            switch (character) {
                case ',', ';', '&', ':' -> {
                    endName();
                    at++;
                }
                case '(' -> at = readParentheses(at);
                case ')' -> at++;
                case '{' -> at = copyGroup(at);
                case ' ' -> at = readSpace(at);
                default -> {
                    name.append(character);
                    at++;
                }
            }
        }
        endName();
    }

    /** A blank, and the word behind it if that separates names. */
    private int readSpace(int at) {
        for (String word : List.of("and ", "with ", "And ", "AND ")) {
            if (line.startsWith(word, at + 1)) {
                endName();
                // The blank behind the word may stand before another one.
                return at + word.length();
            }
        }
        name.append(' ');
        return at + 1;
    }

    /** A comma in braces separates nothing. */
    private int copyGroup(int start) {
        int end = closing(start, '{', '}');
        name.append(line, start, end);
        return end;
    }

    private int readParentheses(int start) {
        int end = closing(start, '(', ')');
        boolean closed = end - start >= 2 && line.charAt(end - 1) == ')';
        String inside = line.substring(start + 1, closed ? end - 1 : end).strip();
        if (isNickname(inside, end)) {
            name.append(line, start, end);
            return end;
        }
        endName();
        Matcher collaboration = FOR_THE.matcher(inside);
        if (inside.length() <= LONGEST_NAME && collaboration.matches()) {
            name.append(collaboration.group(1));
            endName();
        }
        return end;
    }

    /** One word of a name, and the name goes on behind it. */
    private boolean isNickname(String inside, int end) {
        boolean withinName = !name.toString().isBlank()
                && line.startsWith(" ", end)
                && end + 1 < line.length()
                && Character.isUpperCase(line.charAt(end + 1));
        return withinName && NICKNAME.matcher(inside).matches();
    }

    /** Behind the bracket that closes the one at an index, or the end of the line if none does. */
    private int closing(int start, char open, char close) {
        int depth = 0;
        for (int at = start; at < line.length(); at++) {
            char character = line.charAt(at);
            if (character == open) {
                depth++;
            } else if (character == close && --depth == 0) {
                return at + 1;
            }
        }
        return line.length();
    }

    private void endName() {
        String part = tidy(name.toString());
        name.setLength(0);
        if (part.length() > LONGEST_NAME) {
            names.add(part);
        } else if (!part.isEmpty() && !TITLE.matcher(part).matches()) {
            addParts(part);
        }
    }

    /** One name, or that of an author and that of the collaboration that they speak for. */
    private void addParts(String part) {
        Matcher forThe = NAME_FOR_THE.matcher(part);
        if (FOR_THE.matcher(part).matches()) {
            add(FOR_THE.matcher(part).replaceFirst("$1"));
        } else if (forThe.matches() && FOR_THE.matcher(forThe.group(2)).matches()) {
            add(forThe.group(1));
            add(FOR_THE.matcher(forThe.group(2)).replaceFirst("$1"));
        } else {
            add(part);
        }
    }

    private void add(String part) {
        String before = names.isEmpty() ? "" : names.getLast();
        if (before.length() > LONGEST_NAME) {
            names.add(part);
        } else if (!before.isEmpty() && SUFFIX.matcher(part).matches()) {
            names.set(names.size() - 1, before + " " + part);
        } else if (INITIALS.matcher(part).matches() && SURNAME.matcher(before).matches()) {
            names.set(names.size() - 1, part + " " + before);
        } else {
            names.add(part);
        }
    }

    /** Without blanks, marks of footnotes, and an "and" at either end; empty if no letter is left. */
    private static String tidy(String part) {
        String stripped = part.strip();
        if (stripped.startsWith("and ")) {
            stripped = stripped.substring("and ".length());
        }
        String tidy = withoutFootnotes(stripped);
        if (tidy.length() <= LONGEST_NAME) {
            tidy = ET_AL.matcher(tidy).replaceFirst("");
        }
        boolean named = !tidy.equals("and") && tidy.codePoints().anyMatch(Character::isLetter);
        return named ? tidy : "";
    }

    private static String withoutFootnotes(String part) {
        int end = part.length();
        while (end > 0 && FOOTNOTES.indexOf(part.charAt(end - 1)) >= 0) {
            end--;
        }
        int digits = end;
        while (digits > 0 && Character.isDigit(part.charAt(digits - 1))) {
            digits--;
        }
        boolean numbered = digits > 0 && digits < end && Character.isLowerCase(part.charAt(digits - 1));
        return part.substring(0, numbered ? digits : end);
    }
}
