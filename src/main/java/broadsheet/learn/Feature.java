package broadsheet.learn;

/** What can be told of a paper by products: with its vector, or with its words. */
sealed interface Feature extends Scorer {
    /** How far it lies in a direction: the cosine, if that has length one. */
    record Meant(Direction direction) implements Feature {
        @Override
        public double score(Reading reading) {
            return direction.dot(reading.vector());
        }
    }

    /** How far what it has of its own does, beside what all mean; 0 if it has nothing. */
    record Own(Direction direction, Background background) implements Feature {
        @Override
        public double score(Reading reading) {
            double length = background.ownLength(reading);
            return length == 0 ? 0 : (direction.dot(reading.vector()) - direction.dot(background.middle())) / length;
        }
    }

    /** How much it says some words. */
    record Said(BagOfWords words) implements Feature {
        @Override
        public double score(Reading reading) {
            return words.dot(reading.words());
        }
    }
}
