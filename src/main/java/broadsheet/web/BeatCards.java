package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.edition.BeatSections;
import broadsheet.edition.BeatSections.Caught;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.Blend;
import broadsheet.learn.Demonstration;
import broadsheet.learn.Reading;
import broadsheet.learn.WhyWanted;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Papers that a beat wants, as cards, each with how likely it is meant and why. Thread-safe. */
final class BeatCards {
    private static final int DEMONSTRATIONS = 2;

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
        List<PaperId> papers = caught.stream().map(Caught::paper).toList();
        Map<PaperId, Headline> headlines = catalogue.lists().headlines(papers, openingLength + 1);
        Map<PaperId, Reading> readings = sections.read(learnt, papers);
        Map<PaperId, String> titles = catalogue.lists().headlines(learnt.examples(), 0).values().stream()
                .collect(Collectors.toMap(Headline::id, headline -> Wording.quoted(headline.title())));
        return caught.stream()
                .flatMap(one -> Stream.ofNullable(headlines.get(one.paper()))
                        .map(headline -> Card.wanted(
                                headline,
                                verdict(learnt, one),
                                why(learnt, one, Optional.ofNullable(readings.get(one.paper())), titles),
                                Wording.opening(headline.opening(), headline.openingIsWhole(), openingLength))))
                .toList();
    }

    private static String verdict(Learnt learnt, Caught caught) {
        return learnt.examples().contains(caught.paper())
                ? "Pointed at as meant"
                : WhyWanted.verdict(caught.probability(), caught.isNear());
    }

    private static String why(Learnt learnt, Caught caught, Optional<Reading> reading, Map<PaperId, String> titles) {
        if (reading.isEmpty() || !(learnt.scorer() instanceof Blend.Learned learned)) {
            return "";
        }
        String sum = WhyWanted.of(learned, reading.get(), paper -> titles.getOrDefault(paper, paper.text())) + ".";
        List<Demonstration> demonstrations = Demonstration.of(learned.lesson(), reading.get(), DEMONSTRATIONS);
        // A single example is named by the reason already, and the nearest to an example is itself.
        boolean tellsMore =
                demonstrations.size() == DEMONSTRATIONS && !learnt.examples().contains(caught.paper());
        return tellsMore ? sum + " Nearest examples: " + inWords(demonstrations, titles) + "." : sum;
    }

    private static String inWords(List<Demonstration> demonstrations, Map<PaperId, String> titles) {
        return demonstrations.stream()
                .map(one -> titles.getOrDefault(one.paper(), one.paper().text())
                        + (one.wanted() ? ", which is meant" : ", which is not meant") + " ("
                        + WhyWanted.hundredths(one.cosine()) + ")")
                .collect(Collectors.joining("; "));
    }
}
