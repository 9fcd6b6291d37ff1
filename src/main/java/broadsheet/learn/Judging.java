package broadsheet.learn;

import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.paper.PaperId;
import broadsheet.paper.SaidWords;
import broadsheet.paper.Vector;
import broadsheet.search.Glance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several beats by which papers are scored: those that were learnt linearly by one background at once, any others one by one,
 * for all of whom it is read once by each vocabulary. Immutable.
 */
final class Judging {
    private final List<Learnt> beats;

    /** Of those that are linear, by their backgrounds. */
    private final List<Together> together = new ArrayList<>();

    /** The others, by the vocabularies that they read papers by. */
    private final Map<Vocabulary, List<Integer>> single = new LinkedHashMap<>();

    private record Together(List<Integer> beats, LinearScorers scorers) {}

    Judging(List<Learnt> beats) {
        this.beats = List.copyOf(beats);
        Map<Background, List<Integer>> linear = new LinkedHashMap<>();
        for (int i = 0; i < beats.size(); i++) {
            if (beats.get(i).scorer() instanceof LinearScorer) {
                linear.computeIfAbsent(beats.get(i).background(), background -> new ArrayList<>())
                        .add(i);
            } else {
                single.computeIfAbsent(beats.get(i).background().vocabulary(), vocabulary -> new ArrayList<>())
                        .add(i);
            }
        }
        linear.forEach((background, some) -> {
            List<Linear> scorers = new ArrayList<>();
            for (int beat : some) {
                if (beats.get(beat).scorer() instanceof LinearScorer scorer) {
                    scorers.add(scorer.linear());
                }
            }
            together.add(new Together(some, new LinearScorers(background, scorers)));
        });
    }

    List<Learnt> beats() {
        return beats;
    }

    /** What is computed with, by one thread at a time. */
    final class Sheet {
        private final List<LinearScorers.Sheet> sheets =
                together.stream().map(some -> some.scorers().new Sheet()).toList();
        private final double[] scores = new double[beats.size()];

        /** The score of a paper by each beat; overwritten by the next paper's. */
        double[] score(Glance glance) {
            SaidWords words = glance.words();
            for (int i = 0; i < sheets.size(); i++) {
                double[] some = sheets.get(i).score(glance.vector(), words);
                List<Integer> places = together.get(i).beats();
                for (int k = 0; k < some.length; k++) {
                    scores[places.get(k)] = some[k];
                }
            }
            if (!single.isEmpty()) {
                PaperId paper = glance.paper();
                Vector vector = Vector.of(glance.vector());
                single.forEach((vocabulary, some) -> {
                    Reading reading = new Reading(paper, vector, vocabulary.read(words));
                    for (int beat : some) {
                        scores[beat] = beats.get(beat).scorer().score(reading);
                    }
                });
            }
            return scores;
        }
    }
}
