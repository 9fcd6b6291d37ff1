package broadsheet.learn;

import broadsheet.learn.Linear.Term;
import broadsheet.paper.SaidWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some linear scorers of one background, laid out so that a paper is read once for all of them: directions as the columns of a
 * matrix, through which a vector goes row by row, and for each word a short list of who weighs it and how much. Scores are those of
 * each by itself within a ten-thousandth, and the same however many there are. Immutable.
 */
final class LinearScorers {
    private final Background background;
    private final int size;

    /** Those of the features, and last the mean of the background. */
    private final Directions directions;

    private final Bags bags;

    private final List<Place> places;

    /** A term: whose it is, and where its feature is computed. */
    private record Place(int scorer, Term term, Kind kind, int at, double offset) {}

    private enum Kind {
        MEANT,
        OWN,
        SAID
    }

    /** @param background by which all of them were learnt */
    LinearScorers(Background background, List<Linear> scorers) {
        this.background = background;
        size = scorers.size();
        List<Direction> found = new ArrayList<>();
        List<BagOfWords> said = new ArrayList<>();
        places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (Term term : scorers.get(i).terms()) {
                places.add(
                        switch (term.feature()) {
                            case Feature.Meant(Direction direction) ->
                                new Place(i, term, Kind.MEANT, add(found, direction), 0);
                            case Feature.Own(Direction direction, Background _) ->
                                new Place(i, term, Kind.OWN, add(found, direction), direction.dot(background.middle()));
                            case Feature.Said(BagOfWords bag) -> new Place(i, term, Kind.SAID, add(said, bag), 0);
                        });
            }
        }
        found.add(background.middle());
        directions = new Directions(found);
        bags = new Bags(said);
    }

    private static <T> int add(List<T> list, T one) {
        list.add(one);
        return list.size() - 1;
    }

    /** What is computed with, by one thread at a time. */
    final class Sheet {
        private final float[] products = new float[directions.size()];
        private final double[] said = new double[bags.size()];
        private final double[] scores = new double[size];
        private double[] weighed = new double[256];

        /**
         * Scores a paper.
         *
         * @param vector of length one
         * @return the score of each; overwritten by the next paper's
         */
        double[] score(float[] vector, SaidWords paper) {
            directions.multiply(vector, products);
            say(paper);
            double length = background.ownLength(products[products.length - 1]);
            Arrays.fill(scores, 0);
            for (Place place : places) {
                double value = switch (place.kind()) {
                    case MEANT -> products[place.at()];
                    case OWN -> length == 0 ? 0 : (products[place.at()] - place.offset()) / length;
                    case SAID -> said[place.at()];
                };
                scores[place.scorer()] += place.term().points(value);
            }
            return scores;
        }

        private void say(SaidWords paper) {
            Arrays.fill(said, 0);
            if (said.length == 0) {
                return;
            }
            if (weighed.length < paper.size()) {
                weighed = new double[paper.size()];
            }
            double length = background.vocabulary().weigh(paper, weighed);
            if (length == 0) {
                return;
            }
            for (int i = 0; i < paper.size(); i++) {
                bags.add(paper.word(i), weighed[i] / length, said);
            }
        }
    }
}
