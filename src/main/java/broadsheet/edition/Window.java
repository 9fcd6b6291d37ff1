package broadsheet.edition;

import broadsheet.rank.Trending;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far back trending looks. Points are halved about four times over each longer window, so that its end hardly counts. */
public enum Window {
    DAY(1, 1.0),
    WEEK(7, 2.0),
    MONTH(30, 7.5),
    YEAR(365, 90.0);

    private final int days;
    private final double halfLifeDays;

    Window(int days, double halfLifeDays) {
        this.days = days;
        this.halfLifeDays = halfLifeDays;
    }

    /** How many days it spans, the last one included. */
    public int days() {
        return days;
    }

    /** After how many days a paper's points are halved. */
    public double halfLifeDays() {
        return halfLifeDays;
    }

    /** How far it looks back. */
    public Span span() {
        return new Span(days, halfLifeDays);
    }

    /** Our formula with this window's half-life. */
    public Trending formula() {
        return new Trending(halfLifeDays);
    }

    /** As URLs and commands call it: {@code day}, {@code week}, {@code month}, {@code year}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The window of a word. */
    public static Optional<Window> parse(String word) {
        return Arrays.stream(values())
                .filter(window -> window.word().equals(word.strip()))
                .findFirst();
    }
}
