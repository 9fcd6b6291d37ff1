package broadsheet.web;

import broadsheet.catalog.PaperLists;
import broadsheet.config.Config.EditionMakeUp;
import broadsheet.edition.BeatSections;
import broadsheet.edition.Edition;
import broadsheet.edition.Editions;
import broadsheet.edition.Period;
import broadsheet.edition.Placing;
import broadsheet.edition.Section;
import broadsheet.edition.Span;
import broadsheet.edition.Supplement;
import broadsheet.edition.TrendingList;
import broadsheet.edition.Why;
import broadsheet.edition.Window;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import broadsheet.search.SearchException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes editions up as pages, and keeps the made-up ones until the catalogue changes. The page's budget of summaries goes
 * to the front first, then round the sections in turn. Thread-safe.
 */
final class Sheets {
    private static final Logger LOG = LoggerFactory.getLogger(Sheets.class);

    private static final int SECONDS = 2;
    private static final int WHOLE_ABSTRACT = 20_000;
    private static final int BRIEF_A_SECTION = 20;
    private static final int BRIEF_A_PAGE = 120;
    private static final int RAIL = 8;
    private static final int TITLE_ALONE = 1;

    /** Sheets kept; about 100 kB each. */
    private static final int KEPT = 128;

    private record Key(Period period, long revision) {}

    /** How many papers of a beat have their summary on an edition's page, and how many more their title. */
    private static final int OF_A_BEAT = 4;

    private static final int BRIEF_A_BEAT = 12;

    private final Editions editions;
    private final PaperLists lists;
    private final BeatSections beats;
    private final BeatCards beatCards;
    private final EditionMakeUp makeUp;
    private final Today today;
    private final Cache<Key, Sheet> kept = Caffeine.newBuilder()
            .maximumSize(KEPT)
            // An import that ends closes editions without changing any paper.
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();
    /** The printed forms of each sheet, by identity, so that they go when it goes. */
    private final Cache<Sheet, Map<String, Printed>> prints =
            Caffeine.newBuilder().weakKeys().build();

    private final Cache<Trending, Trend> trends = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** Over which span, and how many upvotes a paper must have. */
    private record Trending(Span span, int leastUpvotes) {}

    /** What is trending as of one revision. */
    private record Trend(long revision, Optional<TrendingList> list) {}

    Sheets(
            Editions editions,
            PaperLists lists,
            BeatSections beats,
            BeatCards beatCards,
            EditionMakeUp makeUp,
            Today today) {
        this.editions = editions;
        this.lists = lists;
        this.beats = beats;
        this.beatCards = beatCards;
        this.makeUp = makeUp;
        this.today = today;
    }

    /** The sheet of a period; one without a lead if nothing was listed or announced. */
    Sheet sheet(Period period) {
        return kept.get(new Key(period, today.facts().revision()), key -> made(editions.edition(period)));
    }

    /**
     * A sheet as printed before, or printed now.
     *
     * @param form which of its printed forms
     */
    Printed printed(Sheet sheet, String form, Supplier<Printed> printing) {
        return prints.get(sheet, one -> new ConcurrentHashMap<>()).computeIfAbsent(form, one -> printing.get());
    }

    /** What is trending. */
    Optional<TrendingList> trending(Window window) {
        return trending(window.span(), 0);
    }

    /** What is trending of the papers that have some upvotes. */
    Optional<TrendingList> trending(Span span, int leastUpvotes) {
        Trending name = new Trending(span, leastUpvotes);
        long revision = today.facts().revision();
        Trend trend = trends.getIfPresent(name);
        if (trend == null || trend.revision() != revision) {
            trend = new Trend(revision, editions.trending(span, leastUpvotes));
            trends.put(name, trend);
        }
        return trend.list();
    }

    /** Placings as cards, in their order, each with the reason it stands where it stands. */
    List<Card> cards(Collection<Placing> placings, int mostCharacters, Function<Placing, String> why) {
        Map<PaperId, Headline> headlines =
                lists.headlines(placings.stream().map(Placing::id).toList(), mostCharacters + 1);
        return placings.stream()
                .flatMap(placing -> Stream.ofNullable(headlines.get(placing.id()))
                        .map(headline -> Card.of(placing, why.apply(placing), headline, mostCharacters)))
                .toList();
    }

    private Sheet made(Edition edition) {
        List<Placing> front = edition.front();
        List<Placing> top = front.subList(0, Math.min(front.size(), front.size() <= SECONDS ? 1 : 1 + SECONDS));
        List<Card> whole = cards(
                top,
                WHOLE_ABSTRACT,
                placing -> placing.place() == 1 ? Why.leads(edition, placing) : Why.onFront(edition, placing));
        List<Sheet.Contents> contents = edition.sections().stream()
                .map(section -> new Sheet.Contents(
                        section.category(), section.placings().size()))
                .toList();
        List<Placing> rail = rail(edition, top);
        // What stands on the page by its title alone is asked for together.
        Map<PaperId, Headline> titled = lists.headlines(
                Stream.concat(
                                rail.stream().map(Placing::id),
                                edition.supplements().stream()
                                        .flatMap(supplement ->
                                                supplement.papers().stream().limit(BRIEF_A_SECTION)))
                        .collect(Collectors.toSet()),
                TITLE_ALONE + 1);
        return new Sheet(
                edition,
                whole.isEmpty() ? null : whole.getFirst(),
                whole.size() < 2 ? List.of() : whole.subList(1, whole.size()),
                beatColumns(edition),
                columns(edition, top),
                contents,
                edition.supplements().stream()
                        .map(supplement -> new Sheet.Again(supplement, brief(supplement, titled)))
                        .toList(),
                rail.stream()
                        .flatMap(placing -> Stream.ofNullable(titled.get(placing.id()))
                                // A line of its own has no room for reasons; the list it comes from has them.
                                .map(headline -> Card.of(placing, "", headline, TITLE_ALONE)))
                        .toList());
    }

