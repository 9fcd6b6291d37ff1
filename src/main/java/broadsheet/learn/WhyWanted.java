package broadsheet.learn;

import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Why a beat wants a paper, in words and numbers that add up as they are printed. */
public final class WhyWanted {
    private WhyWanted() {}

    /**
     * Such as {@code 2.91 = 1.32 by the sentence, 1.24 like “A paper”, 0.35 for prompt, tuning, soft}.
     *
     * @param naming how an example is named
     */
    public static String of(Explained learned, Reading reading, Function<PaperId, String> naming) {
        List<String> parts = new ArrayList<>();
        double sum = 0;
        for (Reason reason : learned.why(reading)) {
            sum += Math.round(100 * reason.points()) / 100.0;
            parts.add(hundredths(reason.points())
                    + switch (reason) {
                        case Reason.Sentence _ -> " by the sentence";
                        case Reason.Meaning(double _, Optional<PaperId> nearest) ->
                            nearest.map(paper -> " like " + naming.apply(paper))
                                    .orElse(" like what comes nearest to it");
                        case Reason.Said(double _, List<String> words) ->
                            words.isEmpty() || reason.points() < .005
                                    ? " for its words"
                                    : " for " + String.join(", ", words);
                    });
        }
        return hundredths(sum) + " = " + String.join(", ", parts);
    }

    /**
     * What is made of it.
     *
     * @param probability that it is meant
     * @param isNear whether it is near to anything that is meant at all
     */
    public static String verdict(double probability, boolean isNear) {
        return isNear ? Math.round(100 * probability) + " in 100 that it is meant" : "Not surely near to what is meant";
    }

    /** A number with two digits behind the point, as it is printed. */
    public static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.2f", Math.round(100 * value) / 100.0)
                .replace('-', '−');
    }
}
