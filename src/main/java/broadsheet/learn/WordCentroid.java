package broadsheet.learn;

import broadsheet.learn.Linear.Term;
import broadsheet.rank.Contrast;
import java.util.List;

/** The same among words (TF-IDF): a paper is wanted as far as it says what the wanted ones say, and not what the unwanted ones do. */
public final class WordCentroid implements Trainer {
    @Override
    public String name() {
        return "words";
    }

    @Override
    public Scorer train(Lesson lesson) {
        return new Linear(List.of(Term.plain(new Feature.Said(words(lesson)))));
    }

    /** The words of a lesson, with papers that are wanted to judge by what is known so far, as {@link Centroid} has it. */
    static BagOfWords words(Lesson lesson, List<Reading> implied, double share) {
        return words(lesson)
                .plus(BagOfWords.mean(implied.stream().map(Reading::words).toList()), share);
    }

    static BagOfWords words(Lesson lesson) {
        BagOfWords like =
                BagOfWords.mean(lesson.like().stream().map(Reading::words).toList());
        BagOfWords unlike =
                BagOfWords.mean(lesson.unlike().stream().map(Reading::words).toList());
        return like.plus(unlike, -Contrast.AWAY);
    }
}
