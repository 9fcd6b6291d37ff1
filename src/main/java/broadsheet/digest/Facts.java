package broadsheet.digest;

import broadsheet.edition.Wording;
import broadsheet.paper.Headline;
import java.util.ArrayList;
import java.util.List;

/** The quiet line below a paper. */
final class Facts {
    private Facts() {}

    /** What is known, each in a few words. */
    static List<String> of(Headline headline) {
        List<String> facts = new ArrayList<>();
        if (headline.withdrawn()) {
            facts.add("withdrawn");
        }
        if (headline.date() != null) {
            facts.add(headline.date().inWords());
        }
        if (!headline.venue().isEmpty()) {
            facts.add(headline.venue());
        }
        headline.primaryCategory().ifPresent(category -> facts.add(category.code()));
        if (headline.counts().upvotes() > 0) {
            facts.add(Wording.count(headline.counts().upvotes(), "vote"));
        }
        if (headline.counts().comments() > 0) {
            facts.add(Wording.count(headline.counts().comments(), "comment"));
        }
        return facts;
    }
}
