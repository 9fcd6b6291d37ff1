package broadsheet.search.query;

import java.util.Optional;

/** How a span of numbers or days is written: {@code 5}, {@code 2..5}, {@code 2..}, {@code ..5}, {@code >2}, {@code <=5}. */
sealed interface Bounds {
    /** Between the ends of a span. */
    String TO = "..";

    /** That alone. */
    record Only(String value) implements Bounds {}

    /** From one to the other, both included. */
    record Between(String first, String last) implements Bounds {}

    /** From there on. */
    record From(String first) implements Bounds {}

    /** What comes after that. */
    record Above(String value) implements Bounds {}

    /** Until there. */
    record UpTo(String last) implements Bounds {}

    /** What comes before that. */
    record Below(String value) implements Bounds {}

    /** Reads them; nothing if both ends are open. The values themselves may be anything. */
    static Optional<Bounds> read(String text) {
        String dotted = text.replace("–", TO).replace("≥", ">=").replace("≤", "<=");
        int dots = dotted.indexOf(TO);
        if (dots >= 0) {
            return between(
                    dotted.substring(0, dots).strip(),
                    dotted.substring(dots + TO.length()).strip());
        }
        return Optional.of(
                switch (dotted) {
                    case String at
                    when at.startsWith(">=") -> new From(at.substring(2).strip());
                    case String at
                    when at.startsWith("<=") -> new UpTo(at.substring(2).strip());
                    case String at
                    when at.startsWith(">") -> new Above(at.substring(1).strip());
                    case String at
                    when at.startsWith("<") -> new Below(at.substring(1).strip());
                    default -> new Only(dotted);
                });
    }

    private static Optional<Bounds> between(String first, String last) {
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(new UpTo(last));
        }
        return Optional.of(last.isEmpty() ? new From(first) : new Between(first, last));
    }
}
