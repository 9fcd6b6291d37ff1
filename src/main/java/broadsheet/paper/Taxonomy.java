package broadsheet.paper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * arXiv's own division of research, as arXiv publishes it (arXiv/arxiv-base, {@code arxiv/taxonomy}): 155 categories in
 * use in 20 archives and 8 groups, the 18 archives that became categories of others, and three archives that once were
 * categories themselves. Read once, on first use, from {@code arxiv-categories.tsv}; safe for use by many threads.
 */
public final class Taxonomy {
    private static final String RESOURCE = "arxiv-categories.tsv";

    private Taxonomy() {}

    /**
     * One line of the taxonomy.
     *
     * @param code as arXiv writes it
     * @param name in words
     * @param archive the archive's code
     * @param group the group's name
     * @param canonical the code under which arXiv announces it today, often its own
     * @param active whether papers may still be submitted to it
     */
    record Entry(String code, String name, String archive, String group, String canonical, boolean active) {}

    /** Initialised by the virtual machine when first touched, by one thread while others wait. */
    private static final class Loaded {
        /** By code in lower case; no two codes differ in case only. */
        private static final Map<String, Entry> ENTRIES = load();

        private static final Set<String> ARCHIVES =
                ENTRIES.values().stream().map(Entry::archive).collect(Collectors.toUnmodifiableSet());
    }

    /** Every category in use, once, under its canonical code; by group, archive and code, as arXiv lists them. */
    public static List<Category> all() {
        return Loaded.ENTRIES.values().stream()
                .filter(entry -> entry.active() && entry.canonical().equals(entry.code()))
                .map(entry -> new Category(entry.code()))
                .toList();
    }

    /** The line of a category, whatever the case of its code. */
    static Optional<Entry> find(String code) {
        return Optional.ofNullable(Loaded.ENTRIES.get(code.toLowerCase(Locale.ROOT)));
    }

    /** Whether arXiv has, or once had, an archive of that code. */
    static boolean hasArchive(String code) {
        return Loaded.ARCHIVES.contains(code);
    }

    private static Map<String, Entry> load() {
        InputStream resource = Taxonomy.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("the jar lacks " + RESOURCE + " beside " + Taxonomy.class.getName());
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            lines.lines().skip(1).map(Taxonomy::entry).forEach(entry -> {
                entries.put(entry.code().toLowerCase(Locale.ROOT), entry);
            });
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e);
        }
    }

    private static Entry entry(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 6) {
            throw new IllegalStateException(RESOURCE + " has " + cells.length + " cells, not 6, in: " + line);
        }
        String canonical = cells[4].isEmpty() ? cells[0] : cells[4];
        return new Entry(cells[0], cells[1], cells[2], cells[3], canonical, cells[5].equals("yes"));
    }
}
