package broadsheet.paper;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A paper: all that is known of it, from however many sources. Equal papers have equal content; {@link PaperMerge} makes
 * one of two.
 *
 * @param id the name it is filed under
 * @param otherIds further names of the same paper, without {@code id}, each once
 * @param title in Unicode, mathematics as {@code $…$}, not blank
 * @param abstractText likewise, or empty
 * @param authors in order, may be empty
 * @param categories the primary one first, each once, may be empty
 * @param publication when and where it appeared
 * @param links to its page, code, project and media, each once
 * @param listings its places in daily lists; of several in one list on one day the first is kept
 * @param snapshots its counts, by time; those of unknown time first
 * @param machineSummary what a machine wrote about it, if anything
 * @param organisation whose work it is, as a list named it, or empty
 * @param provenance who told us, at least one, each source once; by the sources' names
 */
public record Paper(
        PaperId id,
        List<PaperId> otherIds,
        String title,
        String abstractText,
        List<Author> authors,
        List<Category> categories,
        Publication publication,
        List<Link> links,
        List<Listing> listings,
        List<CountSnapshot> snapshots,
        @Nullable MachineSummary machineSummary,
        String organisation,
        List<Provenance> provenance) {

    public Paper {
        Objects.requireNonNull(id);
        Objects.requireNonNull(publication);
        otherIds =
                distinct(otherIds).stream().filter(other -> !other.equals(id)).toList();
        title = title.strip();
        if (title.isEmpty()) {
            throw new IllegalArgumentException("paper " + id + " has no title");
        }
        abstractText = abstractText.strip();
        authors = List.copyOf(authors);
        categories = distinct(categories);
        links = distinct(links);
        listings = onceEach(listings);
        snapshots = List.copyOf(snapshots);
        organisation = organisation.strip();
        // In one order, so that it does not tell which source came first.
        provenance = provenance.stream()
                .sorted(Comparator.comparing(Provenance::source))
                .toList();
        if (provenance.isEmpty()) {
            throw new IllegalArgumentException("paper " + id + " has no provenance");
        }
    }

    private static List<Listing> onceEach(List<Listing> listings) {
        Map<List<Object>, Listing> byPlace = new LinkedHashMap<>();
        listings.forEach(listing -> byPlace.putIfAbsent(List.of(listing.list(), listing.day()), listing));
        return List.copyOf(byPlace.values());
    }

    private static <T> List<T> distinct(List<T> values) {
        return List.copyOf(new LinkedHashSet<>(values));
    }

    /** All names of this paper, the one it is filed under first. */
    public List<PaperId> ids() {
        return Stream.concat(Stream.of(id), otherIds.stream()).toList();
    }

    /** This paper, filed under an id, with these as its names. */
    public Paper withIds(PaperId name, List<PaperId> names) {
        return with(name, names, publication, links, listings, provenance);
    }

    /** This paper, published otherwise. */
    public Paper withPublication(Publication other) {
        return with(id, otherIds, other, links, listings, provenance);
    }

    /** This paper, with these links. */
    Paper withLinks(List<Link> others) {
        return with(id, otherIds, publication, others, listings, provenance);
    }

    /** This paper, with these places in daily lists. */
    public Paper withListings(List<Listing> others) {
        return with(id, otherIds, publication, links, others, provenance);
    }

    /** This paper, told by these, at least one. */
    public Paper withProvenance(List<Provenance> others) {
        return with(id, otherIds, publication, links, listings, others);
    }

    private Paper with(
            PaperId name,
            List<PaperId> names,
            Publication published,
            List<Link> linked,
            List<Listing> listed,
            List<Provenance> told) {
        return new Paper(
                name,
                names,
                title,
                abstractText,
                authors,
                categories,
                published,
                linked,
                listed,
                snapshots,
                machineSummary,
                organisation,
                told);
    }

    /** The first category, by which the sections of an edition file the paper. */
    public Optional<Category> primaryCategory() {
        return categories.stream().findFirst();
    }

    /** The latest counts; {@link Counts#NONE} if nobody counted. */
    public Counts counts() {
        return snapshots.isEmpty() ? Counts.NONE : snapshots.getLast().counts();
    }

    /** The first link of a kind. */
    public Optional<Link> link(Link.Kind kind) {
        return links.stream().filter(link -> link.kind() == kind).findFirst();
    }

    /** The strongest authority that speaks for this paper. */
    public Provenance.Origin origin() {
        return provenance.stream().map(Provenance::origin).max(Enum::compareTo).orElseThrow();
    }
}
