package broadsheet.learn;

import java.util.List;

/**
 * What there is before the first example: a paper is wanted as far as it means what the sentence says, and says it in its words.
 * Both in units of what is usual, .77 and .23 of each.
 */
public final class InstructionAlone implements Trainer {
    private static final double MEANING = .77;

    @Override
    public String name() {
        return "instruction";
    }

    /** @throws IllegalArgumentException if there is no instruction */
    @Override
    public Scorer train(Lesson lesson) {
        Instruction instruction =
                lesson.instruction().orElseThrow(() -> new IllegalArgumentException("no instruction to go by"));
        return scorer(instruction, lesson.background());
    }

    static Scorer scorer(Instruction instruction, Background background) {
        Scorer meaning = background.standardised(reading -> instruction.vector().cosine(reading.vector()));
        Scorer words = background.bounded(reading -> instruction.words().dot(reading.words()));
        return new Sum(List.of(new Sum.Part(MEANING, meaning), new Sum.Part(1 - MEANING, words)));
    }
}