    /** What a reader asked for by a beat stands with it, wherever else it stands on the page. */
    private List<Sheet.BeatColumn> beatColumns(Edition edition) {
        try {
            return madeBeatColumns(edition);
        } catch (SearchException e) {
            LOG.warn("edition {} is shown without beats: {}", edition.period().iso(), e.getMessage());
            return List.of();
        }
    }

    private List<Sheet.BeatColumn> madeBeatColumns(Edition edition) {
        List<Sheet.BeatColumn> columns = new ArrayList<>();
        for (BeatSections.BeatSection section : beats.of(edition.period())) {
            List<BeatSections.Caught> caught = section.caught();
            List<BeatSections.Caught> whole = caught.subList(0, Math.min(OF_A_BEAT, caught.size()));
            List<PaperId> brief =
                    caught.subList(whole.size(), Math.min(whole.size() + BRIEF_A_BEAT, caught.size())).stream()
                            .map(BeatSections.Caught::paper)
                            .toList();
            beats.learn(section.beat())
                    .ifPresent(learnt -> columns.add(new Sheet.BeatColumn(
                            section.beat(), caught.size(), beatCards.of(learnt, whole), unranked(brief, TITLE_ALONE))));
        }
        return columns;
    }

    private static List<Card> brief(Supplement supplement, Map<PaperId, Headline> titled) {
        return supplement.papers().stream()
                .limit(BRIEF_A_SECTION)
                .flatMap(id -> Stream.ofNullable(titled.get(id)))
                .map(headline -> Card.of(headline, TITLE_ALONE))
                .toList();
    }

    /** Papers as cards of a list without ranks, in their order. */
    List<Card> unranked(List<PaperId> papers, int mostCharacters) {
        Map<PaperId, Headline> headlines = lists.headlines(papers, mostCharacters + 1);
        return papers.stream()
                .flatMap(id -> Stream.ofNullable(headlines.get(id)))
                .map(headline -> Card.of(headline, mostCharacters))
                .toList();
    }

    private List<Sheet.Column> columns(Edition edition, List<Placing> top) {
        Set<PaperId> placed = new HashSet<>();
        top.forEach(placing -> placed.add(placing.id()));
        List<Below> below = edition.sections().stream()
                .map(section -> new Below(
                        section,
                        section.placings().stream()
                                .filter(placing -> !placed.contains(placing.id()))
                                .toList()))
                .filter(section -> !section.left().isEmpty())
                .toList();
        int[] shares =
                shares(below, makeUp.beforeFold() - top.size(), edition.front().size());
        List<Placing> shown = new ArrayList<>();
        int[] ends = new int[shares.length];
        int briefs = 0;
        for (int i = 0; i < shares.length; i++) {
            List<Placing> left = below.get(i).left();
            int brief = Math.min(left.size() - shares[i], Math.min(BRIEF_A_SECTION, BRIEF_A_PAGE - briefs));
            ends[i] = shares[i] + brief;
            briefs += brief;
            shown.addAll(left.subList(0, ends[i]));
        }
        Map<PaperId, Card> cards = new HashMap<>();
        cards(shown, makeUp.openingLength(), placing -> Why.onFront(edition, placing))
                .forEach(card -> cards.put(card.headline().id(), card));
        List<Sheet.Column> columns = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            List<Placing> left = below.get(i).left();
            columns.add(new Sheet.Column(
                    below.get(i).section().category(),
                    below.get(i).section().placings().size(),
                    pick(left.subList(0, shares[i]), cards),
                    pick(left.subList(shares[i], ends[i]), cards),
                    ends[i] == left.size()));
        }
        return columns;
    }

    /** A section and what is left of it below the top of the page. */
    private record Below(Section section, List<Placing> left) {}

    /**
     * How many summaries each section gets: its papers of the front as far as the budget goes, in the front's order, then one
     * more for each section in turn until nothing is left.
     */
    private static int[] shares(List<Below> below, int budget, int frontSize) {
        int[] shares = new int[below.size()];
        int remaining = budget;
        for (int i = 0; i < shares.length; i++) {
            int onFront = (int) below.get(i).left().stream()
                    .filter(placing -> placing.place() <= Math.min(frontSize, budget))
                    .count();
            shares[i] = Math.min(onFront, remaining);
            remaining -= shares[i];
        }
        boolean given = true;
        while (remaining > 0 && given) {
            given = false;
            for (int i = 0; i < shares.length; i++) {
                if (remaining > 0 && shares[i] < below.get(i).left().size()) {
                    shares[i]++;
                    remaining--;
                    given = true;
                }
            }
        }
        return shares;
    }

    private static List<Card> pick(List<Placing> placings, Map<PaperId, Card> cards) {
        return placings.stream()
                .flatMap(placing -> Stream.ofNullable(cards.get(placing.id())))
                .toList();
    }

    /** What is trending and does not stand at the top of the same page. */
    private List<Placing> rail(Edition edition, List<Placing> top) {
        if (edition.sample()) {
            return List.of();
        }
        Set<PaperId> shown = new HashSet<>();
        top.forEach(placing -> shown.add(placing.id()));
        return trending(Window.WEEK).stream()
                .flatMap(list -> list.placings().stream())
                .filter(placing -> placing.score().total() > 0 && !shown.contains(placing.id()))
                .limit(RAIL)
                .toList();
    }
}
