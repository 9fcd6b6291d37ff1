package broadsheet.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When and where a paper appeared.
 *
 * @param published its first publication, if known
 * @param announced when its source announced it, which places it in editions, if known
 * @param versions by number, each number once; empty if unknown
 * @param reannouncements when it was announced again, by day and kind, each pair once; of several who say so the first
 * @param withdrawn whether its authors or its source withdrew it
 * @param comment the authors' comment, or empty
 * @param journalReference journal or venue, or empty
 * @param doi the publisher's DOI, lower-case, without prefix or address, or empty; whatever the source has for one
 * @param licence of the text
 */
public record Publication(
        @Nullable PaperDate published,
        @Nullable PaperDate announced,
        List<Version> versions,
        List<Reannouncement> reannouncements,
        boolean withdrawn,
        String comment,
        String journalReference,
        String doi,
        Licence licence) {

    /** Nothing known. */
    public static final Publication UNKNOWN =
            new Publication(null, null, List.of(), List.of(), false, "", "", "", Licence.UNKNOWN);

    private static final Pattern BEFORE_DOI = Pattern.compile("^(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)");

    public Publication {
        versions = versions.stream()
                .sorted(Comparator.comparingInt(Version::number))
                .toList();
        for (int i = 1; i < versions.size(); i++) {
            if (versions.get(i).number() == versions.get(i - 1).number()) {
                throw new IllegalArgumentException("version " + versions.get(i).number() + " stands twice");
            }
        }
        reannouncements = onceEach(reannouncements);
        comment = comment.strip();
        journalReference = journalReference.strip();
        doi = bare(doi.strip().toLowerCase(Locale.ROOT));
    }

    private static String bare(String doi) {
        boolean isBare = doi.isEmpty() || doi.charAt(0) == '1';
        return isBare ? doi : BEFORE_DOI.matcher(doi).replaceFirst("");
    }

    /** The id that the DOI is, if it is well-formed: an arXiv id for a DOI of arXiv. */
    public Optional<PaperId> statedId() {
        return doi.isEmpty() ? Optional.empty() : PaperId.find(PaperId.DOI, doi);
    }

    private static List<Reannouncement> onceEach(List<Reannouncement> reannouncements) {
        List<Reannouncement> once = new ArrayList<>();
        // The sort is stable: of those that tell of the same event, the first stays first.
        for (Reannouncement one :
                reannouncements.stream().sorted(Reannouncement.ORDER).toList()) {
            if (once.isEmpty() || !once.getLast().isSameEventAs(one)) {
                once.add(one);
            }
        }
        return List.copyOf(once);
    }

    /** This publication, with another journal or venue, and another DOI. */
    Publication withJournal(String reference, String otherDoi) {
        return new Publication(
                published, announced, versions, reannouncements, withdrawn, comment, reference, otherDoi, licence);
    }

    /** This publication, announced at another time or, with null, never. */
    public Publication withAnnounced(@Nullable PaperDate other) {
        return new Publication(
                published, other, versions, reannouncements, withdrawn, comment, journalReference, doi, licence);
    }
}
