package broadsheet.cli;

import broadsheet.catalog.ImportRun;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the command line says numbers, sizes, moments and outcomes. */
final class Words {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private Words() {}

    static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** {@code 1 paper}, {@code 1,200 papers}. */
    static String count(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** A score or a part of it, to two places; one below .1, as a formula may give nothing but such, to three digits. */
    static String points(double points) {
        return points > 0 && points < 0.1
                ? new BigDecimal(points, new MathContext(3)).toPlainString()
                : String.format(Locale.ENGLISH, "%.2f", points);
    }

    /** Bytes in decimal units: {@code 213 kB}, {@code 12 MB}, {@code 84 GB}. */
    static String size(long bytes) {
        if (bytes < 1_000_000) {
            return number((bytes + 999) / 1_000) + " kB";
        }
        return bytes < 10_000_000_000L ? number(bytes / 1_000_000) + " MB" : number(bytes / 1_000_000_000) + " GB";
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** {@code 31 December 2026}. */
    static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).format(day);
    }

    /** A length of time in its largest unit: {@code 40 seconds}, {@code 3 hours}, {@code 12 days}. */
    static String time(Duration duration) {
        if (duration.toMinutes() < 2) {
            return count(duration.toSeconds(), "second");
        }
        if (duration.toHours() < 2) {
            return count(duration.toMinutes(), "minute");
        }
        return duration.toDays() < 2 ? count(duration.toHours(), "hour") : count(duration.toDays(), "day");
    }

    static String outcome(ImportRun run) {
        return switch (run.outcome()) {
            case BEGUN -> "not ended";
            case DONE -> "done";
            case FAILED -> "failed";
        };
    }
}
