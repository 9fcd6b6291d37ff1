package broadsheet.cite;

import broadsheet.paper.PaperId;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be read out of the line in which a source says where a paper appeared: {@code ACL 2022}, {@code Phys. Rev. D 76,
 * 013009 (2007)}, {@code Proceedings of the Workshop on …}.
 */
final class Venue {
    /** How much later than first published a paper appears in its venue. Wider, and numbers of pages would be years. */
    private static final int LATEST = 12;

    private static final Pattern YEAR = Pattern.compile("(?<![\\d.:/])(?:19|20)\\d\\d(?![\\d/]|\\.\\d)");

    private static final Pattern MEETING = Pattern.compile("(?iu)\\b(?:proceedings|proc|conference|conf|workshops?"
            + "|symposium|findings|meeting|congress|colloquium|shared task|neurips|nips|icml|iclr|aaai|ijcai|cvpr|iccv"
            + "|eccv|wacv|bmvc|miccai|interspeech|icassp|kdd|sigir|cikm|wsdm|recsys|emnlp|naacl|eacl|aacl|coling|conll"
            + "|lrec|icra|iros|corl|aistats|uai|colt|soda|stoc|focs)\\b");

    private static final Pattern JOURNAL =
            Pattern.compile("(?iu)\\b(?:transactions|trans|journal|letters?|lett|reviews?|rev|tacl)\\b|\\bJ\\.");

    /** The journals in the ACL Anthology, in its old ids and its new ones. */
    private static final Pattern ACL_JOURNAL =
            Pattern.compile("[JQ]\\d.*|\\d{4}\\.(?:cl|tacl|tal|lilt|nejlt|ijclclp)-.*");

    /** The association's own meeting; its transactions are a journal. */
    private static final Pattern ACL_MEETING = Pattern.compile("^ACL\\b");

    private Venue() {}

    /**
     * The kind of a paper that appeared there: what the ACL Anthology has is a conference paper but for its journals;
     * elsewhere, what has a meeting's word and no journal's. The Journal of Physics: Conference Series is a journal.
     */
    static Citation.Kind kind(String venue, List<PaperId> ids) {
        for (PaperId id : ids) {
            if (id.scheme().equals(PaperId.ACL)) {
                boolean isJournal = ACL_JOURNAL.matcher(id.local()).matches();
                return isJournal ? Citation.Kind.ARTICLE : Citation.Kind.CONFERENCE_PAPER;
            }
        }
        boolean isMeeting =
                MEETING.matcher(venue).find() && !JOURNAL.matcher(venue).find();
        return isMeeting || ACL_MEETING.matcher(venue).find() ? Citation.Kind.CONFERENCE_PAPER : Citation.Kind.ARTICLE;
    }

    /** The year it appeared in: the last one that the line has within twelve years after a first publication. */
    static OptionalInt year(String venue, int published) {
        Matcher years = YEAR.matcher(venue);
        OptionalInt last = OptionalInt.empty();
        while (years.find()) {
            int year = Integer.parseInt(years.group());
            if (year >= published && year <= published + LATEST) {
                last = OptionalInt.of(year);
            }
        }
        return last;
    }
}
