package broadsheet.catalog;

import broadsheet.paper.PaperId;
import broadsheet.paper.TextKey;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A topic that somebody described: by a sentence and by papers that are, or are not, what is meant.
 *
 * @param name under which it is read, one line of at most {@value #LONGEST_NAME} characters; another one with the same
 *     {@linkplain TextKey key} is the same beat
 * @param instruction what it is about, in plain words; may be empty if there is an example
 * @param examples in the order in which they were given, each paper once
 */
public record Beat(String name, String instruction, List<Example> examples) {
    /** A name stands in headings and in lists. */
    public static final int LONGEST_NAME = 80;

    /** More of a text is not read by an encoder, and no sentence is so long. */
    public static final int LONGEST_INSTRUCTION = 2_000;

    /** A beat is learnt from a few examples; with what is said of papers while reading it, hundreds may come together. */
    public static final int MOST_EXAMPLES = 500;

    /** Its page has the address of the form for a new one. */
    private static final String RESERVED = "new";

    /** What was said of a paper. */
    public enum Stance {
        /** It was given as an example of what is meant. */
        LIKE(true),
        /** It was given as an example of what is not meant. */
        UNLIKE(false),
        /** More like it was asked for while reading the beat. */
        MORE(true),
        /** Less like it was asked for. */
        LESS(false);

        private final boolean wanted;

        Stance(boolean wanted) {
            this.wanted = wanted;
        }

        /** Whether such papers are wanted. */
        public boolean isWanted() {
            return wanted;
        }
    }

    /**
     * A paper of which something was said.
     *
     * @param paper under whose name it was filed then
     * @param stance what
     */
    public record Example(PaperId paper, Stance stance) {}

    /**
     * @throws IllegalArgumentException if the name has no letter or digit, or is too long or of several lines; if the instruction is
     *     too long; if a paper is both wanted and unwanted; if nothing says what is wanted
     */
    public Beat {
        name = name.strip();
        instruction = instruction.strip();
        examples = examples.stream().distinct().toList();
        if (TextKey.of(name).isEmpty()
                || name.length() > LONGEST_NAME
                || name.lines().count() > 1) {
            throw new IllegalArgumentException("A beat's name is one line of 1 to " + LONGEST_NAME
                    + " characters, of which one is a letter or a digit.");
        }
        if (TextKey.of(name).equals(RESERVED)) {
            throw new IllegalArgumentException("“" + name + "” is where beats are made; call it otherwise.");
        }
        if (instruction.length() > LONGEST_INSTRUCTION) {
            throw new IllegalArgumentException("What a beat is about is said in at most " + LONGEST_INSTRUCTION
                    + " characters; this has " + instruction.length() + ". Point at papers for the rest.");
        }
        if (examples.size() > MOST_EXAMPLES) {
            throw new IllegalArgumentException("More than " + MOST_EXAMPLES + " examples say no more.");
        }
        Set<PaperId> papers = new HashSet<>();
        for (Example example : examples) {
            if (!papers.add(example.paper())) {
                throw new IllegalArgumentException(example.paper() + " is given as wanted and as not wanted.");
            }
        }
        if (TextKey.of(instruction).isEmpty()
                && examples.stream().noneMatch(example -> example.stance().isWanted())) {
            throw new IllegalArgumentException(
                    "A beat wants a sentence that says what it is about, or a paper that it is to be like.");
        }
    }

    /** Under which it is kept. */
    public String key() {
        return TextKey.of(name);
    }

    /**
     * The same with something said of a paper, in place of what was said of it before.
     *
     * @throws IllegalArgumentException if nothing says any more what is wanted, or there are too many examples
     */
    public Beat saying(PaperId paper, Stance stance) {
        return new Beat(
                name,
                instruction,
                Stream.concat(others(paper), Stream.of(new Example(paper, stance)))
                        .toList());
    }

    /**
     * The same with nothing said of a paper.
     *
     * @throws IllegalArgumentException if nothing says any more what is wanted
     */
    public Beat silentOn(PaperId paper) {
        return new Beat(name, instruction, others(paper).toList());
    }

    private Stream<Example> others(PaperId paper) {
        return examples.stream().filter(example -> !example.paper().equals(paper));
    }

    /** What tells whether it was changed: the same of equal beats, and hardly of others. */
    public String fingerprint() {
        CRC32 sum = new CRC32();
        sum.update(toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** The papers that are wanted, or those that are not, in their order. */
    public List<PaperId> papers(boolean wanted) {
        return examples.stream()
                .filter(example -> example.stance().isWanted() == wanted)
                .map(Example::paper)
                .toList();
    }
}
