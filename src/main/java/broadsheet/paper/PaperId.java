package broadsheet.paper;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name a paper is filed under: who numbers it, and its number there. Every paper's name has one form, so equal names
 * are equal ids. A well-formed id says nothing of whether the paper exists.
 *
 * <table>
 * <caption>The schemes</caption>
 * <tr><th>scheme</th><th>local</th><th>normalised</th></tr>
 * <tr><td>{@code arxiv}</td><td>{@code 2503.11731}, {@code hep-th/9901001}</td>
 *     <td>lower case, without version and subject class</td></tr>
 * <tr><td>{@code doi}</td><td>{@code 10.1000/xyz}</td><td>ASCII lower case; a DOI of arXiv becomes the arXiv id</td></tr>
 * <tr><td>{@code acl}</td><td>{@code P18-1001}, {@code 2020.acl-main.1}</td><td>upper and lower case</td></tr>
 * <tr><td>{@code openreview}</td><td>{@code SkxZFoAqtQ}</td><td>as it is: upper and lower case differ</td></tr>
 * <tr><td>the name of an import</td><td>whatever the import calls the paper</td><td>NFC</td></tr>
 * </table>
 *
 * White space around {@code local} goes, and percent-encoding in it is decoded until none is left.
 *
 * @param scheme one of the four, or the name of an import ({@link ImportName})
 * @param local the paper's name there, printable, 1 to 300 characters together with the scheme
 */
public record PaperId(String scheme, String local) implements Comparable<PaperId> {
    public static final String ARXIV = "arxiv";
    public static final String DOI = "doi";
    public static final String ACL = "acl";
    public static final String OPENREVIEW = "openreview";

    /** The longest id, in characters of {@link #text()}. */
    public static final int LONGEST = 300;

    /** The DOI of every arXiv paper is this and its arXiv id (DataCite). */
    static final String ARXIV_DOI = "10.48550/arxiv.";

