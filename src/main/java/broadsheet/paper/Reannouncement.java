package broadsheet.paper;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;

/**
 * That a source announced a paper once more. A paper is announced as new once ({@link Publication#announced}); later days
 * may show it again, to the readers of another field or because its authors replaced it.
 *
 * @param kind why it was announced again
 * @param day the day of the edition that showed it
 * @param source who says so
 */
public record Reannouncement(Kind kind, LocalDate day, String source) {
    /** By day, and within a day by kind. */
    static final Comparator<Reannouncement> ORDER =
            Comparator.comparing(Reannouncement::day).thenComparing(Reannouncement::kind);

    /** Why a paper is announced again. */
    public enum Kind {
        /** It was also filed under a further category. */
        CROSS,
        /** A new version took the place of an older one. */
        REPLACEMENT
    }

    public Reannouncement {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(day);
        Objects.requireNonNull(source);
    }

    /** Whether both tell of the same event, whoever says so. */
    boolean isSameEventAs(Reannouncement other) {
        return kind == other.kind && day.equals(other.day);
    }
}
