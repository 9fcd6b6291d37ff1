package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.edition.BeatSections;
import broadsheet.edition.BeatSections.Caught;
import broadsheet.edition.WhyCaught;
import broadsheet.edition.Wording;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Papers that a beat wants, as cards, each with how likely it is meant and why. Thread-safe. */
final class BeatCards {
    private final Catalogue catalogue;
    private final BeatSections sections;
    private final int openingLength;

    BeatCards(Catalogue catalogue, BeatSections sections, int openingLength) {
        this.catalogue = catalogue;
        this.sections = sections;
        this.openingLength = openingLength;
    }

    /** Cards in their order; three queries, however many. */
    List<Card> of(Learnt learnt, Collection<Caught> caught) {
        Map<PaperId, Headline> headlines =
                catalogue.lists().headlines(caught.stream().map(Caught::paper).toList(), openingLength + 1);
        WhyCaught reasons = WhyCaught.of(catalogue, sections, learnt, caught);
        return caught.stream()
                .flatMap(one -> Stream.ofNullable(headlines.get(one.paper()))
                        .map(headline -> Card.wanted(
                                headline,
                                reasons.verdict(one),
                                reasons.why(one),
                                Wording.opening(headline.opening(), headline.openingIsWhole(), openingLength))))
                .toList();
    }
}
