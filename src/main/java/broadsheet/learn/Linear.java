package broadsheet.learn;

import java.util.List;

/**
 * A sum of {@linkplain Feature features}, so that many such can read a paper at once ({@link LinearScorers}).
 *
 * @param terms what is summed
 */
record Linear(List<Term> terms) implements LinearScorer {
    /**
     * weight · min(most, (feature − middle) / deviation).
     *
     * @param deviation above 0
     */
    record Term(double weight, Feature feature, double middle, double deviation, double most) implements Scorer {
        /** The feature as it is. */
        static Term plain(Feature feature) {
            return new Term(1, feature, 0, 1, Double.POSITIVE_INFINITY);
        }

        /** The points for a value of the feature. */
        double points(double value) {
            return weight * Math.min(most, (value - middle) / deviation);
        }

        @Override
        public double score(Reading reading) {
            return points(feature.score(reading));
        }

        Term times(double factor) {
            return new Term(factor * weight, feature, middle, deviation, most);
        }
    }

    Linear {
        terms = List.copyOf(terms);
    }

    @Override
    public Linear linear() {
        return this;
    }

    @Override
    public double score(Reading reading) {
        double sum = 0;
        for (Term term : terms) {
            sum += term.score(reading);
        }
        return sum;
    }
}
