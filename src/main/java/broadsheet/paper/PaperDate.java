package broadsheet.paper;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A date as precise as its source knows it. All dates are UTC.
 *
 * @param at the moment where it is known, otherwise the first instant of the day, month or year; whole milliseconds
 * @param precision how much of {@code at} is known
 * @param source who says so: the name of an import, or one of the names here
 */
public record PaperDate(Instant at, Precision precision, String source) {
    /** The source of a date read from an arXiv identifier, which tells the month of submission. */
    public static final String FROM_ID = "id";

    /** The source of a day of announcement that follows from the moment of submission. */
    public static final String FROM_RULE = "arxiv-rule";

    /** The source of dates in arXiv's own record of a paper. */
    public static final String FROM_ARXIV = "arxiv";

    /** The source of dates in arXiv's feed of the day. */
    public static final String FROM_ARXIV_FEED = "arxiv-rss";

    /** The source of dates in an answer of arXiv's query interface. */
    public static final String FROM_ARXIV_QUERY = "arxiv-api";

    private static final DateTimeFormatter MONTH_IN_WORDS = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter DAY_IN_WORDS = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** How much of a date is known. Declared from coarse to fine, so that comparing two tells the finer. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY
    }

    /** Whose word on a date counts for more. Declared from weak to strong; the first two are derived, the others told. */
    public enum Authority {
        IDENTIFIER,
        RULE,
        IMPORT,
        ARXIV_QUERY,
        ARXIV_FEED,
        ARXIV;

        /** That of a source, by its name. */
        static Authority of(String source) {
            return switch (source) {
                case FROM_ID -> IDENTIFIER;
                case FROM_RULE -> RULE;
                case FROM_ARXIV_QUERY -> ARXIV_QUERY;
                case FROM_ARXIV_FEED -> ARXIV_FEED;
                case FROM_ARXIV -> ARXIV;
                default -> IMPORT;
            };
        }
    }

    public PaperDate {
        Objects.requireNonNull(precision);
        Objects.requireNonNull(source);
        at = at.truncatedTo(ChronoUnit.MILLIS);
        int year = at.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1000 || year > 9999) {
            throw new IllegalArgumentException("year " + year + " of " + at + " is not within 1000 to 9999");
        }
        if (precision != Precision.DAY) {
            LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
            LocalDate first = precision == Precision.YEAR ? day.withDayOfYear(1) : day.withDayOfMonth(1);
            at = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /** A date known to the day. */
    public static PaperDate ofDay(LocalDate day, String source) {
        return new PaperDate(day.atStartOfDay(ZoneOffset.UTC).toInstant(), Precision.DAY, source);
    }

    /** A date known to the month. */
    public static PaperDate ofMonth(YearMonth month, String source) {
        return new PaperDate(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), Precision.MONTH, source);
    }

    /**
     * Reads {@code 2025}, {@code 2025-03}, {@code 2025-03-18}, or a moment with a zone such as {@code
     * 2025-03-18T08:00:00.000Z} (a moment without one is taken as UTC).
     *
     * @return the date, or nothing if the text is not a date of the calendar
     */
    public static Optional<PaperDate> parse(String text, String source) {
        String trimmed = text.trim();
        try {
            return switch (trimmed.length()) {
                case 4 -> Optional.of(year(trimmed, source));
                case 7 -> Optional.of(ofMonth(YearMonth.parse(trimmed), source));
                case 10 -> Optional.of(ofDay(LocalDate.parse(trimmed), source));
                default -> Optional.of(new PaperDate(moment(trimmed), Precision.DAY, source));
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PaperDate year(String text, String source) {
        Instant start = Year.parse(text).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new PaperDate(start, Precision.YEAR, source);
    }

    private static Instant moment(String text) {
        boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d");
        return OffsetDateTime.parse(zoned ? text : text + "Z").toInstant();
    }

    /** The day, in UTC; the first of the period if only a month or a year is known. */
    public LocalDate day() {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** With what authority the source speaks of dates. */
    public Authority authority() {
        return Authority.of(source);
    }

    /** Whether the day itself is known. */
    public boolean isToTheDay() {
        return precision == Precision.DAY;
    }

    /** Whether a moment of the day is known, not only the day. */
    public boolean hasTime() {
        return isToTheDay() && !at.truncatedTo(ChronoUnit.DAYS).equals(at);
    }

    /** For readers, as precise as known: {@code 18 Mar 2025}, {@code March 2025} or {@code 2025}. */
    public String inWords() {
        return switch (precision) {
            case YEAR -> String.valueOf(day().getYear());
            case MONTH -> MONTH_IN_WORDS.format(day());
            case DAY -> DAY_IN_WORDS.format(day());
        };
    }

    /** For machines, as precise as known: {@code 2025-03-18}, {@code 2025-03} or {@code 2025}. */
    public String iso() {
        return switch (precision) {
            case YEAR -> String.valueOf(day().getYear());
            case MONTH -> YearMonth.from(day()).toString();
            case DAY -> day().toString();
        };
    }
}