    private static final Pattern ARXIV_SINCE_2007 = Pattern.compile("(\\d\\d)(0[1-9]|1[0-2])\\.(\\d{4,5})");
    private static final Pattern ARXIV_UNTIL_2007 =
            Pattern.compile("(?i)([a-z]+(?:-[a-z]+)?)(?:\\.[a-z-]{2,})?/((\\d\\d)(0[1-9]|1[0-2])\\d{3})");
    private static final Pattern DOI_FORM =
            Pattern.compile("10\\.[0-9]{4,9}(?:\\.[0-9]+)*/\\S+", Pattern.UNICODE_CHARACTER_CLASS);
    // One entry of the Anthology, a report, has a word where all others have a number.
    private static final Pattern ACL_FORM =
            Pattern.compile("(?i)[a-z]\\d\\d-\\d{4}|\\d{4}\\.[a-z0-9_]+-[a-z0-9_]+\\.(?:\\d+|report)");
    private static final Pattern OPENREVIEW_FORM = Pattern.compile("[A-Za-z0-9_-]{6,40}");
    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]+");

    private static final YearMonth FIRST_NUMBERED = YearMonth.of(2007, 4);
    private static final YearMonth FIRST_OF_FIVE_DIGITS = YearMonth.of(2015, 1);
    private static final String LITERAL_IN_PATH = "-._~/:(),@";
    private static final Comparator<PaperId> ORDER =
            Comparator.comparing(PaperId::scheme).thenComparing(PaperId::local);

    /** @throws IllegalArgumentException if this is no id of that scheme */
    public PaperId {
        local = PaperReference.tidy(local);
        Optional<String> normal = normal(scheme, local);
        if (normal.isEmpty()) {
            throw new IllegalArgumentException(complaint(scheme, local));
        }
        scheme = scheme.equals(DOI) && isArxivDoi(local) ? ARXIV : scheme;
        local = normal.get();
    }

    /**
     * The id of that name.
     *
     * @throws IllegalArgumentException if this is no id of that scheme
     */
    public static PaperId of(String scheme, String local) {
        return new PaperId(scheme, local);
    }

    /**
     * The id of a canonical text, and of no other: what {@link #text()} wrote. Costs a fraction of {@link #parse}, which
     * tries every form there is.
     *
     * @throws IllegalArgumentException if this is no canonical text
     */
    public static PaperId ofText(String text) {
        int colon = text.indexOf(':');
        PaperId id = of(text.substring(0, Math.max(colon, 0)), text.substring(colon + 1));
        if (!id.text().equals(text)) {
            throw new IllegalArgumentException(
                    "not the canonical text of a paper's id: \"" + text + "\"; that is " + id.text());
        }
        return id;
    }

    /**
     * Reads whatever a person or a page may call a paper, as {@link PaperReference#parse} does, and forgets the version.
     *
     * @return the id, or nothing if the text names no paper in any known way
     */
    public static Optional<PaperId> parse(String text) {
        return PaperReference.parse(text).map(PaperReference::id);
    }

    /**
     * The id of a record of an import. A record that calls itself by a name known everywhere gets that: an arXiv id, or
     * one with an explicit prefix or address ({@code doi:…}, {@code https://aclanthology.org/…}). Any other name is known
     * in that import only; the import's own prefix in front of it is not repeated.
     *
     * @param source the name of the import
     * @param local what the record calls itself
     * @throws IllegalArgumentException if {@code source} cannot name an import, or {@code local} is blank, too long or
     *     not printable
     */
    public static PaperId inImport(String source, String local) {
        if (!ImportName.beginsIds(source)) {
            throw new IllegalArgumentException(complaint(source, local));
        }
        Optional<PaperReference> known = PaperReference.parseExplicit(local);
        if (known.isPresent()) {
            return known.get().id();
        }
        String own = source + ":";
        return of(source, local.startsWith(own) ? local.substring(own.length()) : local);
    }

    /** The id of that name, or nothing if this is no id of that scheme. */
    static Optional<PaperId> find(String scheme, String local) {
        boolean legal = normal(scheme, PaperReference.tidy(local)).isPresent();
        return legal ? Optional.of(new PaperId(scheme, local)) : Optional.empty();
    }

    private static boolean isArxivDoi(String doi) {
        return doi.regionMatches(true, 0, ARXIV_DOI, 0, ARXIV_DOI.length());
    }

    /** The local name in its one form, or nothing if it is none; that of an arXiv id for a DOI of arXiv. */
    private static Optional<String> normal(String scheme, String local) {
        if (local.isEmpty() || scheme.length() + 1 + local.length() > LONGEST || !isPrintable(local)) {
            return Optional.empty();
        }
        return switch (scheme) {
            case ARXIV -> normalArxiv(local);
            case DOI -> normalDoi(local);
            case ACL -> normalAcl(local);
            case OPENREVIEW -> Optional.of(local).filter(OPENREVIEW_FORM.asMatchPredicate());
            default -> Optional.of(local).filter(any -> ImportName.beginsIds(scheme));
        };
    }

    private static Optional<String> normalArxiv(String local) {
        Matcher numbered = ARXIV_SINCE_2007.matcher(local);
        if (numbered.matches()) {
            YearMonth month = month(numbered.group(1), numbered.group(2));
            int digits = month.isBefore(FIRST_OF_FIVE_DIGITS) ? 4 : 5;
            boolean legal = !month.isBefore(FIRST_NUMBERED) && numbered.group(3).length() == digits;
            return legal ? Optional.of(local) : Optional.empty();
        }
        Matcher archived = ARXIV_UNTIL_2007.matcher(local);
        if (!archived.matches()) {
            return Optional.empty();
        }
        String archive = lowerCase(archived.group(1));
        boolean legal = Taxonomy.hasArchive(archive)
                && month(archived.group(3), archived.group(4)).isBefore(FIRST_NUMBERED);
        return legal ? Optional.of(archive + "/" + archived.group(2)) : Optional.empty();
    }

    /** Of two digits each; arXiv began in 1991. */
    private static YearMonth month(String year, String month) {
        int ofCentury = Integer.parseInt(year);
        return YearMonth.of(ofCentury < 91 ? 2000 + ofCentury : 1900 + ofCentury, Integer.parseInt(month));
    }

    private static Optional<String> normalDoi(String local) {
        if (isArxivDoi(local)) {
            return normalArxiv(local.substring(ARXIV_DOI.length()));
        }
        // A letter and its mark may have one character in lower case only.
        return DOI_FORM.matcher(local).matches()
                ? Optional.of(PaperReference.tidy(lowerCase(local)))
                : Optional.empty();
    }

    private static Optional<String> normalAcl(String local) {
        if (!ACL_FORM.matcher(local).matches()) {
            return Optional.empty();
        }
        boolean byLetter = Character.isLetter(local.charAt(0));
        return Optional.of(byLetter ? local.toUpperCase(Locale.ROOT) : local.toLowerCase(Locale.ROOT));
    }

    private static String complaint(String scheme, String local) {
        String legal = switch (scheme) {
            case ARXIV -> "like 2503.11731 or hep-th/9901001, without a version";
            case DOI -> "like 10.1000/xyz";
            case ACL -> "like P18-1001 or 2020.acl-main.1";
            case OPENREVIEW -> "6 to 40 of A-Z a-z 0-9 _ -";
            default -> "printable, of an import called " + ImportName.FORM + " but none of " + ImportName.WORDS_OF_IDS;
        };
        String value = scheme + ":" + local;
        return "not a paper's id: \"" + value.substring(0, Math.min(value.length(), LONGEST)) + "\"; legal is " + legal
                + ", at most " + LONGEST + " characters";
    }

    /** ASCII only: DOIs ignore the case of nothing else (DOI Handbook, 2.4). */
    private static String lowerCase(String text) {
        return UPPER_CASE.matcher(text).replaceAll(upper -> upper.group().toLowerCase(Locale.ROOT));
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(character -> switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        });
    }

    /** The one canonical text: {@code arxiv:2503.11731}, {@code doi:10.1000/xyz}, {@code cranfield:17}. */
    public String text() {
        return scheme + ":" + local;
    }

    /**
     * What stands behind {@code /papers/} in an address: {@code 2503.11731}, {@code hep-th/9901001}, {@code 10.1000/xyz},
     * else the text with its colon. Percent-encoded where an address needs it. Slashes stay, unless a browser or server
     * would take the path apart at them ({@code a//b}, {@code a/../b}).
     */
    public String path() {
        String text = scheme.equals(ARXIV) || scheme.equals(DOI) ? local : text();
        if (text.chars().allMatch(PaperId::isPlainInPath)) {
            return text;
        }
        boolean misread = Arrays.stream(text.split("/", -1))
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        StringBuilder out = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xFF);
            boolean word = each >= 0 && Character.isLetterOrDigit(character);
            boolean literal = word || (LITERAL_IN_PATH.indexOf(character) >= 0 && !(misread && character == '/'));
            out.append(literal ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", (int) character));
        }
        return out.toString();
    }

    /** Where whoever numbers the paper has its page, as an address of the web; nothing for the ids of imports. */
    public Optional<String> webAddress() {
        return switch (scheme) {
            case ARXIV -> Optional.of("https://arxiv.org/abs/" + path());
            case DOI -> Optional.of("https://doi.org/" + path());
            case ACL -> Optional.of("https://aclanthology.org/" + local + "/");
            case OPENREVIEW -> Optional.of("https://openreview.net/forum?id=" + local);
            default -> Optional.empty();
        };
    }

    /** Nearly all ids consist of these alone; without a slash there are no parts to be misread. */
    private static boolean isPlainInPath(int character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || ".:-_".indexOf(character) >= 0);
    }

    /** The month of first submission, which an arXiv id tells; nothing for other schemes. */
    public Optional<YearMonth> month() {
        if (!scheme.equals(ARXIV)) {
            return Optional.empty();
        }
        int digits = local.indexOf('/') + 1;
        return Optional.of(month(local.substring(digits, digits + 2), local.substring(digits + 2, digits + 4)));
    }

    /** The DOI that this id is or that arXiv gives its paper; nothing for other schemes. */
    public Optional<String> doi() {
        return switch (scheme) {
            case DOI -> Optional.of(local);
            case ARXIV -> Optional.of(ARXIV_DOI + local);
            default -> Optional.empty();
        };
    }

    /** Where the paper can be read as a PDF; empty if the scheme does not tell. */
    public String pdf() {
        return switch (scheme) {
            case ARXIV -> "https://arxiv.org/pdf/" + local;
            case ACL -> "https://aclanthology.org/" + local + ".pdf";
            case OPENREVIEW -> "https://openreview.net/pdf?id=" + local;
            default -> "";
        };
    }

    /** By scheme, then by name, both in the order of their characters. */
    @Override
    public int compareTo(PaperId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }
}
