package broadsheet.paper;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the LaTeX of titles, abstracts and names into Unicode text, as arXivRaw and many pages give it.
 *
 * <p>Accents, letters, dashes, quotes, escaped characters and the common macros of text are read as TeX reads them, with a
 * few guesses where people write what TeX would not. Mathematics ({@code $…$}, {@code $$…$$}, {@code \(…\)}, {@code
 * \[…\]}) is left for the page to typeset, unknown macros are left with their braces, and {@code \$} stays escaped lest a
 * page take it for mathematics. White space is collapsed, the result is NFC. A percent sign starts no comment.
 *
 * <p>One pass with bounded looking ahead: linear in time, without recursion on nested braces. It never fails; what it
 * cannot read it leaves. Text without backslashes does not change when its result is read again.
 *
 * <p>The tables make this file long; nobody else needs them.
 */
public final class LatexText {
    /** Combining characters (Unicode block 0300) by accent. */
    private static final Map<String, String> ACCENTS = table("` \u0300 ' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306"
            + " . \u0307 \" \u0308 r \u030A H \u030B v \u030C d \u0323 c \u0327 k \u0328 b \u0331 t \u0361");

    /** TeX takes the space behind these for the end of their names. */
    private static final Map<String, String> LETTERS = table("""
            aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ""");

    /** Signs, and the Greek that people leave outside mathematics. Readers expect the space behind these. */
    private static final Map<String, String> SYMBOLS = table("""
            S § P ¶ dag † ddag ‡ copyright © pounds £ textregistered ® texttrademark ™ textdegree ° ldots … dots …
            textellipsis … textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “
            textquotedblright ” textasciitilde ~ textasciicircum ^ textunderscore _ textbar | slash / LaTeX LaTeX TeX TeX
            times × pm ± alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
            kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
            Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω""");

    /** Macros whose argument is shown in another style. */
    private static final Set<String> STYLES = Set.of(("emph text textbf textit textmd textnormal textrm textsc textsf"
                    + " textsl textsubscript textsuperscript texttt textup mbox uline underline")
            .split(" ", -1));

    /** Macros that change the style of the rest of their group. */
    private static final Set<String> SWITCHES = Set.of(
            "bf bfseries em it itshape rm rmfamily sc scshape sf sffamily sl slshape tt ttfamily".split(" ", -1));

    /** Macros of two arguments, of which readers see the second. */
    private static final Set<String> SECOND_SHOWN = Set.of("href", "textcolor", "texorpdfstring");

    /** How deep accents stand on accents: {@code \'{\^{e}}} has two. */
    private static final int DEEPEST = 3;

    /** The rest of the longest macro that arXiv is known to break: {@code \v{arepsilon}}. */
    private static final int LONGEST_REST = 10;

    private final String text;
    private final StringBuilder out;
    private int at;

    /** For each open brace, by depth, whether its pair is left out. */
    private final BitSet leftOut = new BitSet();

    private int depth;

    /** Ends of mathematics that do not occur any more: without this, many unmatched beginnings take quadratic time. */
    private final Set<String> absent = new HashSet<>();

    /**
     * A character that was written as a command.
     *
     * @param text it, in Unicode, perhaps decomposed
     * @param end the index behind the command
     */
    private record Glyph(String text, int end) {}

