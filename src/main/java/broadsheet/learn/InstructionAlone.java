package broadsheet.learn;

import broadsheet.learn.Linear.Term;
import java.util.ArrayList;
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
        return new Linear(terms(instruction, lesson.background()));
    }

    static List<Term> terms(Instruction instruction, Background background) {
        List<Term> terms = new ArrayList<>(
                background.standardised(MEANING, new Feature.Meant(Direction.of(instruction.vector()))));
        terms.addAll(background.bounded(1 - MEANING, new Feature.Said(instruction.words())));
        return terms;
    }
}
