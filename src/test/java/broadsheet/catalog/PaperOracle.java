package broadsheet.catalog;

import broadsheet.paper.Category;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.PaperMerge;
import broadsheet.paper.Provenance;
import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.Reannouncement;
import broadsheet.paper.TextKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@link Papers} should hold, kept as a plain list in the order of filing and searched from end to end. */
final class PaperOracle {
    private final List<Paper> papers = new ArrayList<>();

    List<Paper> papers() {
        return List.copyOf(papers);
    }

    void store(List<Paper> batch) {
        batch.forEach(this::store);
    }

    private void store(Paper incoming) {
        List<Paper> same = papers.stream()
                .filter(paper -> names(paper).anyMatch(names(incoming).collect(Collectors.toSet())::contains))
                .toList();
        if (same.isEmpty()) {
            papers.add(incoming);
            return;
        }
        Paper merged = same.getFirst();
        for (Paper other : same.subList(1, same.size())) {
            merged = PaperMerge.merge(merged, other);
        }
        papers.set(papers.indexOf(same.getFirst()), PaperMerge.merge(merged, incoming));
        papers.removeAll(same.subList(1, same.size()));
    }

    void removeSource(String source) {
        papers.removeIf(paper ->
                paper.provenance().stream().allMatch(from -> from.source().equals(source)));
        papers.replaceAll(paper -> new Paper(
                paper.id(),
                paper.otherIds(),
                paper.title(),
                paper.abstractText(),
                paper.authors(),
                paper.categories(),
                paper.publication(),
                paper.links(),
                paper.listings().stream()
                        .filter(listing -> !listing.list().equals(source))
                        .toList(),
                paper.snapshots(),
                paper.machineSummary(),
                paper.organisation(),
                paper.provenance().stream()
                        .filter(from -> !from.source().equals(source))
                        .toList()));
    }

    Optional<Paper> find(PaperId id) {
        return papers.stream()
                .filter(paper -> names(paper).anyMatch(id::equals))
                .findFirst();
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
                .filter(line -> !line.startsWith("paper ") && !line.startsWith("removed_paper "))
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
