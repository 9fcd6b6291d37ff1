package broadsheet.source.arxiv.world;

import broadsheet.source.arxiv.world.Change.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Makes lives of papers: most are submitted during some days and announced by the calendar, a quarter of these replaced later,
 * some often; some get a journal reference at any time of a day, a few are taken back; one in a hundred is decades old, has an
 * old-style id, and is amended in these days. The same seed makes the same lives. Good for one {@link #make}.
 */
public final class MadeLives {
    private static final List<List<String>> CATEGORIES = List.of(
            List.of("cs.CV"),
            List.of("cs.CL"),
            List.of("cs.LG"),
            List.of("cs.LG", "stat.ML"),
            List.of("cs.CL", "cs.AI"),
            List.of("cs.CV", "cs.AI", "cs.LG"),
            List.of("cs.RO", "cs.SY", "eess.SY"),
            List.of("math.NA", "cs.NA"),
            List.of("math-ph", "math.MP", "hep-th"),
            List.of("stat.ME", "math.ST", "stat.TH"),
            List.of("quant-ph"),
            List.of("cond-mat.str-el", "cond-mat.mtrl-sci"),
            List.of("astro-ph.CO", "gr-qc"),
            List.of("hep-ph", "hep-ex"),
            List.of("q-bio.NC", "cs.AI"),
            List.of("econ.GN", "q-fin.EC"));

    private static final List<Old> OLD = List.of(
            new Old("hep-th", List.of("hep-th", "gr-qc")),
            new Old("math", List.of("math.GT", "math.AG")),
            new Old("cmp-lg", List.of("cmp-lg", "cs.CL")),
            new Old("chao-dyn", List.of("chao-dyn", "nlin.CD")),
            new Old("astro-ph", List.of("astro-ph")),
            new Old("quant-ph", List.of("quant-ph")));

    private static final int MOST_A_MONTH = 99_999;
    private static final int MOST_AN_OLD_MONTH = 999;
    private static final int MOST_VERSIONS = 9;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyMM", Locale.ROOT);

    private final RandomGenerator random;
    private final Announcements calendar;
    private final Map<String, Integer> numbered = new HashMap<>();

    private MadeLives(long seed, Announcements calendar) {
        // Random is the one generator whose numbers are specified, and so the same on every Java.
        this.random = new Random(seed);
        this.calendar = calendar;
    }

    /** An archive of former times. */
    private record Old(String archive, List<String> categories) {}

    /**
     * Makes papers.
     *
     * @param seed of everything
     * @param papers how many, 0 or more
     * @param first the first day of submissions
     * @param days how many days papers are submitted, 1 or more
     * @param calendar of their announcements
     * @throws IllegalArgumentException if arXiv's ids do not suffice for so many papers in so few days
     */
    public static List<Life> make(long seed, int papers, LocalDate first, int days, Announcements calendar) {
        if (papers < 0 || days < 1) {
            throw new IllegalArgumentException(papers + " papers in " + days + " days, not 0 or more in 1 or more");
        }
        MadeLives maker = new MadeLives(seed, calendar);
        Instant start = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        Duration span = Duration.ofDays(days);
        List<Life> lives = new ArrayList<>(papers);
        for (int i = 0; i < papers; i++) {
            Instant when = start.plusSeconds((long) ((i + maker.random.nextDouble()) / papers * span.toSeconds()));
            lives.add(i % 100 == 50 ? maker.oldPaper(when) : maker.newPaper(when));
        }
        return lives;
    }

    private Life newPaper(Instant submitted) {
        String month = MONTH.format(submitted.atOffset(ZoneOffset.UTC));
        String id = String.format(Locale.ROOT, "%s.%05d", month, next(month, MOST_A_MONTH));
        List<Instant> versions = new ArrayList<>(List.of(submitted));
        // Moderators hold back a few for days.
        Duration held = random.nextInt(50) == 0 ? Duration.ofDays(1 + random.nextInt(5)) : Duration.ZERO;
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(shown(submitted.plus(held)), Kind.ANNOUNCED, 1));
        while (versions.size() < MOST_VERSIONS && random.nextInt(100) < (versions.size() == 1 ? 25 : 40)) {
            Instant again = changes.getLast().shown().plus(someDays(6));
            versions.add(again);
            changes.add(new Change(shown(again), Kind.REPLACED, versions.size()));
        }
        boolean withdrawn = versions.size() > 1 && random.nextInt(25) == 0;
        if (random.nextInt(12) == 0) {
            changes.add(new Change(changes.getLast().shown().plus(someDays(20)), Kind.AMENDED, versions.size()));
        }
        return new MadeLife(random.nextLong(), id, any(CATEGORIES), List.copyOf(versions), changes, withdrawn);
    }

    private Life oldPaper(Instant amended) {
        Old old = any(OLD);
        YearMonth month = YearMonth.of(1995 + random.nextInt(12), 1 + random.nextInt(12));
        String series = old.archive() + "/" + MONTH.format(month.atDay(1));
        String id = String.format(Locale.ROOT, "%s%03d", series, next(series, MOST_AN_OLD_MONTH));
        Instant submitted = month.atDay(1 + random.nextInt(28))
                .atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)))
                .toInstant(ZoneOffset.UTC);
        Change change = new Change(amended, Kind.AMENDED, 1);
        return new MadeLife(random.nextLong(), id, old.categories(), List.of(submitted), List.of(change), false);
    }

    private Instant shown(Instant submitted) {
        return calendar.shown(calendar.evening(submitted));
    }

    private Duration someDays(int most) {
        return Duration.ofMinutes(60L + random.nextInt(most * 24 * 60));
    }

    private int next(String series, int most) {
        int number = numbered.merge(series, 1, Integer::sum);
        if (number > most) {
            throw new IllegalArgumentException("more than " + most + " papers in the month " + series
                    + ", for which arXiv has no ids: make fewer, or spread them over more days");
        }
        return number;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
