package broadsheet.edition;

import broadsheet.catalog.Catalogue;
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

/** Why a beat caught papers: how likely each is meant, and by what. Read by two queries, however many papers there are. */
public final class WhyCaught {
    private static final int DEMONSTRATIONS = 2;

    private final Learnt learnt;
    private final Map<PaperId, Reading> readings;
    private final Map<PaperId, String> titles;

    private WhyCaught(Learnt learnt, Map<PaperId, Reading> readings, Map<PaperId, String> titles) {
        this.learnt = learnt;
        this.readings = readings;
        this.titles = titles;
    }

    /** The reasons of a beat for papers. */
    public static WhyCaught of(Catalogue catalogue, BeatSections sections, Learnt learnt, Collection<Caught> caught) {
        return new WhyCaught(
                learnt,
                sections.read(learnt, caught.stream().map(Caught::paper).toList()),
                catalogue.lists().headlines(learnt.examples(), 0).values().stream()
                        .collect(Collectors.toMap(Headline::id, headline -> Wording.quoted(headline.title()))));
    }

    /** What is made of a paper, in a few words. */
    public String verdict(Caught caught) {
        return learnt.examples().contains(caught.paper())
                ? "Pointed at as meant"
                : WhyWanted.verdict(caught.probability(), caught.isNear());
    }

    /** By what, in sentences with numbers that add up; empty if nothing tells. */
    public String why(Caught caught) {
        Optional<Reading> reading = Optional.ofNullable(readings.get(caught.paper()));
        if (reading.isEmpty() || !(learnt.scorer() instanceof Blend.Learned learned)) {
            return "";
        }
        String sum = WhyWanted.of(learned, reading.get(), this::naming) + ".";
        List<Demonstration> demonstrations = Demonstration.of(learned.lesson(), reading.get(), DEMONSTRATIONS);
        // A single example is named by the reason already, and the nearest to an example is itself.
        boolean tellsMore =
                demonstrations.size() == DEMONSTRATIONS && !learnt.examples().contains(caught.paper());
        return tellsMore ? sum + " Nearest examples: " + inWords(demonstrations) + "." : sum;
    }

    private String naming(PaperId paper) {
        return titles.getOrDefault(paper, paper.text());
    }

    private String inWords(List<Demonstration> demonstrations) {
        return demonstrations.stream()
                .map(one -> naming(one.paper()) + (one.wanted() ? ", which is meant" : ", which is not meant") + " ("
                        + WhyWanted.hundredths(one.cosine()) + ")")
                .collect(Collectors.joining("; "));
    }
}
