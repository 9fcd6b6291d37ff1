package broadsheet.learn.lab;

import broadsheet.learn.Background;
import broadsheet.learn.Reading;

/** How near a demonstration is to a paper: the logarithm of its weight. Immutable. */
interface Nearness {
    /** The greater, the nearer. */
    double of(Reading demonstration, Reading paper);

    /** What it is, for people. */
    String words();

    /** The cosine of the encoder's vectors. */
    record Cosine(double temperature) implements Nearness {
        @Override
        public double of(Reading demonstration, Reading paper) {
            return demonstration.vector().cosine(paper.vector()) / temperature;
        }

        @Override
        public String words() {
            return "the cosine over " + temperature;
        }
    }

    /** The cosine of what papers mean beside what all mean. */
    record OwnCosine(double temperature, Centre centre) implements Nearness {
        OwnCosine(double temperature, Background background) {
            this(temperature, new Centre(background));
        }

        @Override
        public double of(Reading demonstration, Reading paper) {
            float[] one = centre.own(demonstration);
            float[] other = centre.own(paper);
            double sum = 0;
            for (int d = 0; d < one.length; d++) {
                sum += one[d] * other[d];
            }
            return sum / temperature;
        }

        @Override
        public String words() {
            return "the cosine of vectors without their mean over " + temperature;
        }
    }
}
