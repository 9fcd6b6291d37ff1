package broadsheet.source.arxiv.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A paper as arXiv holds it at some moment, its texts as the authors typed them: TeX, line breaks and leading spaces.
 *
 * @param id without version, {@code 2603.00001} or {@code hep-th/9901001}
 * @param submitter who sent the first version
 * @param versions at least one, the first first
 * @param title in TeX
 * @param authors all of them in one line
 * @param categories at least one, the primary first, in arXiv's codes of the time
 * @param extras what only some papers have
 * @param summary the abstract, in TeX
 * @param datestamp the day, in UTC, of the last change of this record
 */
public record ArxivPaper(
        String id,
        String submitter,
        List<Version> versions,
        String title,
        String authors,
        List<String> categories,
        Map<Extra, String> extras,
        String summary,
        LocalDate datestamp) {
    /** What only some papers have, in the order in which arXiv prints it. */
    public enum Extra {
        COMMENTS("comments"),
        PROXY("proxy"),
        REPORT_NUMBER("report-no"),
        ACM_CLASS("acm-class"),
        MSC_CLASS("msc-class"),
        JOURNAL_REFERENCE("journal-ref"),
        DOI("doi"),
        LICENCE("license");

        private final String element;

        Extra(String element) {
            this.element = element;
        }

        /** Its name in arXiv's XML. */
        public String element() {
            return element;
        }
    }

    /**
     * One version of a paper; its number is its place in the list.
     *
     * @param at when it was submitted
     * @param size as arXiv writes it, {@code 14kb}
     * @param sourceType arXiv's letters, such as {@code D} for pdfTeX or {@code I} for withdrawn; empty for plain TeX
     */
    public record Version(Instant at, String size, String sourceType) {
        /** A version that takes the paper back. */
        public static Version withdrawal(Instant at) {
            return new Version(at, "0kb", "I");
        }
    }

    /** @throws IllegalArgumentException if there is no version or no category */
    public ArxivPaper {
        versions = List.copyOf(versions);
        categories = List.copyOf(categories);
        Map<Extra, String> ordered = new EnumMap<>(Extra.class);
        ordered.putAll(extras);
        extras = Collections.unmodifiableMap(ordered);
        if (versions.isEmpty() || categories.isEmpty()) {
            throw new IllegalArgumentException(id + " has " + versions.size() + " versions and " + categories.size()
                    + " categories, not 1 or more");
        }
    }

    /** One of the things that only some papers have. */
    public Optional<String> extra(Extra extra) {
        return Optional.ofNullable(extras.get(extra));
    }

    /** The number of the newest version, from 1. */
    public int version() {
        return versions.size();
    }

    /** The authors one by one, without affiliations. */
    public List<String> authorNames() {
        return Arrays.stream(authors.replaceAll("\\s*\\([^)]*\\)", "").split(",\\s*and\\s+|,\\s*|\\s+and\\s+", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
