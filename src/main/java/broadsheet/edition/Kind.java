package broadsheet.edition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of editions there are. */
public enum Kind {
    DAY("date"),
    WEEK("week"),
    MONTH("month");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As URLs and commands call it, and {@link Period#kind()} does: {@code date}, {@code week}, {@code month}. */
    public String word() {
        return word;
    }

    /** The period of this kind that holds a day. */
    public Period with(LocalDate day) {
        return switch (this) {
            case DAY -> new Period.Day(day);
            case WEEK -> new Period.Week(day);
            case MONTH -> new Period.Month(YearMonth.from(day));
        };
    }

    /** The kind of a word. */
    public static Optional<Kind> parse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The kind of a period. */
    public static Kind of(Period period) {
        return switch (period) {
            case Period.Day _ -> DAY;
            case Period.Week _ -> WEEK;
            case Period.Month _ -> MONTH;
        };
    }
}
