package broadsheet.cite;

import broadsheet.paper.PaperId;
import broadsheet.paper.TextKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys by which texts cite papers: {@code vaswani2017attention-1706.03762}. First author's family name, year, first word
 * of the title that says something, and the paper's id, in ASCII.
 *
 * <p>A key depends on its own paper alone, never on what else is exported, so a paper has the same key in every list, and
 * the id at its end makes it the only one. A venue that becomes known later does not change it: the year is that of the
 * first publication.
 */
final class CitationKey {
    /** Words that say nothing about a paper. */
    private static final Set<String> EMPTY =
            Set.of(("a an and are as at be by can do does for from how in into is it its"
                            + " not of on or our the their this to toward towards under using via we what when where which why"
                            + " with without you das der des die ein eine el la las le les los un une")
                    .split(" ", -1));

    private static final Pattern NOT_ASCII = Pattern.compile("[^a-z0-9]");

    /** What BibTeX, LaTeX and the programs around them all take in a key. */
    private static final Pattern NOT_IN_KEYS = Pattern.compile("[^A-Za-z0-9.:/+_-]+");

    private static final int LONGEST_WORD = 20;
    private static final int LONGEST_ID = 60;
    private static final int HASH_BYTES = 5;

    private CitationKey() {}

    /**
     * The key of a paper.
     *
     * @param family the first author's family name, or empty
     * @param year four digits, or empty
     * @param title may hold mathematics
     */
    static String of(String family, String year, String title, PaperId id) {
        String readable = word(family) + year + titleWord(title);
        return (readable.isEmpty() ? "paper" : readable) + "-" + name(id);
    }

    private static String titleWord(String title) {
        return Arrays.stream(TextKey.of(Mathematics.without(title)).split(" ", -1))
                .filter(key -> !EMPTY.contains(key))
                .map(CitationKey::word)
                .filter(word -> word.length() > 1)
                .findFirst()
                .orElse("");
    }

    private static String word(String text) {
        String ascii = NOT_ASCII.matcher(TextKey.of(text)).replaceAll("");
        return ascii.substring(0, Math.min(ascii.length(), LONGEST_WORD));
    }

    /** The id, with a fingerprint where characters had to go, so that two ids never share a name. */
    private static String name(PaperId id) {
        String text = switch (id.scheme()) {
            // Their forms tell them apart.
            case PaperId.ARXIV, PaperId.DOI, PaperId.ACL -> id.local();
            default -> id.text();
        };
        String plain = NOT_IN_KEYS.matcher(text).replaceAll("_");
        if (plain.equals(text) && text.length() <= LONGEST_ID) {
            return text;
        }
        return plain.substring(0, Math.min(plain.length(), LONGEST_ID)) + "_" + fingerprint(id.text());
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
