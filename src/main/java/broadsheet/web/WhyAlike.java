package broadsheet.web;

import broadsheet.edition.Wording;
import broadsheet.paper.PaperId;
import broadsheet.search.Relevance;
import broadsheet.search.Relevance.Part;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says how alike papers are to examples, in numbers that sum. */
final class WhyAlike {
    /** Of more examples those that count most are named. */
    private static final int NAMED = 6;

    private final Examples examples;
    private final Map<String, String> names = new HashMap<>();

    /**
     * Of some examples.
     *
     * @param titles of the papers among them
     */
    WhyAlike(Examples examples, Map<PaperId, String> titles) {
        this.examples = examples;
        titles.forEach((id, title) -> names.put(id.text(), Wording.quoted(title)));
        // In a title a dollar begins mathematics; in what somebody typed it is one.
        examples.about().forEach(phrase -> names.put(key(phrase), Wording.quoted(phrase.replace("$", "\\$"))));
        examples.notAbout().forEach(phrase -> names.put(key(phrase), Wording.quoted(phrase.replace("$", "\\$"))));
    }

    /** As the index calls a phrase. */
    private static String key(String phrase) {
        return "“" + phrase + "”";
    }

    /** A sentence, and beside a single example how the paper stands by words and by meaning. */
    String of(Relevance relevance) {
        List<Part> parts = relevance.parts();
        List<Part> named = parts.size() <= NAMED
                ? parts
                : parts.stream()
                        .sorted(Comparator.comparingDouble(part -> -Math.abs(part.points())))
                        .limit(NAMED)
                        .toList();
        StringBuilder said = new StringBuilder();
        long total = 0;
        for (Part part : named) {
            total += hundredths(part);
            add(
                    said,
                    hundredths(part),
                    (isDrawn(part) ? "being like " : "being unlike ") + names.getOrDefault(part.text(), part.text()));
        }
        if (named.size() < parts.size()) {
            // Rounded one by one, so that what is printed sums to what is printed.
            long others = parts.stream().mapToLong(WhyAlike::hundredths).sum() - total;
            total += others;
            add(said, others, Wording.count(parts.size() - named.size(), "other example"));
        }
        String sum = parts.size() == 1 ? said + "." : said + " = " + signed(total) + ".";
        return sum + relevance.standing().map(WhyFound::standing).orElse("");
    }

    /** Whether the paper is near to an example: what is near to one that is not liked loses by it. */
    private boolean isDrawn(Part part) {
        boolean liked = examples.like().stream().anyMatch(id -> id.text().equals(part.text()))
                || examples.about().stream().anyMatch(phrase -> key(phrase).equals(part.text()));
        return liked == part.points() >= 0;
    }

    private static long hundredths(Part part) {
        return Math.round(part.points() * 100);
    }

    private static void add(StringBuilder said, long hundredths, String what) {
        if (said.isEmpty()) {
            said.append(signed(hundredths));
        } else {
            said.append(hundredths < 0 ? " − " : " + ").append(Wording.points(Math.abs(hundredths) / 100.0));
        }
        said.append(" for ").append(what);
    }

    private static String signed(long hundredths) {
        return (hundredths < 0 ? "−" : "") + Wording.points(Math.abs(hundredths) / 100.0);
    }
}
