package broadsheet.paper;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A paper as somebody referred to it, perhaps to a certain version. Reads what people and pages write; how an id itself
 * is formed is {@link PaperId}'s to say.
 *
 * @param id the paper
 * @param version from 1, if one was named
 */
public record PaperReference(PaperId id, OptionalInt version) {
    /** The longest text that can refer to a paper, in characters: addresses have tails, and encoding makes nine of one. */
    private static final int LONGEST = 4_000;

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://)?([a-z0-9.-]+)(?::\\d+)?/([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
    private static final Pattern PREFIXED = Pattern.compile("(?is)(arxiv|doi|acl|openreview|oai:arxiv\\.org):\\s*(.+)");
    private static final Pattern IN_IMPORT = Pattern.compile("(?s)([a-z][a-z0-9_-]{0,39}):(\\S.*)");

    /** The tail is that of the stamp on the margin of a PDF: {@code arXiv:2503.11731v1 [cs.CL] 14 Mar 2025}. */
    private static final Pattern ARXIV = Pattern.compile("(?i)(?:arxiv:)?([a-z.-]+/\\d{7}|\\d{4}\\.\\d{4,5})"
            + "(?:v([1-9]\\d{0,3}))?(?:\\.(?:pdf|html|ps|ps\\.gz|md))?/?(?:\\s+\\[[a-z.-]+].*)?");

    private static final Pattern ACL = Pattern.compile(
            "(?i)([a-z]\\d\\d-\\d{4}|[^/]+\\.(?:\\d+|report))(?:v([1-9]\\d{0,3}))?(?:\\.(?:pdf|bib|xml|endf))?/?");
    private static final Pattern ARXIV_PAGE =
            Pattern.compile("(?i)(?:abs|pdf|html|format|ps|src|e-print|overview|(?:api/)?papers)/(.+)");
    private static final Pattern ACL_PAGE = Pattern.compile("(?i)(?:anthology/)?(.+)");

    private static final Pattern ENCODED = Pattern.compile("(?:%\\p{XDigit}{2})+");

    /** Whose papers live on a host and its subdomains. */
    private static final Map<String, String> SCHEMES = Map.of(
            "arxiv.org", PaperId.ARXIV,
            "ar5iv.org", PaperId.ARXIV,
            "alphaxiv.org", PaperId.ARXIV,
            "huggingface.co", PaperId.ARXIV,
            "hf.co", PaperId.ARXIV,
            "doi.org", PaperId.DOI,
            "aclanthology.org", PaperId.ACL,
            "aclweb.org", PaperId.ACL,
            "openreview.net", PaperId.OPENREVIEW);

    /** @throws IllegalArgumentException if the version is below 1 */
    public PaperReference {
        if (version.orElse(1) < 1) {
            throw new IllegalArgumentException("version " + version.getAsInt() + " of " + id + " is below 1");
        }
    }

    /**
     * Reads an id in any of its forms: canonical ({@link PaperId#text()}), in a path ({@link PaperId#path()}), bare, with
     * a prefix in any case, or as the address of a page at arXiv, alphaXiv, Hugging Face, doi.org, the ACL Anthology or
     * OpenReview, with or without {@code https://}. Blanks around it do not matter, nor do percent-encoded characters.
     * Anything else of the form {@code name:text} is taken as an id in an import of that name.
     *
     * @return the reference, or nothing if the text is longer than 4,000 characters or names no paper in a known way
     */
    public static Optional<PaperReference> parse(String text) {
        Optional<PaperReference> explicit = parseExplicit(text);
        return explicit.isPresent() || text.length() > LONGEST ? explicit : parseBare(tidy(text));
    }

    /**
     * Reads those forms that cannot be a number of somebody's own: addresses, known prefixes, and arXiv ids.
     *
     * @return the reference, or nothing
     */
    static Optional<PaperReference> parseExplicit(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        // An address is taken apart before it is decoded, as a DOI in it may hold an encoded question mark.
        String tidy = tidy(text);
        return parseAddress(text.strip())
                .or(() -> parseAddress(tidy))
                .or(() -> parsePrefixed(tidy))
                .or(() -> inArxiv(tidy));
    }

    private static Optional<PaperReference> parseAddress(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return Optional.empty();
        }
        String host = address.group(1);
        String path = tidy(address.group(2));
        String query = address.group(3) == null ? "" : address.group(3);
        return findScheme(host).flatMap(scheme -> switch (scheme) {
            case PaperId.ARXIV -> page(ARXIV_PAGE, path).flatMap(PaperReference::inArxiv);
            case PaperId.DOI -> inDoi(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
            case PaperId.ACL -> page(ACL_PAGE, path).flatMap(PaperReference::inAcl);
            default -> findParameter(query).flatMap(id -> unversioned(PaperId.OPENREVIEW, id));
        });
    }

