package broadsheet.learn;

import broadsheet.learn.BeatLearning.Scored;
import broadsheet.paper.PaperId;
import broadsheet.search.Glance;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Of the papers that one thread looks at, those that each beat wants most; its examples are left out. */
final class MostWanted implements Consumer<Glance> {
    private final Judging judging;
    private final Judging.Sheet sheet;
    private final int most;
    private final List<PriorityQueue<Scored>> best;

    /** @param most how many for each beat, from 1 */
    MostWanted(Judging judging, int most) {
        this.judging = judging;
        this.sheet = judging.new Sheet();
        this.most = most;
        this.best = Stream.generate(() -> new PriorityQueue<>(Scored.MOST_WANTED_FIRST.reversed()))
                .limit(judging.beats().size())
                .toList();
    }

    @Override
    public void accept(Glance glance) {
        double[] scores = sheet.score(glance);
        PaperId paper = null;
        for (int beat = 0; beat < scores.length; beat++) {
            PriorityQueue<Scored> queue = best.get(beat);
            // Hardly any paper comes further, so that its name is seldom read; and then once for all beats.
            if (queue.size() < most || scores[beat] >= queue.element().score()) {
                paper = paper == null ? glance.paper() : paper;
                if (!judging.beats().get(beat).examples().contains(paper)) {
                    queue.add(new Scored(paper, scores[beat]));
                    if (queue.size() > most) {
                        queue.remove();
                    }
                }
            }
        }
    }

    /** The most wanted of all that were looked at by several, of each beat the most wanted first. */
    static List<List<Scored>> merged(int beats, int most, List<MostWanted> parts) {
        return IntStream.range(0, beats)
                .mapToObj(beat -> parts.stream()
                        .flatMap(part -> part.best.get(beat).stream())
                        .sorted(Scored.MOST_WANTED_FIRST)
                        .limit(most)
                        .toList())
                .toList();
    }
}
