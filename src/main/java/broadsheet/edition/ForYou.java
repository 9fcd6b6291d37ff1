package broadsheet.edition;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Mark;
import broadsheet.catalog.Marked;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.BeatLearning.Scored;
import broadsheet.learn.Interests;
import broadsheet.paper.PaperId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of the latest editions is most like the papers that a reader marked. Nothing of a reader is kept: what was marked comes with
 * each question, and what was learnt of it is forgotten with the answer. Thread-safe.
 */
public final class ForYou {
    /** An edition a day, for a week. */
    public static final int DAYS = 7;

    private final Catalogue catalogue;
    private final Editions editions;
    private final BeatLearning learning;

    /** Recommends papers of a catalogue. */
    public ForYou(Catalogue catalogue, Editions editions, BeatLearning learning) {
        this.catalogue = catalogue;
        this.editions = editions;
        this.learning = learning;
    }

    /** What came of a question. */
    public sealed interface Answer {
        /** Nothing was marked that is wanted. */
        record NothingWanted() implements Answer {}

        /** Of what is wanted, nothing is known: no encoder is there, or these papers are not encoded yet, or gone. */
        record NothingKnown() implements Answer {}

        /**
         * Papers.
         *
         * @param learnt from what was marked
         * @param best the most wanted first
         * @param of of how many papers, those that were marked not counted
         */
        record Papers(Learnt learnt, List<Scored> best, int of) implements Answer {
            public Papers {
                best = List.copyOf(best);
            }
        }
    }

    /**
     * The papers of the days up to the latest edition that a reader would most like to see, without those of which something was said.
     *
     * @param days how many, from 1
     * @param most how many papers at most, from 1
     * @throws broadsheet.search.SearchException if the index cannot be read
     */
    public Answer ask(Marked marked, int days, int most) {
        Optional<Beat> beat = marked.beat();
        if (beat.isEmpty()) {
            return new Answer.NothingWanted();
        }
        return learning.learn(beat.get(), new Interests())
                .<Answer>map(learnt -> {
                    Set<PaperId> papers = new LinkedHashSet<>();
                    editions.lastDays(days).values().forEach(papers::addAll);
                    papers.removeAll(filed(marked));
                    return new Answer.Papers(learnt, learning.rank(learnt, List.copyOf(papers), most), papers.size());
                })
                .orElseGet(Answer.NothingKnown::new);
    }

    /** A paper may be filed under another of its ids by now; one that is gone is filed nowhere. */
    private Set<PaperId> filed(Marked marked) {
        return Set.copyOf(catalogue
                .papers()
                .filed(marked.marks().stream().map(Mark::paper).toList())
                .values());
    }
}
