package broadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a box of the manual shows of a terminal: commands, and what each prints. */
final class Transcript {
    /** Stands for anything in what is printed, lines included. */
    private static final String ANYTHING = "…";

    private Transcript() {}

    /**
     * A command and what the manual says it prints.
     *
     * @param printed without blanks around it
     */
    record Exchange(String command, String printed) {
        /** Whether something is what the manual says. */
        Pattern pattern() {
            return Pattern.compile(
                    Stream.of(printed.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                    Pattern.DOTALL);
        }
    }

    /** The exchanges of a box, in order: a command is a line after {@code $} or {@code ^C}. */
    static List<Exchange> of(String box) {
        List<Exchange> exchanges = new ArrayList<>();
        for (String part : box.split("(?m)^(?=\\$ |\\^C$)", -1)) {
            if (part.isBlank()) {
                continue;
            }
            String first = part.lines().findFirst().orElseThrow();
            if (!first.startsWith("$ ") && !first.equals("^C")) {
                throw new IllegalArgumentException("a box begins with no command: " + first);
            }
            exchanges.add(new Exchange(
                    first.startsWith("$ ") ? first.substring(2) : first,
                    part.substring(first.length()).strip()));
        }
        return exchanges;
    }
}
