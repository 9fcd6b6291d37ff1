package broadsheet.learn;

import broadsheet.rank.Contrast;

/** The same among words (TF-IDF): a paper is wanted as far as it says what the wanted ones say, and not what the unwanted ones do. */
public final class WordCentroid implements Trainer {
    @Override
    public String name() {
        return "words";
    }

    @Override
    public Scorer train(Lesson lesson) {
        BagOfWords words = words(lesson);
        return reading -> words.dot(reading.words());
    }

    static BagOfWords words(Lesson lesson) {
        BagOfWords like =
                BagOfWords.mean(lesson.like().stream().map(Reading::words).toList());
        BagOfWords unlike =
                BagOfWords.mean(lesson.unlike().stream().map(Reading::words).toList());
        return like.plus(unlike, -Contrast.AWAY);
    }
}
