package broadsheet.web;

import broadsheet.search.Relevance;
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
            said.add(Wording.points(rounded / 100.0) + " for " + part(part));
        }
        String sum = String.join(" + ", said);
        return said.size() == 1 ? sum + "." : sum + " = " + Wording.points(hundredths / 100.0) + ".";
    }

    private static String part(Relevance.Part part) {
        return switch (part.kind()) {
            case WORD -> "“" + part.text() + "”";
            case PHRASE -> "“" + part.text() + "” as it stands";
            case TITLE -> "these words near each other in the title";
            case BEGINNING -> "a title that begins with them";
            case NAME -> "an author of this name";
            case MEANING ->
                part.text().isEmpty() ? "a meaning that is not known yet" : "its meaning, near by " + part.text();
        };
    }
}
