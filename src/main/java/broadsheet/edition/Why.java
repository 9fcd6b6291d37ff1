package broadsheet.edition;

import broadsheet.rank.Diversity;
import broadsheet.rank.Formula;
import broadsheet.rank.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;

/** Why a paper stands where it stands, in sentences that hold whatever is known of it, and whose numbers are its score's. */
public final class Why {
    /** A whole score below this is told by its first digits. */
    private static final double SMALL = 0.1;

    private static final int FIRST_DIGITS = 3;

    private Why() {}

    /** Why a paper trends. */
    public static String trends(TrendingList list, Placing placing) {
        return ranked(placing, list.formula(), list.span().days() > 1)
                + switch (placing.move()) {
                    case Diversity.InPlace _ -> "";
                    case Diversity.MovedUp(int rank) ->
                        " Its points alone would make it the " + Wording.ordinal(rank)
                                + "; it stands higher, as others were held back for variety.";
                    case Diversity.HeldBack(int rank, Diversity.Group group) ->
                        " Its points alone would make it the " + Wording.ordinal(rank)
                                + "; it was held back for variety, as the places before had their share "
                                + of(group) + ".";
                };
    }

    private static String of(Diversity.Group group) {
        return switch (group) {
            case Diversity.OfAuthor _ -> "of one of its authors";
            case Diversity.OfTopic topic -> "of " + topic.category().name();
        };
    }

    /**
     * Why a paper is on the front of an edition: its points, where all that was announced was ranked. Empty where the front
     * was listed, since it is there because somebody put it there, and for a paper that is not on the front.
     */
    public static String onFront(Edition edition, Placing placing) {
        boolean onFront = placing.place() <= edition.front().size();
        return edition.frontIsListed() || !onFront
                ? ""
                : ranked(placing, Formula.OURS, !(edition.period() instanceof Period.Day));
    }

    /** Why a paper leads an edition. */
    public static String leads(Edition edition, Placing lead) {
        if (edition.sample()) {
            return "The sample edition keeps the order of the page its papers were taken from; this one stood first there.";
        }
        if (edition.frontIsListed()) {
            return leadsList(edition.front().size(), lead);
        }
        return "Nobody listed papers for this edition, so all that was announced was ranked. " + onFront(edition, lead);
    }

    private static String leadsList(int listed, Placing lead) {
        if (listed == 1) {
            return "It is the only paper that was listed.";
        }
        String others = "the " + Wording.number(listed) + " papers listed";
        if (lead.position() > 0) {
            return "Of " + others + ", the lists themselves put none before it.";
        }
        long votes = Math.round(lead.score().total());
        if (votes == 0) {
            return "None of " + others + " has a vote, as far as was imported; the smallest identifier leads.";
        }
        String most = "It has the most votes of " + others + ": " + Wording.number(votes) + ", as imported.";
        if (lead.ties() == 0) {
            return most;
        }
        return most + " " + Wording.count(lead.ties(), "other") + (lead.ties() == 1 ? " has" : " have")
                + " as many; of these, the smallest identifier leads.";
    }

    /**
     * @param formula by which it was ranked
     * @param days whether the papers it was ranked with are of several days
     */
    private static String ranked(Placing placing, Formula formula, boolean days) {
        Score score = placing.score();
        // Comments alone are no points: they count beside upvotes only.
        String points = score.terms().isEmpty()
                ? "Nothing gives it points: no upvotes"
                        + (formula == Formula.OURS ? ", stars, code or project page" : "") + " are known."
                : score.terms().stream()
                                .map(term -> points(term.points(), score) + " for " + signal(term))
                                .collect(Collectors.joining(" + "))
                        + " = " + points(score.total(), score) + ".";
        if (placing.ties() == 0) {
            return points;
        }
        return points + " " + Wording.count(placing.ties(), "other") + (placing.ties() == 1 ? " has" : " have")
                + " as many; of these, "
                + (days
                        ? "the later stands first, then the smaller identifier."
                        : "the smaller identifier stands first.");
    }

    /** To the places that tell the first digits of the whole score, as some formulas give nothing but small ones. */
    private static String points(double value, Score score) {
        return score.total() > 0 && score.total() < SMALL
                ? new BigDecimal(value)
                        .setScale(
                                FIRST_DIGITS - 1 - (int) Math.floor(Math.log10(score.total())), RoundingMode.HALF_EVEN)
                        .toPlainString()
                : Wording.points(value);
    }

    private static String signal(Score.Term term) {
        return switch (term.signal()) {
            case UPVOTES -> Wording.count(term.count(), "upvote");
            case COMMENTS -> Wording.count(term.count(), "comment");
            case STARS -> Wording.count(term.count(), "star");
            case CODE -> "code";
            case PROJECT -> "project page";
            case AGE ->
                term.count() == 0 ? "being of the latest day" : "its age of " + Wording.count(term.count(), "day");
        };
    }
}
