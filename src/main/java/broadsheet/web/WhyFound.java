package broadsheet.web;

import broadsheet.edition.Wording;
import broadsheet.search.Relevance;
import broadsheet.search.Relevance.Standing;
import broadsheet.search.Search;
import java.util.ArrayList;
import java.util.List;

/** Says why a paper was found, in numbers that sum. */
final class WhyFound {
    private WhyFound() {}

    /** A sentence; empty for a paper that was not found by words. */
    static String of(Search.FoundPaper found) {
        List<Relevance.Part> parts = found.relevance().parts();
        if (parts.isEmpty()) {
            return "";
        }
        List<String> said = new ArrayList<>();
        // Rounded one by one, so that what is printed sums to what is printed.
        long hundredths = 0;
        for (Relevance.Part part : parts) {
            long rounded = Math.round(part.points() * 100);
            hundredths += rounded;
            said.add(Wording.points(rounded / 100.0) + " for " + part(part, isEstimated(found.relevance())));
        }
        String sum = String.join(" + ", said);
        String total = said.size() == 1 ? sum + "." : sum + " = " + Wording.points(hundredths / 100.0) + ".";
        return found.relevance()
                .standing()
                .map(standing -> total + standing(standing))
                .orElse(total);
    }

    /** How a paper stands, with a blank before it. */
    static String standing(Standing standing) {
        List<String> said = new ArrayList<>();
        if (standing.byWords() > 0) {
            said.add(Wording.ordinal(standing.byWords()) + " by words");
        }
        if (standing.byMeaning() > 0) {
            said.add(Wording.ordinal(standing.byMeaning()) + " by meaning, with a similarity of "
                    + Wording.points(Math.round(standing.similarity() * 100) / 100.0)
                    + (standing.estimated() ? " to be expected" : ""));
        } else {
            said.add("of a meaning that is not known yet, and taken to mean what its words say");
        }
        return " It is " + String.join(", ", said) + ".";
    }

    private static boolean isEstimated(Relevance relevance) {
        return relevance.standing().filter(Standing::estimated).isPresent();
    }

    private static String part(Relevance.Part part, boolean estimated) {
        return switch (part.kind()) {
            case WORD -> "“" + part.text() + "”";
            case PHRASE -> "“" + part.text() + "” as it stands";
            case TITLE -> "these words near each other in the title";
            case BEGINNING -> "a title that begins with them";
            case NAME -> "an author of this name";
            case MEANING -> estimated ? "what its words let expect of its meaning" : "its meaning";
        };
    }
}
