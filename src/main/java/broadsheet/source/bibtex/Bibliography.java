package broadsheet.source.bibtex;

import broadsheet.catalog.Catalogue;
import broadsheet.paper.Author;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.TextKey;
import broadsheet.source.bibtex.Cited.Broken;
import broadsheet.source.bibtex.Cited.Entry;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a BibTeX file a catalogue has.
 *
 * @param found the names under which the papers are filed, in the order of the file, each once
 * @param missing the first {@value #MOST_TOLD} entries that are not in the catalogue
 * @param missed how many are not
 * @param broken the first {@value #MOST_TOLD} entries that cannot be read
 * @param torn how many cannot
 */
public record Bibliography(List<PaperId> found, List<Entry> missing, int missed, List<Broken> broken, int torn) {
    /** More need not be told; how many there are is. */
    public static final int MOST_TOLD = 100;

    /** A paper has no more identifiers. */
    private static final int MOST_NAMES = 10;

    /** A title of fewer letters is that of many papers. */
    private static final int SHORTEST_TITLE = 12;

    public Bibliography {
        found = List.copyOf(found);
        missing = List.copyOf(missing);
        broken = List.copyOf(broken);
    }

    /** Whether there was nothing to read: no entry, and no broken one. */
    public boolean isEmpty() {
        return found.isEmpty() && missed == 0 && torn == 0;
    }

    /**
     * Reads a file, and looks each entry up: by its arXiv identifier, DOI and address, otherwise by its title, and by an author of it
     * if any is named.
     *
     * @throws IOException if the file cannot be read
     */
    public static Bibliography read(Reader file, Catalogue catalogue) throws IOException {
        Set<PaperId> found = new LinkedHashSet<>();
        List<Entry> missing = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        int[] counts = new int[2];
        BibtexFile.read(file, cited -> {
            switch (cited) {
                case Entry entry ->
                    find(entry, catalogue).ifPresentOrElse(found::add, () -> {
                        counts[0]++;
                        addIfFew(missing, entry);
                    });
                case Broken one -> {
                    counts[1]++;
                    addIfFew(broken, one);
                }
            }
        });
        return new Bibliography(List.copyOf(found), missing, counts[0], broken, counts[1]);
    }

    private static <T> void addIfFew(List<T> list, T one) {
        if (list.size() < MOST_TOLD) {
            list.add(one);
        }
    }

    private static Optional<PaperId> find(Entry entry, Catalogue catalogue) {
        return entry.ids().stream()
                .limit(MOST_NAMES)
                .flatMap(id -> catalogue.papers().find(id).stream())
                .findFirst()
                .or(() -> byTitle(entry, catalogue))
                .map(Paper::id);
    }

    private static Optional<Paper> byTitle(Entry entry, Catalogue catalogue) {
        return TextKey.of(entry.title()).length() < SHORTEST_TITLE
                ? Optional.empty()
                : catalogue.papers().titled(entry.title()).stream()
                        .filter(paper -> isBy(entry.names(), paper))
                        .findFirst();
    }

    private static boolean isBy(List<String> names, Paper paper) {
        return names.isEmpty()
                || paper.authors().isEmpty()
                || paper.authors().stream()
                        .map(Author::key)
                        .anyMatch(author -> names.contains(author.substring(author.lastIndexOf(' ') + 1)));
    }
}