    private LatexText(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    private static Map<String, String> table(String namesAndCharacters) {
        String[] words = namesAndCharacters.split("\\s+", -1);
        Map<String, String> table = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return Map.copyOf(table);
    }

    /** The text in Unicode. */
    public static String toUnicode(String latex) {
        String composed = Normalizer.normalize(latex, Normalizer.Form.NFC);
        return Normalizer.normalize(new LatexText(composed).read(), Normalizer.Form.NFC);
    }

    private String read() {
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '\\' -> readCommand();
                case '$' -> readDollar();
                case '{' -> openBrace();
                case '}' -> closeBrace();
                case '~' -> readTie();
                case '-' -> readDashes();
                case '`' -> readQuotes("``", "“");
                case '\'' -> readQuotes("''", opensWord() ? "“" : "”");
                case 'h' -> readAddress();
                default -> copyWords();
            }
        }
        int end = out.length();
        return end > 0 && out.charAt(end - 1) == ' ' ? out.substring(0, end - 1) : out.toString();
    }

    private void put(char character) {
        if (!isSpace(character)) {
            out.append(character);
        } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private void put(String characters, int end) {
        for (int i = 0; i < characters.length(); i++) {
            put(characters.charAt(i));
        }
        at = end;
    }

    /** Copies as much as means nothing to TeX in one go, which is most of any text, at least one character. */
    private void copyWords() {
        int end = at;
        while (isOfWord(end) || (end > at && charAt(end) == ' ' && isOfWord(end + 1))) {
            end++;
        }
        if (end == at) {
            copyTo(at + 1);
        } else {
            out.append(text, at, end);
            at = end;
        }
    }

    /** Whether there is a character that {@link #read} copies as it stands; one that may begin an address is not. */
    private boolean isOfWord(int index) {
        if (index >= text.length()) {
            return false;
        }
        char character = text.charAt(index);
        return switch (character) {
            case '\\', '$', '{', '}', '~', '-', '`', '\'' -> false;
            case 'h' -> charAt(index + 1) != 't';
            default -> character > ' ' && character < 0x7F;
        };
    }

    private void copyTo(int end) {
        for (; at < end; at++) {
            put(text.charAt(at));
        }
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isLetter(char character) {
        char lower = (char) (character | 0x20);
        return lower >= 'a' && lower <= 'z';
    }

    /** The character there, or a space beyond either end. */
    private char charAt(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }

    private int skipSpaces(int from) {
        int end = from;
        while (end < text.length() && isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfName(int from) {
        int end = from;
        while (isLetter(charAt(end))) {
            end++;
        }
        return end;
    }

    private int skipEmptyGroup(int from) {
        return text.startsWith("{}", from) ? from + 2 : from;
    }

    private void readDollar() {
        if (charAt(at + 1) == '$') {
            readMathematics("$$", "$$");
        } else {
            readMathematics("$", "$");
        }
    }

    private void readMathematics(String start, String end) {
        int from = at + start.length();
        int found = absent.contains(end) ? -1 : find(end, from);
        if (found < 0) {
            absent.add(end);
        }
        copyTo(found < 0 ? from : found + end.length());
    }

    private int find(String end, int from) {
        for (int i = from; i < text.length(); i += text.charAt(i) == '\\' ? 2 : 1) {
            if (text.startsWith(end, i)) {
                return i;
            }
        }
        return -1;
    }

    private void openBrace() {
        if (charAt(at + 1) == '\\') {
            openGroup(at + 2, endOfName(at + 2));
        } else {
            enterKeeping();
        }
    }

    /** A group that begins with a command: a single character, or text in a style of its own. */
    private void openGroup(int name, int end) {
        Optional<Glyph> glyph = readGlyphIn(at, 0);
        if (glyph.isPresent()) {
            put(glyph.get().text(), glyph.get().end());
        } else if (SWITCHES.contains(text.substring(name, end))) {
            enterLeavingOut(skipSpaces(end));
        } else {
            enterKeeping();
        }
    }

    private void enterKeeping() {
        leftOut.clear(depth++);
        copyTo(at + 1);
    }

    private void enterLeavingOut(int contents) {
        leftOut.set(depth++);
        at = contents;
    }

    private void closeBrace() {
        boolean opened = depth > 0;
        if (opened) {
            depth--;
        }
        if (opened && leftOut.get(depth)) {
            at++;
        } else {
            copyTo(at + 1);
        }
    }

    /** A tie joins words. Before a number, as in "~100", or between two, as in "5~10", it is meant as it looks. */
    private void readTie() {
        char before = charAt(at - 1);
        boolean joins = Character.isLetterOrDigit(before) || ".,;:!?)]}%$'\"".indexOf(before) >= 0;
        boolean range = (Character.isDigit(before) || before == '%') && Character.isDigit(charAt(at + 1));
        put(joins && !range ? " " : "~", at + 1);
    }

    /** Four and more are a rule somebody drew. */
    private void readDashes() {
        int end = at;
        while (charAt(end) == '-') {
            end++;
        }
        switch (end - at) {
            case 2 -> put("–", end);
            case 3 -> put("—", end);
            default -> copyTo(end);
        }
    }

    private void readQuotes(String pair, String quote) {
        if (text.startsWith(pair, at)) {
            put(quote, at + 2);
        } else {
            copyTo(at + 1);
        }
    }

    /** Some write the same two marks at both ends. */
    private boolean opensWord() {
        char before = charAt(at - 1);
        return (isSpace(before) || before == '(' || before == '[') && !isSpace(charAt(at + 2));
    }

    /** Ties and dashes in an address are part of it. */
    private void readAddress() {
        int end = at + 1;
        if (text.startsWith("http://", at) || text.startsWith("https://", at)) {
            while (end < text.length() && "\\${}`'".indexOf(text.charAt(end)) < 0 && !isSpace(text.charAt(end))) {
                end++;
            }
        }
        copyTo(end);
    }

    private void readCommand() {
        Optional<Glyph> glyph = readGlyph(at, 0);
        if (glyph.isPresent()) {
            put(glyph.get().text(), glyph.get().end());
        } else if (isLetter(charAt(at + 1))) {
            readMacro(endOfName(at + 1));
        } else if (at + 1 == text.length()) {
            copyTo(at + 1);
        } else {
            readEscape(text.charAt(at + 1));
        }
    }

    private void readEscape(char escaped) {
        switch (escaped) {
            case '(' -> readMathematics("\\(", "\\)");
            case '[' -> readMathematics("\\[", "\\]");
            case '&', '%', '_', '#', '{', '}' -> put(String.valueOf(escaped), at + 2);
            case '~', '^' -> put(String.valueOf(escaped), skipEmptyGroup(at + 2));
            case '\\' -> readBreak();
            // Spaces of any width.
            case ' ', '\n', '\r', '\t', ',' -> put(" ", at + 2);
            // A place to hyphenate, the end of a slant, the end of a sentence.
            case '-', '/', '@' -> at += 2;
            case '$' -> copyTo(at + 2);
            default -> copyTo(at + 1);
        }
    }

    /** A break of the line, unless some program escaped the backslash of an accent once more: {@code Fert\\'e}. */
    private void readBreak() {
        boolean mark = "'`\"".indexOf(charAt(at + 2)) >= 0;
        Optional<Glyph> glyph = mark ? readGlyph(at + 1, 0) : Optional.empty();
        if (glyph.isPresent()) {
            put(glyph.get().text(), glyph.get().end());
        } else {
            put(" ", at + 2);
        }
    }

    private void readMacro(int end) {
        String macro = text.substring(at + 1, end);
        String symbol = SYMBOLS.get(macro);
        int argument = skipSpaces(end);
        boolean braced = charAt(argument) == '{';
        if (symbol != null) {
            put(symbol, skipEmptyGroup(end));
        } else if (macro.equals("url") && braced) {
            readUrl(argument + 1);
        } else if (braced && (STYLES.contains(macro) || SWITCHES.contains(macro))) {
            enterLeavingOut(argument + 1);
        } else if (SWITCHES.contains(macro)) {
            at = argument;
        } else if (SECOND_SHOWN.contains(macro) && braced) {
            readSecondArgument(argument + 1, end);
        } else {
            copyTo(end);
        }
    }

    /** The next brace, of either kind. Looking no further keeps the whole linear. */
    private int nextBrace(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '{' && text.charAt(end) != '}') {
            end++;
        }
        return end;
    }

    private void readUrl(int from) {
        int end = nextBrace(from);
        if (charAt(end) != '}') {
            enterLeavingOut(from);
            return;
        }
        for (at = from; at < end; at++) {
            if (charAt(at) != '\\' || isLetter(charAt(at + 1))) {
                put(charAt(at));
            }
        }
        at = end + 1;
    }

    private void readSecondArgument(int first, int endOfName) {
        int firstEnd = nextBrace(first);
        int second = skipSpaces(firstEnd + 1);
        if (charAt(firstEnd) == '}' && charAt(second) == '{') {
            enterLeavingOut(second + 1);
        } else {
            copyTo(endOfName);
        }
    }

    /** What the command at an index makes, or the letter there if it is to bear an accent. */
    private Optional<Glyph> readGlyph(int start, int nesting) {
        if (start >= text.length() || nesting > DEEPEST) {
            return Optional.empty();
        }
        if (text.charAt(start) != '\\') {
            String base = Character.toString(text.codePointAt(start));
            boolean bears = nesting > 0 && isAccentable(base.codePointAt(0));
            return bears ? Optional.of(new Glyph(base, start + base.length())) : Optional.empty();
        }
        int end = Math.max(endOfName(start + 1), start + 2);
        String name = end <= text.length() ? text.substring(start + 1, end) : "";
        String letter = LETTERS.get(name);
        if (letter == null) {
            return readAccent(name, end, nesting + 1);
        }
        return Optional.of(new Glyph(letter, text.startsWith("{}", end) ? end + 2 : skipSpaces(end)));
    }

    private static boolean isAccentable(int letter) {
        return Character.isLetter(letter)
                && switch (Character.UnicodeScript.of(letter)) {
                    case LATIN, GREEK, CYRILLIC -> true;
                    default -> false;
                };
    }

    private Optional<Glyph> readAccent(String name, int end, int nesting) {
        String mark = ACCENTS.get(name);
        if (mark == null) {
            return Optional.empty();
        }
        int argument = skipSpaces(end);
        if (charAt(argument) != '{') {
            return readGlyph(argument, nesting)
                    .map(base -> accented(base, mark))
                    .filter(glyph -> isLikely(name, glyph.text()));
        }
        return readGlyphIn(argument, nesting)
                .map(base -> accented(base, mark))
                .or(() -> name.equals("t") ? readTied(argument + 1, mark) : Optional.empty())
                .or(() -> readBroken(name, argument + 1));
    }

    /** The dotless letters exist for this, and take their common form under an accent. */
    private static Glyph accented(Glyph base, String mark) {
        String letter = base.text().replace('ı', 'i').replace('ȷ', 'j');
        boolean hasDot = mark.equals("\u0307") && (letter.equals("i") || letter.equals("j"));
        return new Glyph(hasDot ? letter : letter + mark, base.end());
    }

    /**
     * Whether an accent without braces is meant as one. A quotation mark that some program escaped ({@code don\'t}) and an
     * author's own macro of one letter mostly give what no language has, so those must exist as one character; the bar
     * below and the bow are hardly ever written so.
     */
    private static boolean isLikely(String name, String glyph) {
        String composed = Normalizer.normalize(glyph, Normalizer.Form.NFC);
        return switch (name) {
            case "^", "~", "=", "." -> true;
            case "b", "t" -> false;
            default -> composed.codePointCount(0, composed.length()) == 1;
        };
    }

    /** The character in the braces at an index, if they hold just one. */
    private Optional<Glyph> readGlyphIn(int brace, int nesting) {
        return readGlyph(skipSpaces(brace + 1), nesting)
                .map(glyph -> new Glyph(glyph.text(), skipSpaces(glyph.end())))
                .filter(glyph -> charAt(glyph.end()) == '}')
                .map(glyph -> new Glyph(glyph.text(), glyph.end() + 1));
    }

    /** Two letters under one bow: {@code \t{oo}}. */
    private Optional<Glyph> readTied(int from, String bow) {
        boolean two = endOfName(from) == from + 2 && charAt(from + 2) == '}';
        return two ? Optional.of(new Glyph(charAt(from) + bow + charAt(from + 1), from + 3)) : Optional.empty();
    }

    /** Mends what arXiv breaks: it takes the {@code \b} of {@code \beta} for an accent and gives {@code \b{eta}}. */
    private Optional<Glyph> readBroken(String name, int from) {
        int end = from;
        while (isLetter(charAt(end)) && end - from < LONGEST_REST) {
            end++;
        }
        String symbol = SYMBOLS.get(name + text.substring(from, end));
        return symbol != null && charAt(end) == '}' ? Optional.of(new Glyph(symbol, end + 1)) : Optional.empty();
    }
}