    private static Optional<String> findScheme(String host) {
        String dotted = "." + host.toLowerCase(Locale.ROOT);
        return SCHEMES.entrySet().stream()
                .filter(site -> dotted.endsWith("." + site.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> page(Pattern form, String path) {
        return Optional.of(form.matcher(path)).filter(Matcher::matches).map(page -> page.group(1));
    }

    private static Optional<String> findParameter(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith("id="))
                .map(parameter -> parameter.substring("id=".length()))
                .findFirst();
    }

    private static Optional<PaperReference> parsePrefixed(String text) {
        Matcher prefixed = PREFIXED.matcher(text);
        if (!prefixed.matches()) {
            return Optional.empty();
        }
        String rest = prefixed.group(2);
        return switch (prefixed.group(1).toLowerCase(Locale.ROOT)) {
            case PaperId.DOI -> inDoi(rest);
            case PaperId.ACL -> inAcl(rest);
            case PaperId.OPENREVIEW -> unversioned(PaperId.OPENREVIEW, rest);
            default -> inArxiv(rest);
        };
    }

    private static Optional<PaperReference> parseBare(String text) {
        return inDoi(text).or(() -> inAcl(text)).or(() -> {
            Matcher local = IN_IMPORT.matcher(text);
            return local.matches() ? unversioned(local.group(1), local.group(2)) : Optional.empty();
        });
    }

    private static Optional<PaperReference> inArxiv(String text) {
        return versioned(PaperId.ARXIV, ARXIV.matcher(text));
    }

    private static Optional<PaperReference> inAcl(String text) {
        return versioned(PaperId.ACL, ACL.matcher(text));
    }

    private static Optional<PaperReference> inDoi(String text) {
        int prefix = PaperId.ARXIV_DOI.length();
        return text.regionMatches(true, 0, PaperId.ARXIV_DOI, 0, prefix)
                ? inArxiv(text.substring(prefix))
                : unversioned(PaperId.DOI, text);
    }

    private static Optional<PaperReference> unversioned(String scheme, String local) {
        return PaperId.find(scheme, local).map(id -> new PaperReference(id, OptionalInt.empty()));
    }

    /** @param match an id in its first group, its version in the second, if any */
    private static Optional<PaperReference> versioned(String scheme, Matcher match) {
        if (!match.matches()) {
            return Optional.empty();
        }
        OptionalInt version =
                match.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(match.group(2)));
        return PaperId.find(scheme, match.group(1)).map(id -> new PaperReference(id, version));
    }

    /**
     * NFC, without blanks around it and without percent-encoding, however often it was encoded, so that text and path of
     * an id read the same. A text that does not decode to UTF-8 stays as it is.
     */
    static String tidy(String text) {
        if (text.chars().allMatch(PaperReference::isAlwaysTidy)) {
            return text;
        }
        String before;
        String after = text;
        do {
            before = after;
            after = trimmed(Normalizer.normalize(decoded(before), Normalizer.Form.NFC));
            // A longer text cannot decode to an id; the limit also bounds the rounds.
        } while (!after.equals(before) && after.length() <= LONGEST);
        return after;
    }

    /** Of ASCII only blanks and percent signs can be untidy; nearly all ids have neither. */
    private static boolean isAlwaysTidy(int character) {
        return character > ' ' && character < 0x7F && character != '%';
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Includes what pages put around words invisibly, such as a zero-width space. */
    private static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            StringBuilder out = new StringBuilder();
            int copied = 0;
            for (MatchResult run : (Iterable<MatchResult>) ENCODED.matcher(text).results()::iterator) {
                out.append(text, copied, run.start()).append(decodedRun(run.group()));
                copied = run.end();
            }
            return out.append(text, copied, text.length()).toString();
        } catch (CharacterCodingException notUtf8) {
            return text;
        }
    }

    private static CharSequence decodedRun(String run) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < run.length(); i += 3) {
            bytes.write(Integer.parseInt(run, i + 1, i + 3, 16));
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
    }

    /** The id's text and {@code v3}, if a version was named. */
    @Override
    public String toString() {
        return version.isPresent() ? id + "v" + version.getAsInt() : id.toString();
    }
}
