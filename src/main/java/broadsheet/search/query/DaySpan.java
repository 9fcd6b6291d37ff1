package broadsheet.search.query;

import broadsheet.search.query.Query.Appeared;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How days, months, years and spans of them are read, written and said. A year or month stands for all of its days, as
 * the end of a span too: {@code 2023..2025-06} begins in January and ends with June.
 */
final class DaySpan {
    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern YEARS = Pattern.compile("(\\d{4})\\s?-\\s?(\\d{4})");
    private static final DateTimeFormatter DAY_IN_WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_IN_WORDS = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /** The first and last day of a year, a month or a day. */
    private record Period(LocalDate first, LocalDate last) {}

    private DaySpan() {}

    /** Reads a span; one whose ends are in the wrong order is turned round. Nothing if there is no such day. */
    static Optional<Appeared> read(String text) {
        return Bounds.read(YEARS.matcher(text).replaceFirst("$1..$2")).flatMap(bounds -> switch (bounds) {
            case Bounds.Only(String value) -> period(value).flatMap(at -> span(at.first(), at.last()));
            case Bounds.Between(String first, String last) ->
                period(first).flatMap(from -> period(last).flatMap(to -> spanning(from, to)));
            case Bounds.From(String first) -> period(first).flatMap(at -> span(at.first(), Appeared.EVER_AFTER));
            case Bounds.Above(String value) ->
                period(value).flatMap(at -> span(at.last().plusDays(1), Appeared.EVER_AFTER));
            case Bounds.UpTo(String last) -> period(last).flatMap(at -> span(Appeared.EVER_SINCE, at.last()));
            case Bounds.Below(String value) ->
                period(value).flatMap(at -> span(Appeared.EVER_SINCE, at.first().minusDays(1)));
        });
    }

    private static Optional<Appeared> spanning(Period from, Period to) {
        return from.first().isAfter(to.first()) ? span(to.first(), from.last()) : span(from.first(), to.last());
    }

    private static Optional<Appeared> span(LocalDate from, LocalDate to) {
        try {
            return Optional.of(new Appeared(from, to));
        } catch (IllegalArgumentException noSuchSpan) {
            return Optional.empty();
        }
    }

    private static Optional<Period> period(String text) {
        Matcher match = PERIOD.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(match.group(1));
        try {
            if (match.group(2) == null) {
                return Optional.of(new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(match.group(2)));
            if (match.group(3) == null) {
                return Optional.of(new Period(month.atDay(1), month.atEndOfMonth()));
            }
            LocalDate day = month.atDay(Integer.parseInt(match.group(3)));
            return Optional.of(new Period(day, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Writes a span with its field, in the shortest way that is read as the same: {@code year:2023..2025}. */
    static String text(Appeared span) {
        QueryField field = isOfYears(span) ? QueryField.YEAR : QueryField.DATE;
        String first = isOpen(span.from()) ? "" : written(span, span.from());
        String last = isOpen(span.to()) ? "" : written(span, span.to());
        return field.canonicalName() + ":" + (first.equals(last) ? first : first + Bounds.TO + last);
    }

    private static String written(Appeared span, LocalDate end) {
        if (isOfYears(span)) {
            return DateTimeFormatter.ofPattern("uuuu", Locale.ROOT).format(end);
        }
        return isOfMonths(span) ? YearMonth.from(end).toString() : end.toString();
    }

    /** Says a span: {@code from 2023 to 2025}, {@code in December 2025}, {@code on 26 December 2025 or later}. */
    static String words(Appeared span) {
        if (isOpen(span.to())) {
            return at(span, span.from()) + " or later";
        }
        if (isOpen(span.from())) {
            return at(span, span.to()) + " or earlier";
        }
        String first = said(span, span.from());
        String last = said(span, span.to());
        return first.equals(last) ? at(span, span.to()) : "from " + first + " to " + last;
    }

    private static String at(Appeared span, LocalDate end) {
        return (isOfMonths(span) ? "in " : "on ") + said(span, end);
    }

    private static String said(Appeared span, LocalDate end) {
        if (isOfYears(span)) {
            return String.valueOf(end.getYear());
        }
        return (isOfMonths(span) ? MONTH_IN_WORDS : DAY_IN_WORDS).format(end);
    }

    private static boolean isOpen(LocalDate end) {
        return end.equals(Appeared.EVER_SINCE) || end.equals(Appeared.EVER_AFTER);
    }

    private static boolean isOfYears(Appeared span) {
        return isOfMonths(span)
                && (isOpen(span.from()) || span.from().getMonthValue() == 1)
                && (isOpen(span.to()) || span.to().getMonthValue() == 12);
    }

    /** True of years too. */
    private static boolean isOfMonths(Appeared span) {
        return (isOpen(span.from()) || span.from().getDayOfMonth() == 1)
                && (isOpen(span.to())
                        || span.to().equals(YearMonth.from(span.to()).atEndOfMonth()));
    }
}
