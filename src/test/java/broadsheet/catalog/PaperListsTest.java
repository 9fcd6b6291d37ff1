package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Category;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperDate.Precision;
import broadsheet.paper.RandomPapers;
import broadsheet.rank.Signals;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of some days, of which editions are made, against a search through all papers from end to end. */
@ParameterizedClass
@EnumSource
class PaperListsTest {
    /** Each day of the small world, and those around it. */
    private static final List<LocalDate> DAYS = RandomPapers.DAYS.stream()
            .flatMap(day ->
                    Stream.of(day.minusDays(1), day, day.plusDays(1), day.withDayOfMonth(1), day.withDayOfYear(1)))
            .distinct()
            .sorted()
            .toList();

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private void inRandomWorld(long seed, RandomCatalogue.Assertion assertion) {
        RandomCatalogue.make(store, folder, seed, assertion);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatWasListedStandsOnceOnItsFirstDayAtItsBestPlace(long seed) {
        inRandomWorld(seed, (lists, papers) -> {
            for (LocalDate from : DAYS) {
                for (int length : List.of(1, 7, 31)) {
                    LocalDate until = from.plusDays(length);
                    for (boolean sample : List.of(false, true)) {
                        List<Candidate> expected = papers.stream()
                                .flatMap(paper -> listed(paper, from, until, sample).stream())
                                .toList();

                        assertThat(lists.listed(from, until, sample))
                                .as("seed %d, %s to %s", seed, from, until)
                                .containsExactlyInAnyOrderElementsOf(expected);
                    }
                }
            }
        });
    }

    private static Optional<Candidate> listed(Paper paper, LocalDate from, LocalDate until, boolean sample) {
        List<Listing> within = paper.listings().stream()
                .filter(listing -> PaperOracle.isSample(paper, listing) == sample)
                .filter(listing ->
                        !listing.day().isBefore(from) && listing.day().isBefore(until))
                .sorted(Comparator.comparing(Listing::day))
                .toList();
        int place = within.stream()
                .mapToInt(Listing::position)
                .filter(position -> position > 0)
                .min()
                .orElse(0);
        return within.stream().findFirst().map(first -> candidate(paper, first.day(), place));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatWasAnnouncedAgainStandsOnceForEachKind(long seed) {
        inRandomWorld(seed, (lists, papers) -> {
            for (LocalDate from : DAYS) {
                for (int length : List.of(1, 7, 31)) {
                    LocalDate until = from.plusDays(length);
                    List<Again> expected = papers.stream()
                            .flatMap(paper -> paper.publication().reannouncements().stream()
                                    .filter(one -> !one.day().isBefore(from)
                                            && one.day().isBefore(until))
                                    .map(one -> new Again(paper.id(), filed(paper), one.kind()))
                                    .distinct())
                            .toList();

                    assertThat(lists.announcedAgain(from, until))
                            .as("seed %d, %s to %s", seed, from, until)
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        });
    }

    private static Category filed(Paper paper) {
        return paper.primaryCategory().orElse(Category.UNFILED).canonical();
    }

    private static Candidate candidate(Paper paper, LocalDate day, int place) {
        Category section = paper.primaryCategory().orElse(Category.UNFILED).canonical();
        return new Candidate(
                paper.id(),
                section,
                day,
                place,
                new Signals(
                        paper.counts(),
                        paper.link(Link.Kind.CODE).isPresent(),
                        paper.link(Link.Kind.PROJECT).isPresent()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void whatWasAnnouncedCountsWhereItsDateIsExactEnough(long seed) {
        inRandomWorld(seed, (lists, papers) -> {
            for (LocalDate from : DAYS) {
                for (int length : List.of(1, 7, 31, 365)) {
                    LocalDate until = from.plusDays(length);
                    for (Precision coarsest : Precision.values()) {
                        List<Candidate> expected = papers.stream()
                                .filter(paper -> isWithin(paper.publication().announced(), from, until, coarsest))
                                .map(paper -> candidate(paper, announcedDay(paper), 0))
                                .toList();

                        assertThat(lists.announced(from, until, coarsest))
                                .as("seed %d, %s to %s by %s", seed, from, until, coarsest)
                                .containsExactlyInAnyOrderElementsOf(expected);
                    }
                }
            }
        });
    }

    private static boolean isWithin(@Nullable PaperDate date, LocalDate from, LocalDate until, Precision coarsest) {
        return date != null
                && date.precision().compareTo(coarsest) >= 0
                && !date.day().isBefore(from)
                && date.day().isBefore(until);
    }

    private static LocalDate announcedDay(Paper paper) {
        return Objects.requireNonNull(paper.publication().announced()).day();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void aPaperKnownToTheMonthIsInItsMonthAndInNoDay(long seed) {
        inRandomWorld(seed, (lists, papers) -> {
            for (Paper paper : papers) {
                PaperDate announced = paper.publication().announced();
                if (announced == null || announced.isToTheDay()) {
                    continue;
                }
                LocalDate first = announced.day().withDayOfMonth(1);
                Predicate<Candidate> isIt = candidate -> candidate.id().equals(paper.id());

                assertThat(first.datesUntil(first.plusMonths(1))
                                .flatMap(day -> lists.announced(day, day.plusDays(1), Precision.DAY).stream()))
                        .noneMatch(isIt);
                assertThat(lists.announced(first, first.plusMonths(1), Precision.MONTH).stream()
                                .anyMatch(isIt))
                        .as("%s in the month of %s", paper.id(), announced)
                        .isEqualTo(announced.precision() == Precision.MONTH);
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {25, 26, 27, 28})
    void theNearestDaysAndMonthsAreFound(long seed) {
        inRandomWorld(seed, (lists, papers) -> {
            TreeSet<LocalDate> real = new TreeSet<>();
            TreeSet<LocalDate> sample = new TreeSet<>();
            TreeSet<LocalDate> months = new TreeSet<>();
            for (Paper paper : papers) {
                paper.listings()
                        .forEach(listing -> (PaperOracle.isSample(paper, listing) ? sample : real).add(listing.day()));
                PaperDate announced = paper.publication().announced();
                if (announced != null && announced.precision() != Precision.YEAR) {
                    (announced.isToTheDay() ? real : months).add(announced.day());
                }
            }
            for (LocalDate day : DAYS) {
                String when = "seed " + seed + ", " + day;
                assertThat(lists.dayBefore(day, false)).as(when).isEqualTo(Optional.ofNullable(real.lower(day)));
                assertThat(lists.dayFrom(day, false)).as(when).isEqualTo(Optional.ofNullable(real.ceiling(day)));
                assertThat(lists.dayBefore(day, true)).as(when).isEqualTo(Optional.ofNullable(sample.lower(day)));
                assertThat(lists.dayFrom(day, true)).as(when).isEqualTo(Optional.ofNullable(sample.ceiling(day)));
                assertThat(lists.monthBefore(day)).as(when).isEqualTo(Optional.ofNullable(months.lower(day)));
                assertThat(lists.monthFrom(day)).as(when).isEqualTo(Optional.ofNullable(months.ceiling(day)));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {29, 30})
    void theSourcesOfAnEditionAreThoseThatListedOrAnnounced(long seed) {
        inRandomWorld(seed, (lists, papers) -> {
            for (LocalDate from : DAYS) {
                LocalDate until = YearMonth.from(from).plusMonths(1).atDay(1);
                Precision coarsest = from.getDayOfMonth() == 1 ? Precision.MONTH : Precision.DAY;
                Set<String> expected = new HashSet<>();
                for (Paper paper : papers) {
                    PaperDate announced = paper.publication().announced();
                    if (announced != null && isWithin(announced, from, until, coarsest)) {
                        expected.add(announced.source());
                    }
                    paper.listings().stream()
                            .filter(listing -> !PaperOracle.isSample(paper, listing))
                            .filter(listing -> !listing.day().isBefore(from)
                                    && listing.day().isBefore(until))
                            .forEach(listing -> expected.add(listing.list()));
                }

                assertThat(lists.sourcesOf(from, until, coarsest))
                        .as("seed %d, %s", seed, from)
                        .containsExactlyElementsOf(expected.stream().sorted().collect(Collectors.toList()));
            }
        });
    }
}
