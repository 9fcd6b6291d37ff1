package broadsheet.edition;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.PaperLists;
import broadsheet.catalog.PaperLists.Cursor;
import broadsheet.paper.Headline;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Place;
import broadsheet.search.Search;
import broadsheet.search.Wanted;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Opens any list by its name, as whole papers: page by page, or all of them as a stream. A page costs what its list costs
 * and one query for the papers. Thread-safe; keeps nothing between calls.
 */
public final class Lists {
    /** The first page of all editions takes older ones in until it has so many papers. */
    private static final int FEW = 100;

    /** And looks through no more editions than this, as a section may have had nothing for years. */
    private static final int LOOKED_THROUGH = 10;

    /** How many papers a stream reads at a time. */
    private static final int PORTION = 500;

    /** As many characters of an abstract as lists of headlines can be asked for; the papers have it whole. */
    private static final int NO_OPENING = 1;

    private final Catalogue catalogue;
    private final Editions editions;
    private final Search search;
    private final BeatSections beats;

    /** The lists of a catalogue. */
    public Lists(Catalogue catalogue, Editions editions, Search search, BeatSections beats) {
        this.catalogue = catalogue;
        this.editions = editions;
        this.search = search;
        this.beats = beats;
    }

    /** Whether there is such a list, which may have no paper: whether a beat is kept, if it is one's. */
    public boolean isKnown(ListName name) {
        return isKnown(catalogue, name);
    }

    /** The same of the lists of a catalogue. */
    public static boolean isKnown(Catalogue catalogue, ListName name) {
        return !(name instanceof ListName.OfBeat(String key))
                || catalogue.beats().find(key).isPresent();
    }

    /**
     * A page of a list.
     *
     * @param papers in the list's order
     * @param next the place where the next page begins, empty on the last; of {@link ListName.OfEditions} a {@link Leaf}
     */
    public record Page(List<Paper> papers, Optional<String> next) {
        public Page {
            papers = List.copyOf(papers);
        }
    }

    /** Which papers stand on a page, and where the next begins. */
    private record Ids(Collection<PaperId> ids, Optional<String> next) {}

