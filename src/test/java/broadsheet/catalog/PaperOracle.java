package broadsheet.catalog;

import broadsheet.paper.Apart;
import broadsheet.paper.Category;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.PaperMerge;
import broadsheet.paper.Provenance;
import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.Reannouncement;
import broadsheet.paper.Sameness;
import broadsheet.paper.TextKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@link Papers} should hold, kept as a plain list in the order of filing and searched from end to end: whatever comes
 * or goes, all records there are are grouped anew.
 */
final class PaperOracle {
    private final List<Shelf> shelves = new ArrayList<>();
    private final Set<Apart> apart = new HashSet<>();

    /** A paper's records, and the id it is filed under. */
    private record Shelf(PaperId id, List<Paper> records) {
        Shelf {
            records = records.size() == 1 ? List.of(PaperMerge.paper(id, records)) : records;
        }

        Paper paper() {
            return PaperMerge.paper(id, records);
        }
    }

    List<Paper> papers() {
        return shelves.stream().map(Shelf::paper).toList();
    }

    void store(List<Paper> batch) {
        batch.forEach(this::store);
    }

    private void store(Paper incoming) {
        List<Paper> records = new ArrayList<>();
        Paper told = incoming;
        for (Paper record : records()) {
            boolean sameNames = names(record).anyMatch(names(incoming).collect(Collectors.toSet())::contains);
            boolean sameSource = sources(record).anyMatch(sources(incoming).collect(Collectors.toSet())::contains);
            if (sameNames && sameSource) {
                told = PaperMerge.merge(record, told);
            } else {
                records.add(record);
            }
        }
        records.add(told);
        arrange(records);
    }

    private List<Paper> records() {
        return shelves.stream()
                .flatMap(shelf -> shelf.records().stream().sorted(PaperMerge.PRECEDENCE))
                .toList();
    }

    private void arrange(List<Paper> records) {
        List<List<Paper>> groups = new ArrayList<>(Sameness.groups(records, apart));
        Map<Integer, Shelf> arranged = new TreeMap<>();
        for (int place = 0; place < shelves.size(); place++) {
            PaperId id = shelves.get(place).id();
            List<Paper> group = take(groups, id);
            if (!group.isEmpty()) {
                arranged.put(place, new Shelf(id, group));
            }
        }
        for (int place = 0; place < shelves.size(); place++) {
            for (PaperId id : names(shelves.get(place).paper()).toList()) {
                List<Paper> group = arranged.containsKey(place) ? List.of() : take(groups, id);
                if (!group.isEmpty()) {
                    arranged.put(place, new Shelf(group.getLast().id(), group));
                }
            }
        }
        shelves.clear();
        shelves.addAll(arranged.values());
        groups.forEach(group -> shelves.add(new Shelf(group.getLast().id(), group)));
    }

    private static List<Paper> take(List<List<Paper>> groups, PaperId id) {
        List<Paper> found =
                groups.stream().filter(group -> has(group, id)).findFirst().orElse(List.of());
        groups.remove(found);
        return found;
    }

    void removeSource(String source) {
        List<Shelf> told = new ArrayList<>();
        do {
            for (Shelf shelf : told) {
                if (shelves.contains(shelf)) {
                    List<Paper> left = new ArrayList<>(records());
                    left.removeAll(shelf.records());
                    for (Paper record : shelf.records()) {
                        List<Provenance> others = record.provenance().stream()
                                .filter(from -> !from.source().equals(source))
                                .toList();
                        if (!others.isEmpty()) {
                            left.add(record.withProvenance(others)
                                    .withListings(record.listings().stream()
                                            .filter(listing -> !listing.list().equals(source))
                                            .toList()));
                        }
                    }
                    arrange(left);
                }
            }
            told = shelves.stream()
                    .filter(shelf -> shelf.records().stream()
                            .flatMap(PaperOracle::sources)
                            .anyMatch(source::equals))
                    .toList();
        } while (!told.isEmpty());
    }

    /** Separates the paper of an id, if it has parts that share no id. */
    void unmerge(PaperId id) {
        for (Shelf shelf : List.copyOf(shelves)) {
            List<List<Paper>> parts = Sameness.byId(shelf.records());
            if (has(shelf.records(), id) && parts.size() > 1) {
                List<Paper> part = take(new ArrayList<>(parts), id);
                for (Paper other : withinReach(shelf)) {
                    if (!part.contains(other)) {
                        part.forEach(record -> apart.add(new Apart(record.id(), other.id())));
                    }
                }
                arrange(records());
            }
        }
    }

