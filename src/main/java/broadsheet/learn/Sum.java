package broadsheet.learn;

import java.util.List;

/** A weighed sum of scorers. */
record Sum(List<Part> parts) implements Scorer {
    /** One of them. */
    record Part(double weight, Scorer scorer) {}

    Sum {
        parts = List.copyOf(parts);
    }

    @Override
    public double score(Reading reading) {
        double sum = 0;
        for (Part part : parts) {
            sum += part.weight() * part.scorer().score(reading);
        }
        return sum;
    }
}
