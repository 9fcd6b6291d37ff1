package broadsheet.edition;

import broadsheet.paper.Category;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Reannouncement;
import broadsheet.rank.Formula;
import broadsheet.rank.Score;
import broadsheet.rank.Scoring;
import broadsheet.rank.Signals;
import broadsheet.rank.Votes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What editions and trending lists should be, worked out from the papers themselves, one after the other. */
record SlowEditions(List<Paper> papers, LocalDate first, LocalDate last, int frontSize) {
    boolean isListed(Paper paper, Period period) {
        return listingDays(paper).anyMatch(day -> holds(period, day));
    }

    boolean isAnnounced(Paper paper, Period period) {
        PaperDate announced = paper.publication().announced();
        if (announced == null || !holds(period, announced.day())) {
            return false;
        }
        return switch (announced.precision()) {
            case DAY -> true;
            case MONTH -> period instanceof Period.Month;
            case YEAR -> false;
        };
    }

    private static boolean holds(Period period, LocalDate day) {
        return !day.isBefore(period.start()) && day.isBefore(period.end());
    }

    private static Stream<LocalDate> listingDays(Paper paper) {
        return paper.listings().stream().map(Listing::day);
    }

    boolean isEmpty(Period period) {
        return papers.stream().noneMatch(paper -> isListed(paper, period) || isAnnounced(paper, period));
    }

    List<PaperId> front(Period period) {
        List<Paper> listed =
                papers.stream().filter(paper -> isListed(paper, period)).toList();
        if (!listed.isEmpty()) {
            return listed.stream()
                    .sorted(Comparator.comparingInt(
                                    (Paper paper) -> -paper.counts().upvotes())
                            .thenComparing(Paper::id))
                    .map(Paper::id)
                    .toList();
        }
        return byPoints(papers.stream().filter(paper -> isAnnounced(paper, period)))
                .limit(frontSize)
                .map(Paper::id)
                .toList();
    }

    private Stream<Paper> byPoints(Stream<Paper> announced) {
        return announced.sorted(Comparator.comparingDouble((Paper paper) -> -points(paper))
                .thenComparingLong(paper -> -announcementDay(paper))
                .thenComparing(Paper::id));
    }

    private static long announcementDay(Paper paper) {
        PaperDate announced = paper.publication().announced();
        return announced == null ? 0 : announced.day().toEpochDay();
    }

    static Signals signals(Paper paper) {
        return new Signals(
                paper.counts(),
                paper.link(Link.Kind.CODE).isPresent(),
                paper.link(Link.Kind.PROJECT).isPresent());
    }

    private static double points(Paper paper) {
        return Window.DAY.formula().score(signals(paper), 0).total();
    }

    Score score(PaperId id, Period period) {
        boolean anyListed = papers.stream().anyMatch(paper -> isListed(paper, period));
        Paper paper =
                papers.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return anyListed && isListed(paper, period)
                ? Votes.score(signals(paper))
                : Window.DAY.formula().score(signals(paper), 0);
    }

    /** By category; the papers of the front first, in its order. */
    Map<Category, List<PaperId>> sections(Period period) {
        List<PaperId> front = front(period);
        List<PaperId> order = new ArrayList<>(front);
        byPoints(papers.stream().filter(paper -> isAnnounced(paper, period)))
                .map(Paper::id)
                .filter(id -> !front.contains(id))
                .forEach(order::add);
        Map<Category, List<PaperId>> sections = new LinkedHashMap<>();
        for (PaperId id : order) {
            Paper paper = papers.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            Category category = paper.primaryCategory().map(Category::canonical).orElse(Category.UNFILED);
            sections.computeIfAbsent(category, any -> new ArrayList<>()).add(id);
        }
        return sections;
    }

    /** What was announced again for a reason and is not in the edition anyway. */
    List<PaperId> again(Period period, Reannouncement.Kind kind) {
        return papers.stream()
                .filter(paper -> paper.publication().reannouncements().stream()
                        .anyMatch(one -> one.kind() == kind && holds(period, one.day())))
                .filter(paper -> !isListed(paper, period) && !isAnnounced(paper, period))
                .sorted(Comparator.comparing((Paper paper) -> paper.primaryCategory()
                                .map(Category::canonical)
                                .orElse(Category.UNFILED)
                                .code())
                        .thenComparing(Paper::id))
                .map(Paper::id)
                .toList();
    }

    Optional<Period> previous(Period period) {
        for (LocalDate day = period.start().minusDays(1); !day.isBefore(first); day = day.minusDays(1)) {
            if (!isEmpty(period.with(day))) {
                return Optional.of(period.with(day));
            }
        }
        return Optional.empty();
    }

    Optional<Period> next(Period period) {
        for (LocalDate day = period.end(); !day.isAfter(last); day = day.plusDays(1)) {
            if (!isEmpty(period.with(day))) {
                return Optional.of(period.with(day));
            }
        }
        return Optional.empty();
    }

    /** The first day of a paper, if it has one. */
    private static Optional<LocalDate> appeared(Paper paper) {
        PaperDate announced = paper.publication().announced();
        Stream<LocalDate> announcement =
                announced != null && announced.isToTheDay() ? Stream.of(announced.day()) : Stream.empty();
        return Stream.concat(listingDays(paper), announcement).min(Comparator.naturalOrder());
    }

    private static boolean appeared(Paper paper, Window window, LocalDate asOf) {
        return appeared(paper)
                .filter(day -> day.isAfter(asOf.minusDays(window.days())) && !day.isAfter(asOf))
                .isPresent();
    }

    /** How many papers appeared within a window. */
    int appeared(Window window, LocalDate asOf) {
        return (int)
                papers.stream().filter(paper -> appeared(paper, window, asOf)).count();
    }

    /** A paper as it should stand in a list of what is trending. */
    record Trend(PaperId id, Score score, int ties) {}

    /** What should be trending, with no diversity: all of it, scored and sorted. */
    List<Trend> trending(Formula formula, Window window, int leastUpvotes, LocalDate asOf) {
        Scoring scoring = formula.over(window.halfLifeDays(), window.days());
        Function<Paper, Score> score = paper -> scoring.score(signals(paper), (double)
                (asOf.toEpochDay() - appeared(paper).orElseThrow().toEpochDay()));
        List<Paper> all = papers.stream()
                .filter(paper -> appeared(paper, window, asOf))
                .filter(paper -> paper.counts().upvotes() >= leastUpvotes)
                .toList();
        return all.stream()
                .sorted(Comparator.comparingDouble(
                                (Paper paper) -> -score.apply(paper).total())
                        .thenComparingLong(
                                paper -> -appeared(paper).orElseThrow().toEpochDay())
                        .thenComparing(Paper::id))
                .limit(Editions.TRENDING_LENGTH)
                .map(paper -> new Trend(
                        paper.id(),
                        score.apply(paper),
                        (int) all.stream()
                                        .filter(other -> score.apply(other).total()
                                                == score.apply(paper).total())
                                        .count()
                                - 1))
                .toList();
    }
}
