package broadsheet.learn;

import broadsheet.paper.PaperId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What there is to learn from.
 *
 * @param instruction what papers are wanted, in words; may be missing if there is an example
 * @param like papers that are wanted
 * @param unlike papers that are not
 * @param background papers that nobody judged
 */
public record Lesson(
        Optional<Instruction> instruction, List<Reading> like, List<Reading> unlike, Background background) {
    /** @throws IllegalArgumentException if it says nothing of what is wanted */
    public Lesson {
        like = List.copyOf(like);
        unlike = List.copyOf(unlike);
        if (instruction.isEmpty() && like.isEmpty()) {
            throw new IllegalArgumentException(
                    "neither an instruction nor a paper that is wanted, of " + unlike.size());
        }
    }

    /** The papers that somebody judged. */
    public Set<PaperId> judged() {
        return Stream.concat(like.stream(), unlike.stream()).map(Reading::paper).collect(Collectors.toSet());
    }

    /**
     * How near a paper is to anything that is wanted: the greatest cosine between it and the sentence or a wanted example. Scores tell
     * what is nearest among what is usual, and something always is; this tells whether it is near at all.
     */
    public double nearness(Reading reading) {
        return DoubleStream.concat(
                        instruction.stream().mapToDouble(one -> one.vector().cosine(reading.vector())),
                        like.stream().mapToDouble(one -> one.vector().cosine(reading.vector())))
                .max()
                .orElse(-1);
    }

    /** The wanted example that a paper is nearest to, if there is one. */
    Optional<PaperId> nearestWanted(Reading reading) {
        return like.stream()
                .max((one, other) -> Float.compare(
                        one.vector().cosine(reading.vector()), other.vector().cosine(reading.vector())))
                .map(Reading::paper);
    }
}