    Optional<Paper> find(PaperId id) {
        return papers().stream()
                .filter(paper -> names(paper).anyMatch(id::equals))
                .findFirst();
    }

    private static boolean has(List<Paper> records, PaperId name) {
        return records.stream().flatMap(PaperOracle::names).anyMatch(name::equals);
    }

    private Set<Paper> withinReach(Shelf shelf) {
        Set<Paper> reached = new HashSet<>(shelf.records());
        int before = 0;
        while (reached.size() > before) {
            before = reached.size();
            for (Shelf other : shelves) {
                if (other.records().stream()
                        .anyMatch(record -> reached.stream().anyMatch(one -> Sameness.areLikelyOne(one, record)))) {
                    reached.addAll(other.records());
                }
            }
        }
        return reached;
    }

    private static Stream<String> sources(Paper paper) {
        return paper.provenance().stream().map(Provenance::source);
    }

    static Stream<PaperId> names(Paper paper) {
        return Stream.concat(Stream.of(paper.id()), paper.otherIds().stream());
    }

    static boolean isSample(Paper paper, Listing listing) {
        return paper.provenance().stream()
                .anyMatch(from -> from.source().equals(listing.list()) && from.origin() == Origin.SAMPLE);
    }

    /** The first day on which a paper was really listed or announced. */
    static Optional<LocalDate> appeared(Paper paper) {
        Set<LocalDate> days = new TreeSet<>();
        paper.listings().stream()
                .filter(listing -> !isSample(paper, listing))
                .forEach(listing -> days.add(listing.day()));
        PaperDate announced = paper.publication().announced();
        if (announced != null && announced.isToTheDay()) {
            days.add(announced.day());
        }
        return paper.origin() == Origin.SAMPLE
                ? Optional.empty()
                : days.stream().findFirst();
    }

    static LocalDate sortDay(Paper paper) {
        PaperDate announced = paper.publication().announced();
        PaperDate published = paper.publication().published();
        return announced != null
                ? announced.day()
                : appeared(paper).orElse(published != null ? published.day() : LocalDate.of(1, 1, 1));
    }

    /** The rows that the look-up tables should have, as {@link CatalogueDump} writes them. */
    List<String> lookUps() {
        return lookUps(papers());
    }

    /** Likewise, of papers that are there anyhow. */
    static List<String> lookUps(List<Paper> papers) {
        Set<String> lines = new HashSet<>();
        for (Paper paper : papers) {
            String of = paper.id().text();
            String sortDay = String.valueOf(sortDay(paper).toEpochDay());
            names(paper).forEach(name -> lines.add(line("paper_id", of, "id", name.text())));
            paper.authors()
                    .forEach(author -> lines.add(line("paper_author", of, "author_key", TextKey.of(author.name()))));
            for (Category category : paper.categories()) {
                lines.add(line(
                        "paper_category", of, "category", category.canonical().code(), "sort_day", sortDay));
            }
            for (Provenance from : paper.provenance()) {
                lines.add(line("paper_source", of, "source", from.source()));
            }
            String authors = paper.authors().stream()
                    .map(author -> TextKey.of(author.name()))
                    .collect(Collectors.joining(" | "));
            String words = " " + TextKey.of(paper.title()) + " | " + authors;
            lines.add(line("paper_words", of, "sort_day", sortDay, "words", words));
            for (Listing listing : paper.listings()) {
                lines.add(line(
                        "listing",
                        of,
                        "day",
                        String.valueOf(listing.day().toEpochDay()),
                        "list",
                        listing.list(),
                        "position",
                        String.valueOf(listing.position()),
                        "sample",
                        isSample(paper, listing) ? "1" : "0"));
            }
            for (Reannouncement again : paper.publication().reannouncements()) {
                lines.add(line(
                        "reannouncement",
                        of,
                        "day",
                        String.valueOf(again.day().toEpochDay()),
                        "kind",
                        again.kind().name()));
            }
        }
        return lines.stream().sorted().toList();
    }

    /** The rows of the look-up tables among all of {@link CatalogueDump}. */
    static List<String> lookUpsOf(List<String> dump) {
        return dump.stream()
                .filter(line -> !line.startsWith("paper ")
                        && !line.startsWith("paper_record ")
                        && !line.startsWith("removed_paper ")
                        && !line.startsWith("kept_apart "))
                .toList();
    }

    private static String line(String table, String of, String... cells) {
        TreeMap<String, String> row = new TreeMap<>();
        row.put("of_paper", of);
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return table + " " + row;
    }
}