    /**
     * A page of a list.
     *
     * <p>The first page of all editions holds whole editions, the newest first, as long as they fit; those after it hold one
     * edition each, or a part of a long one. Every other page holds as many papers as fit.
     *
     * @param place where it begins: empty for the beginning, or what a page before had for {@code next}
     * @param most how many papers it holds at most, from 1
     * @return the page, empty if the list has no papers; nothing if the place is none of this list
     */
    public Optional<Page> page(ListName name, String place, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a page of " + most + " papers is below 1");
        }
        return ids(name, place, most).map(ids -> new Page(catalogue.papers().list(ids.ids()), ids.next()));
    }

    /** All papers of a list in its order, each once, read as they are asked for. */
    public Stream<Paper> papers(ListName name) {
        // A paper may have been announced in one edition and listed in a later one.
        Set<PaperId> seen = new HashSet<>();
        return Stream.iterate(
                        page(name, "", PORTION),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next).flatMap(next -> page(name, next, PORTION)))
                .flatMap(Optional::stream)
                .flatMap(page -> page.papers().stream())
                .filter(paper -> seen.add(paper.id()));
    }

    private Optional<Ids> ids(ListName name, String place, int most) {
        return switch (name) {
            case ListName.OfEditions all when place.isEmpty() -> Optional.of(newest(all, most));
            case ListName.OfEditions all ->
                Leaf.parse(place)
                        .filter(leaf -> Kind.of(leaf.period()) == all.kind())
                        .flatMap(leaf -> leaf(leaf, all.part(), most));
            case ListName.OfEdition one -> slice(ids(one.period(), one.part()), place, most);
            case ListName.Trending trending ->
                slice(
                        editions.trending(trending.window(), trending.leastUpvotes()).stream()
                                .flatMap(list -> list.placings().stream())
                                .map(Placing::id)
                                .toList(),
                        place,
                        most);
            case ListName.Found found ->
                place.isEmpty()
                        ? Optional.of(found(found.query(), Optional.empty(), most))
                        : Place.parse(place).map(after -> found(found.query(), Optional.of(after), most));
            case ListName.InCategory in ->
                cursor(place).map(after -> ids(catalogue.lists().inCategory(in.category(), after, most, NO_OPENING)));
            case ListName.ByAuthor by ->
                cursor(place)
                        .map(after -> ids(catalogue.lists().byAuthor(by.author().key(), after, most, NO_OPENING)));
            case ListName.OfBeat beat -> slice(ids(beat), place, most);
        };
    }

    private List<PaperId> ids(Period period, Part part) {
        return editions.placings(period).stream()
                .filter(part::holds)
                .map(Placing::id)
                .toList();
    }

    private List<PaperId> ids(ListName.OfBeat beat) {
        return catalogue.beats().find(beat.key()).map(beats::days).orElse(List.of()).stream()
                .flatMap(day -> day.caught().stream())
                .map(BeatSections.Caught::paper)
                .toList();
    }

    private Ids newest(ListName.OfEditions name, int most) {
        Set<PaperId> taken = new LinkedHashSet<>();
        Optional<Period> next = editions.latest(name.kind().with(Period.EARLIEST));
        for (int looked = 0; next.isPresent() && looked < LOOKED_THROUGH && taken.size() < FEW; looked++) {
            Period period = next.get();
            List<PaperId> ids = ids(period, name.part());
            if (ids.size() > most && taken.isEmpty()) {
                return new Ids(ids.subList(0, most), Optional.of(new Leaf(period, most).text()));
            }
            if (taken.size() + ids.size() > most) {
                break;
            }
            taken.addAll(ids);
            next = editions.previous(period);
        }
        return new Ids(taken, next.map(period -> new Leaf(period, 0).text()));
    }

    private Optional<Ids> leaf(Leaf leaf, Part part, int most) {
        List<PaperId> ids = ids(leaf.period(), part);
        return within(leaf.from(), ids)
                ? Optional.of(new Ids(
                        ids.subList(leaf.from(), Math.min(ids.size(), leaf.from() + most)),
                        older(leaf, ids.size(), most).map(Leaf::text)))
                : Optional.empty();
    }

    /** A list that has nothing has its beginning all the same. */
    private static boolean within(int from, List<PaperId> ids) {
        return from == 0 || from < ids.size();
    }

    private Optional<Leaf> older(Leaf leaf, int papers, int most) {
        return leaf.from() + most < papers
                ? Optional.of(new Leaf(leaf.period(), leaf.from() + most))
                : editions.previous(leaf.period()).map(period -> new Leaf(period, 0));
    }

    private static Optional<Ids> slice(List<PaperId> ids, String place, int most) {
        return (place.isEmpty() ? Optional.of(0) : Leaf.number(place))
                .filter(from -> within(from, ids))
                .map(from -> {
                    int end = Math.min(ids.size(), from + most);
                    return new Ids(
                            ids.subList(from, end),
                            end < ids.size() ? Optional.of(String.valueOf(end)) : Optional.empty());
                });
    }

    private static Optional<Cursor> cursor(String place) {
        return place.isEmpty() ? Optional.of(Cursor.START) : Cursor.parse(place);
    }

    private static Ids ids(PaperLists.Page page) {
        return new Ids(
                page.headlines().stream().map(Headline::id).toList(),
                page.next().map(Cursor::text));
    }

    /** The newest first, as whoever follows a search wants what is new; with all of its words, whatever page they would fill. */
    private Ids found(String query, Optional<Place> after, int most) {
        int limit = Math.min(most, Wanted.MOST);
        Search.Found found = search.find(
                query,
                new Wanted(Narrowing.NONE, Order.DATE, after, limit, Wanted.Manner.COMPLETE, false, Wanted.Mode.BOTH),
                NO_OPENING);
        return new Ids(
                found.papers().stream().map(paper -> paper.headline().id()).toList(),
                found.results().next().map(Place::text));
    }

    /**
     * Where a leaf stands in the row of editions of its kind.
     *
     * @param older the leaf before it in time; empty on the first
     * @param newer the leaf after it; empty where that is of the latest edition, or there is none
     * @param isOfLatest whether it is itself of the latest edition, which may still grow
     */
    public record Neighbours(Optional<Leaf> older, Optional<Leaf> newer, boolean isOfLatest) {}

    /**
     * Where a leaf stands in the row of editions of its kind, if each is taken apart into leaves of so many papers.
     *
     * @param part how much of each edition counts
     * @param most how many papers a leaf holds at most, from 1
     */
    public Neighbours neighbours(Leaf leaf, Part part, int most) {
        Period period = leaf.period();
        Optional<Period> latest = editions.latest(period);
        Optional<Leaf> newer = leaf.from() > 0
                ? Optional.of(new Leaf(period, Math.max(0, leaf.from() - most)))
                : editions.next(period)
                        .map(next -> new Leaf(next, last(ids(next, part).size(), most)));
        return new Neighbours(
                older(leaf, ids(period, part).size(), most),
                newer.filter(after -> !latest.equals(Optional.of(after.period()))),
                latest.equals(Optional.of(period)));
    }

    private static int last(int papers, int most) {
        return Math.max(0, papers - 1) / most * most;
    }
}
