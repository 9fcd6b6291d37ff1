package broadsheet.source.arxiv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of arXiv's holidays as a text: a line {@code from DAY}, a line {@code until DAY}, and a line {@code DAY NAME} for
 * each. Empty lines and those that begin with {@code #} say nothing. The program brings one; that of the home, where there
 * is one, takes its place.
 */
public final class CalendarFile {
    /** No table of a thousand years is longer, bytes. */
    private static final long LONGEST = 1L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(CalendarFile.class);

    private CalendarFile() {}

    /** What a look at a file finds. */
    public sealed interface Outcome {
        /** A calendar. */
        record Read(ArxivCalendar calendar) implements Outcome {}

        /** There is no such file. */
        record Absent() implements Outcome {}

        /**
         * It is none.
         *
         * @param why for a person, with the line
         */
        record Unreadable(String why) implements Outcome {}
    }

    /** The calendar to go by: that of a file, or the program's where there is none or it cannot be read. */
    public static ArxivCalendar calendar(Path file) {
        return switch (look(file)) {
            case Outcome.Read(ArxivCalendar calendar) -> calendar;
            case Outcome.Absent _ -> standard();
            case Outcome.Unreadable(String why) -> {
                LOG.warn("calendar {} cannot be read, that of the program is used: {}", file, why);
                yield standard();
            }
        };
    }

    /** The calendar that comes with the program. */
    public static ArxivCalendar standard() {
        return switch (parse(resource())) {
            case Outcome.Read(ArxivCalendar calendar) -> calendar;
            case Outcome.Absent _ -> throw new IllegalStateException("no calendar in the program");
            case Outcome.Unreadable(String why) -> throw new IllegalStateException("the program's calendar: " + why);
        };
    }

    /** Looks at a file. */
    public static Outcome look(Path file) {
        if (Files.notExists(file)) {
            return new Outcome.Absent();
        }
        try {
            if (Files.size(file) > LONGEST) {
                return new Outcome.Unreadable("it is longer than 1 MB");
            }
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            return new Outcome.Unreadable(String.valueOf(e));
        }
    }

    /** Reads the lines of a table. */
    static Outcome parse(List<String> lines) {
        TreeMap<LocalDate, String> holidays = new TreeMap<>();
        @Nullable LocalDate from = null;
        @Nullable LocalDate until = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+", 2);
            if (words.length < 2) {
                return unreadable(i, line);
            }
            try {
                switch (words[0]) {
                    case "from" -> from = LocalDate.parse(words[1]);
                    case "until" -> until = LocalDate.parse(words[1]);
                    default -> {
                        if (holidays.put(LocalDate.parse(words[0]), words[1]) != null) {
                            return new Outcome.Unreadable("line " + (i + 1) + ": " + words[0] + " stands there twice");
                        }
                    }
                }
            } catch (DateTimeException e) {
                return unreadable(i, line);
            }
        }
        if (from == null || until == null) {
            return new Outcome.Unreadable("it has no line 'from DAY' or no line 'until DAY'");
        }
        try {
            return new Outcome.Read(new ArxivCalendar(holidays, from, until));
        } catch (IllegalArgumentException e) {
            return new Outcome.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome unreadable(int index, String line) {
        return new Outcome.Unreadable("line " + (index + 1) + ", '" + line
                + "', is not of the form '2026-11-26 Thanksgiving', 'from 2026-01-01' or 'until 2026-12-31'");
    }

    private static List<String> resource() {
        String name = "/arxiv/calendar.txt";
        try (InputStream file = Objects.requireNonNull(CalendarFile.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }
}
