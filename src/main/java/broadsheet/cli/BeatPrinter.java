package broadsheet.cli;

import broadsheet.catalog.Beat;
import broadsheet.encode.EncoderException;
import broadsheet.encode.EncodingState;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.BeatLearning.Scored;
import broadsheet.learn.Blend;
import broadsheet.learn.Explained;
import broadsheet.learn.Probability;
import broadsheet.learn.Reading;
import broadsheet.learn.WhyWanted;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns beats for commands, and prints papers by them. */
final class BeatPrinter {
    private final Broadsheet parent;
    private final OpenHome open;
    private final BeatLearning learning;

    BeatPrinter(Broadsheet parent, OpenHome open) {
        this.parent = parent;
        this.open = open;
        this.learning = new BeatLearning(open.catalogue(), open.index());
    }

    /** The papers of the seven days up to the latest with an edition. */
    static List<PaperId> lastWeek(OpenHome open) {
        return open.editions().lastDays(7).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** A beat, learnt; nothing, after saying why, if nothing can be learnt. */
    Optional<Learnt> learn(Beat beat) {
        if (!awaitEncoder()) {
            return Optional.empty();
        }
        Optional<Learnt> learnt = learning.learn(beat);
        learnt.ifPresentOrElse(
                known -> known.unknown()
                        .forEach(paper -> parent.err()
                                .tell(paper + " is not in the catalogue, or not encoded yet; it has no say.")),
                this::tellThatNothingIsLearnt);
        return learnt;
    }

    /** Waits until the encoder is there; false, after saying so, if there is none to wait for. */
    boolean awaitEncoder() {
        if (open.encoding().state() instanceof EncodingState.Off) {
            parent.err().tell("A beat needs an encoder, and the configuration names none: encoder.model is none.");
            return false;
        }
        try {
            open.encoding().begin();
            open.index().encoding().await();
        } catch (EncoderException e) {
            parent.err().tell(e.getMessage() + " The sentence has no say.");
        }
        return true;
    }

    /** Says what to do where what papers mean is not known. */
    void tellThatNothingIsLearnt() {
        parent.err().tell("Nothing can be learnt yet: 'broadsheet encode --wait' makes known what papers mean.");
    }

    BeatLearning learning() {
        return learning;
    }

    List<Scored> rank(Learnt learnt, List<PaperId> papers, int limit) {
        return learning.rank(learnt, papers, limit);
    }

    /** Learns a beat, and prints the best of some papers; the exit code. */
    int print(Beat beat, List<PaperId> papers, int limit) {
        Optional<Learnt> learnt = learn(beat);
        if (learnt.isEmpty()) {
            return ExitCode.NOT_FOUND;
        }
        return print(learnt.get(), rank(learnt.get(), papers, limit));
    }

    /** Prints papers by what was learnt; the exit code. */
    int print(Learnt learnt, List<Scored> best) {
        Map<PaperId, Headline> headlines = headlines(best);
        Map<PaperId, String> why = why(learnt, best);
        HeadlinePrinter printer = new HeadlinePrinter(parent.out());
        int number = 0;
        for (Scored scored : best) {
            Headline headline = headlines.get(scored.paper());
            if (headline != null) {
                number++;
                printer.print(number, headline, why.getOrDefault(scored.paper(), ""));
            }
        }
        if (number == 0) {
            parent.err().tell("Of these papers none is encoded yet.");
        }
        learnt.caution().ifPresent(parent.err()::tell);
        parent.out().flush();
        return number == 0 ? ExitCode.NOT_FOUND : ExitCode.OK;
    }

    private Map<PaperId, Headline> headlines(List<Scored> scored) {
        return open.catalogue()
                .lists()
                .headlines(scored.stream().map(Scored::paper).toList(), 0);
    }

    /** The same as JSON. */
    ObjectNode tree(Learnt learnt, List<Scored> best) {
        Map<PaperId, Headline> headlines = headlines(best);
        Map<PaperId, String> why = why(learnt, best);
        ObjectNode tree = Json.object();
        ArrayNode list = tree.putArray("papers");
        for (Scored scored : best) {
            Headline headline = headlines.get(scored.paper());
            if (headline != null) {
                ObjectNode one = Json.headline(headline);
                one.put("score", scored.score());
                one.put("why", why.getOrDefault(scored.paper(), ""));
                list.add(one);
            }
        }
        return tree;
    }

    private Map<PaperId, String> why(Learnt learnt, List<Scored> best) {
        Map<PaperId, String> why = new HashMap<>();
        if (learnt.scorer() instanceof Explained learned) {
            double near = learning.near();
            learning.read(best.stream().map(Scored::paper).toList())
                    .forEach(reading -> why.put(
                            reading.paper(),
                            likely(learned, reading, near) + WhyWanted.of(learned, reading, PaperId::text)));
        }
        return why;
    }

    /** How likely a paper is meant, as pages say it; nothing is known of that but of beats. */
    private static String likely(Explained learned, Reading reading, double near) {
        if (!(learned instanceof Blend.Learned beat)) {
            return "";
        }
        double probability = Probability.of(beat).at(beat.score(reading));
        return WhyWanted.verdict(probability, beat.lesson().nearness(reading) >= near) + ": ";
    }
}
