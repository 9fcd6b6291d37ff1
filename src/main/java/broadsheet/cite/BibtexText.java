package broadsheet.cite;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns Unicode text into what BibTeX and LaTeX take, the reverse of {@link broadsheet.paper.LatexText}.
 *
 * <ul>
 *   <li>Characters that mean something to TeX are escaped, with braces that pair, since BibTeX counts the escaped ones too.
 *   <li>Latin letters outside ASCII become commands in braces, <code>{\'e}</code>, which BibTeX takes for one letter when it
 *       sorts and changes case. Greek and a few signs become commands for either mode. All other characters stay; they
 *       need a LaTeX that knows them.
 *   <li>Mathematics stays, if its braces pair. A dollar that pairs with none is a dollar.
 *   <li>In titles, words with a capital that sentence case would take, such as {@code GPT-4} and {@code BERT}, are put into
 *       braces. A title all in capitals is left to the style.
 * </ul>
 *
 * One pass, linear in the length of the text.
 */
final class BibtexText {
    /** Combining characters by the command of their accent. */
    private static final Map<Integer, String> ACCENTS = characters("""
            \u0300 ` \u0301 ' \u0302 ^ \u0303 ~ \u0304 = \u0306 u \u0307 . \u0308 " \u030A r \u030B H \u030C v \u0323 d
            \u0327 c \u0328 k \u0331 b""");

    private static final Map<Integer, String> LETTERS = characters("""
            æ ae Æ AE œ oe Œ OE ø o Ø O ł l Ł L ß ss ı i ȷ j ð dh Ð DH þ th Þ TH đ dj Đ DJ ŋ ng Ŋ NG""");

    /** Signs that stand between words, and what TeX has for them. */
    private static final Map<Integer, String> SIGNS = characters("""
            & \\& % \\% # \\# _ \\_ { \\textbraceleft{} } \\textbraceright{} ~ \\textasciitilde{} ^ \\textasciicircum{}
            \\ \\textbackslash{} < \\textless{} > \\textgreater{} | \\textbar{} $ \\$ “ `` ” '' ‘ ` ’ ' – -- — ---
            … \\ldots{} § \\S{} ¶ \\P{} † \\dag{} ‡ \\ddag{} © \\copyright{} ® \\textregistered{} ™ \\texttrademark{}
            ° \\textdegree{} £ \\pounds{}""");

    /** Characters of mathematics, which TeX has there alone. */
    private static final Map<Integer, String> MATHEMATICS = characters("""
            × times ± pm · cdot − - ≤ leq ≥ geq ≠ neq ≈ approx ∼ sim → rightarrow ← leftarrow ↔ leftrightarrow
            ⇒ Rightarrow ∞ infty ∈ in ∀ forall ∃ exists ∂ partial ∇ nabla √ surd ∑ sum ∏ prod ∫ int ∪ cup ∩ cap ∘ circ
            α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda
            μ mu ν nu ξ xi π pi ρ rho σ sigma τ tau υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta
            Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega""");

    /** What joins the parts of a word. */
    private static final String JOINTS = "-'’‑+.";

    /** Fewer words in capitals are a name. */
    private static final int SHOUTED_WORDS = 4;

    private final String text;
    private final boolean protecting;
    private final StringBuilder out;

    /** From where on no end of this kind of mathematics stands; many unmatched beginnings would take quadratic time. */
    private final Map<String, Integer> absent = new HashMap<>();

    private BibtexText(String text, boolean protecting) {
        this.text = Normalizer.normalize(text, Normalizer.Form.NFC);
        this.protecting = protecting;
        this.out = new StringBuilder(this.text.length() + 32);
    }

    private static Map<Integer, String> characters(String charactersAndCommands) {
        String[] words = charactersAndCommands.strip().split("\\s+", -1);
        Map<Integer, String> table = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            table.put(words[i].codePointAt(0), words[i + 1]);
        }
        return Map.copyOf(table);
    }

    /** A name, a venue, a remark. */
    static String plain(String text) {
        return new BibtexText(text, false).encode();
    }

    /** A title, whose acronyms and names of systems keep their capitals. */
    static String title(String text) {
        return new BibtexText(text, !isShouted(text)).encode();
    }

    private static boolean isShouted(String title) {
        return title.chars().noneMatch(Character::isLowerCase)
                && title.chars().filter(character -> character == ' ').count() >= SHOUTED_WORDS - 1;
    }

    private String encode() {
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '$' || character == '\\') {
                at = putMathematics(at);
            } else if (protecting && isOfWord(text.codePointAt(at))) {
                int end = endOfWord(at);
                putWord(at, end);
                at = end;
            } else {
                at = put(at);
            }
        }
        return out.toString();
    }

    /** Puts the mathematics that begins at an index, otherwise the dollar or the backslash there. */
    private int putMathematics(int at) {
        int end = endOfMathematics(at);
        if (end > at) {
            return end;
        }
        if (text.startsWith("\\$", at)) {
            out.append("\\$");
            return at + 2;
        }
        return put(at);
    }

    private void putWord(int from, int end) {
        boolean protect = losesCapital(from, end);
        if (protect) {
            out.append('{');
        }
        for (int at = from; at < end; ) {
            at = put(at);
        }
        if (protect) {
            out.append('}');
        }
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK;
    }

    /** Where a word ends: letters and digits, whose parts single joints join. */
    private int endOfWord(int from) {
        int end = from;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            boolean joins =
                    JOINTS.indexOf(character) >= 0 && end + 1 < text.length() && isOfWord(text.codePointAt(end + 1));
            if (!joins && !isOfWord(character)) {
                break;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    /**
     * Whether sentence case takes a capital that belongs to the word: one behind the first letter of a part, or beside a
     * digit, or one that stands alone. {@code A} is an article, and the parts of {@code Self-Attention} only look important.
     */
    private boolean losesCapital(int from, int end) {
        int length = 0;
        boolean capital = false;
        boolean digit = false;
        for (int at = from; at <= end; ) {
            int character = at < end ? text.codePointAt(at) : '-';
            if (JOINTS.indexOf(character) >= 0) {
                boolean article = end - from == 1 && text.charAt(from) == 'A';
                if (capital && (digit || (length == 1 && !article))) {
                    return true;
                }
                length = 0;
                capital = false;
                digit = false;
            } else {
                boolean upper = Character.isUpperCase(character);
                if (upper && length > 0) {
                    return true;
                }
                capital |= upper;
                digit |= Character.isDigit(character);
                length++;
            }
            at += Character.charCount(character);
        }
        return false;
    }

    /** Puts the character at an index with the accents behind it, and returns where the next one stands. */
    private int put(int at) {
        int character = text.codePointAt(at);
        int end = at + Character.charCount(character);
        while (end < text.length()
                && text.charAt(end) >= 0x300
                && Character.getType(text.codePointAt(end)) == Character.NON_SPACING_MARK) {
            end += Character.charCount(text.codePointAt(end));
        }
        if (character < 0x80 && end == at + 1) {
            String sign = isPlain(character) ? null : SIGNS.get(character);
            if (sign == null) {
                out.append((char) character);
            } else {
                out.append(sign);
            }
            return end;
        }
        String cluster = text.substring(at, end);
        String command = letter(cluster).orElseGet(() -> sign(cluster));
        // Of three quotation marks TeX takes the first two for a pair.
        boolean joins = !out.isEmpty()
                && "'`-".indexOf(command.charAt(0)) >= 0
                && command.charAt(0) == out.charAt(out.length() - 1);
        out.append(joins ? "{}" : "").append(command);
        return end;
    }

    /** Most of any text, which no table need be asked about. */
    private static boolean isPlain(int ascii) {
        int lower = ascii | 0x20;
        return (lower >= 'a' && lower <= 'z') || ascii == ' ' || (ascii >= '0' && ascii <= '9');
    }

    /** A letter of the Latin alphabet with or without accents as a command; nothing for any other. */
    private static Optional<String> letter(String cluster) {
        String parts = Normalizer.normalize(cluster, Normalizer.Form.NFD);
        int base = parts.codePointAt(0);
        String inner = LETTERS.get(base);
        boolean plain = inner == null;
        if (plain && !(base < 0x80 && Character.isLetter(base))) {
            return Optional.empty();
        }
        inner = plain ? Character.toString(base) : "\\" + inner;
        for (int i = Character.charCount(base); i < parts.length(); i++) {
            String accent = ACCENTS.get((int) parts.charAt(i));
            if (accent == null) {
                return Optional.empty();
            }
            boolean name = Character.isLetter(accent.charAt(0));
            // What no language has is taken for an escaped quotation mark by those who read, unless it has braces.
            boolean simple = inner.length() == 1 && !name && isOneLetter(inner + parts.charAt(i));
            inner = "\\" + accent + (simple ? inner : "{" + inner + "}");
        }
        return plain && parts.length() == 1 ? Optional.empty() : Optional.of("{" + inner + "}");
    }

    private static boolean isOneLetter(String letter) {
        return Normalizer.normalize(letter, Normalizer.Form.NFC).length() == 1;
    }

    private static String sign(String cluster) {
        StringBuilder signs = new StringBuilder();
        cluster.codePoints().forEach(character -> {
            String mathematics = MATHEMATICS.get(character);
            if (mathematics != null) {
                String command = mathematics.equals("-") ? mathematics : "\\" + mathematics;
                signs.append("{\\ensuremath{").append(command).append("}}");
            } else {
                signs.append(SIGNS.getOrDefault(character, Character.toString(character)));
            }
        });
        return signs.toString();
    }

    /** Copies the mathematics that begins at an index, and returns its end; the index itself if none begins there. */
    private int endOfMathematics(int at) {
        String open = opening(at);
        if (open.isEmpty()) {
            return at;
        }
        String close = switch (open) {
            case "\\(" -> "\\)";
            case "\\[" -> "\\]";
            default -> open;
        };
        int from = at + open.length();
        int end = absent.getOrDefault(close, Integer.MAX_VALUE) <= from ? -1 : find(close, from);
        if (end < 0) {
            absent.merge(close, from, Math::min);
            return at;
        }
        Optional<String> formula = paired(text.substring(from, end));
        if (end == from || formula.isEmpty()) {
            return at;
        }
        out.append(open).append(formula.get()).append(close);
        return end + close.length();
    }

    private String opening(int at) {
        if (text.charAt(at) == '$') {
            return text.startsWith("$$", at) ? "$$" : "$";
        }
        return text.startsWith("\\(", at) || text.startsWith("\\[", at) ? text.substring(at, at + 2) : "";
    }

    private int find(String close, int from) {
        for (int i = from; i < text.length(); i += text.charAt(i) == '\\' ? 2 : 1) {
            if (text.startsWith(close, i)) {
                return i;
            }
        }
        return -1;
    }

    /** A formula with its escaped braces as commands, since BibTeX counts those too; nothing if the others do not pair. */
    private static Optional<String> paired(String formula) {
        StringBuilder paired = new StringBuilder(formula.length());
        int depth = 0;
        for (int i = 0; i < formula.length(); i++) {
            char character = formula.charAt(i);
            char next = i + 1 < formula.length() ? formula.charAt(i + 1) : ' ';
            if (character == '\\') {
                switch (next) {
                    case '{' -> paired.append("\\lbrace ");
                    case '}' -> paired.append("\\rbrace ");
                    default -> paired.append(character).append(i + 1 < formula.length() ? String.valueOf(next) : "");
                }
                i++;
                continue;
            }
            depth += character == '{' ? 1 : 0;
            depth -= character == '}' ? 1 : 0;
            if (depth < 0) {
                return Optional.empty();
            }
            paired.append(character);
        }
        return depth == 0 ? Optional.of(paired.toString()) : Optional.empty();
    }
}
