package broadsheet.bench;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Period;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The addresses of the editions that a catalogue has from May 2024 on, when daily lists begin.
 *
 * @param days one each for a day with an edition
 * @param weeks likewise
 * @param months likewise
 */
record BackIssues(List<String> days, List<String> weeks, List<String> months) {
    private static final LocalDate FIRST = LocalDate.of(2024, 5, 1);
    private static final long SEED = 26122025;

    BackIssues {
        days = List.copyOf(days);
        weeks = List.copyOf(weeks);
        months = List.copyOf(months);
    }

    /** Those of the catalogue of a home. */
    static BackIssues of(Path home) {
        List<Period> days = new ArrayList<>();
        try (Catalogue catalogue = Catalogue.open(new Home(home), InstantSource.system())) {
            Optional<LocalDate> day = catalogue.lists().dayFrom(FIRST, false);
            while (day.isPresent()) {
                days.add(new Period.Day(day.get()));
                day = catalogue.lists().dayFrom(day.get().plusDays(1), false);
            }
        }
        return new BackIssues(
                addresses(days, new Period.Day(LocalDate.EPOCH)),
                addresses(days, new Period.Week(LocalDate.EPOCH)),
                addresses(days, new Period.Month(YearMonth.from(LocalDate.EPOCH))));
    }

    private static List<String> addresses(List<Period> days, Period kind) {
        return days.stream()
                .map(day -> kind.with(day.start()))
                .map(period -> "/papers/" + period.kind() + "/" + period.iso())
                .distinct()
                .toList();
    }

    /** Each of them once, in an order of chance that is the same each time. */
    List<String> shuffled() {
        List<String> all = new ArrayList<>(days);
        all.addAll(weeks);
        all.addAll(months);
        Collections.shuffle(all, new Random(SEED));
        return all;
    }

    /**
     * What readers ask for: two of five times the front page, otherwise a day (four of five times), a week or a month by
     * chance, the same each time.
     *
     * @param requests how many
     */
    List<String> visits(int requests) {
        Random random = new Random(SEED);
        List<String> visits = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            int kind = random.nextInt(100);
            visits.add(kind < 40 ? "/" : any(kind < 88 ? days : kind < 96 ? weeks : months, random));
        }
        return visits;
    }

    private static String any(List<String> addresses, Random random) {
        return addresses.get(random.nextInt(addresses.size()));
    }
}
