package broadsheet.source.arxiv.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sets of arXiv's harvesting interface: groups, archives in groups, categories in archives. */
public final class Sets {
    private static final String TAXONOMY = "/broadsheet/paper/arxiv-categories.tsv";

    /** The groups, in the order in which arXiv lists them. */
    private static final Map<String, String> GROUPS = groups();

    private static final Map<String, Line> LINES = lines();

    /** By category: asked for every paper of a harvest. */
    private static final Map<String, List<String>> SPECS =
            LINES.values().stream().collect(Collectors.toUnmodifiableMap(Line::code, Sets::specs));

    private Sets() {}

    /**
     * A set.
     *
     * @param spec such as {@code cs:cs:CL}
     * @param name in words
     */
    public record NamedSet(String spec, String name) {}

    /**
     * One line of the taxonomy.
     *
     * @param code a category's
     * @param name in words
     * @param archive the archive's code
     * @param group the group's name
     * @param canonical the code of the category that this one became or stands for; may be empty
     * @param active whether papers may be submitted to it
     */
    private record Line(String code, String name, String archive, String group, String canonical, boolean active) {
        String spec() {
            return groupCode() + ":" + code.replace('.', ':');
        }

        String groupCode() {
            return Objects.requireNonNull(GROUPS.get(group), group);
        }

        /** Whether this is an archive of former times whose papers now are in a category of another. */
        boolean isSubsumed() {
            return !active && !canonical.isEmpty();
        }
    }

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("Physics", "physics");
        groups.put("Mathematics", "math");
        groups.put("Quantitative Biology", "q-bio");
        groups.put("Computer Science", "cs");
        groups.put("Quantitative Finance", "q-fin");
        groups.put("Statistics", "stat");
        groups.put("Electrical Engineering and Systems Science", "eess");
        groups.put("Economics", "econ");
        return groups;
    }

    private static Map<String, Line> lines() {
        InputStream taxonomy = Objects.requireNonNull(Sets.class.getResourceAsStream(TAXONOMY), TAXONOMY);
        Map<String, Line> lines = new TreeMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(taxonomy, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split("\t", -1)).forEach(cells -> {
                lines.put(cells[0], new Line(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5].equals("yes")));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + TAXONOMY, e);
        }
        return lines;
    }

    /** Every set that arXiv lists, in its order: groups, archives, categories in use. */
    public static List<NamedSet> all() {
        List<NamedSet> sets = new ArrayList<>();
        GROUPS.forEach((name, code) -> sets.add(new NamedSet(code, name)));
        Map<String, NamedSet> archives = new TreeMap<>();
        for (Line line : LINES.values()) {
            if (!line.isSubsumed()) {
                archives.putIfAbsent(
                        line.archive(), new NamedSet(line.groupCode() + ":" + line.archive(), archiveName(line)));
            }
        }
        sets.addAll(archives.values());
        LINES.values().stream()
                .filter(Line::active)
                .map(line -> new NamedSet(line.spec(), line.name()))
                .forEach(sets::add);
        return sets;
    }

    /** The one archive of several categories whose name is not that of its group or of a former category. */
    private static String archiveName(Line line) {
        Line same = LINES.get(line.archive());
        if (line.archive().equals("nlin")) {
            return "Nonlinear Sciences";
        }
        return same == null ? line.group() : same.name();
    }

    /** Whether there is such a set. */
    public static boolean has(String spec) {
        return all().stream().anyMatch(set -> set.spec().equals(spec));
    }

    /** Whether arXiv has, or had, that category. */
    public static boolean hasCategory(String code) {
        return LINES.containsKey(code);
    }

    /** The code of a category or archive as arXiv writes it, however it was written. */
    public static Optional<String> code(String written) {
        return LINES.values().stream()
                .flatMap(line -> Stream.of(line.code(), line.archive()))
                .filter(code -> code.equalsIgnoreCase(written))
                .findFirst();
    }

    /** The sets of a paper's header, each once: a former archive's is that of its heir, and both names of one category. */
    public static List<String> specs(Collection<String> categories) {
        Set<String> specs = new LinkedHashSet<>();
        for (String code : categories) {
            List<String> one = SPECS.get(code);
            if (one == null) {
                throw new IllegalArgumentException(code + " is no category of arXiv's");
            }
            specs.addAll(one);
        }
        return List.copyOf(specs);
    }

    private static List<String> specs(Line line) {
        Line held = line.isSubsumed() ? Objects.requireNonNull(LINES.get(line.canonical())) : line;
        Stream<Line> otherNames = LINES.values().stream()
                .filter(other -> other.active() && held.active())
                .filter(other -> other.canonical().equals(held.code())
                        || held.canonical().equals(other.code()));
        return Stream.concat(Stream.of(held), otherNames).map(Line::spec).toList();
    }

    /** Whether a paper of these categories is in a set, which holds all sets below it. */
    public static boolean contains(String spec, Collection<String> categories) {
        return specs(categories).stream().anyMatch(one -> one.equals(spec) || one.startsWith(spec + ":"));
    }
}
