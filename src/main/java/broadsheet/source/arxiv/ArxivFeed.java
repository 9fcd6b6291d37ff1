package broadsheet.source.arxiv;

import broadsheet.paper.Category;
import broadsheet.paper.Taxonomy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of arXiv's feeds: what is announced in some categories, asked for together.
 *
 * @param codes of categories or of a whole archive, such as {@code cs.CL} or {@code cs}, at least one
 */
record ArxivFeed(List<String> codes) {
    /** A feed has no more records; what is left out are the last ones, replacements before all. */
    static final int LONGEST = 2_000;

    ArxivFeed {
        codes = List.copyOf(codes);
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("a feed of no category");
        }
    }

    /**
     * The feeds that have all of some categories, one an archive. All in one would be a single request, but on a busy day
     * all of arXiv has more than a feed holds, and one unknown category would cost the others theirs.
     *
     * @param codes of categories or archives; none for all of arXiv
     */
    static List<ArxivFeed> of(Collection<String> codes) {
        if (codes.isEmpty()) {
            return archives().stream().map(code -> new ArxivFeed(List.of(code))).toList();
        }
        Map<String, Set<String>> byArchive = new LinkedHashMap<>();
        codes.forEach(code -> byArchive
                .computeIfAbsent(archive(code), archive -> new LinkedHashSet<>())
                .add(code));
        List<ArxivFeed> feeds = new ArrayList<>();
        byArchive.forEach((archive, some) ->
                feeds.add(new ArxivFeed(some.contains(archive) ? List.of(archive) : List.copyOf(some))));
        return feeds;
    }

    private static Set<String> archives() {
        Set<String> archives = new LinkedHashSet<>();
        Taxonomy.all().forEach(category -> archives.add(archive(category.code())));
        return archives;
    }

    private static String archive(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    /** What arXiv calls it. */
    String name() {
        return String.join("+", codes);
    }

    /** What is added to the address of the feeds to ask for it. */
    String path() {
        return "/" + URLEncoder.encode(name(), StandardCharsets.UTF_8).replace("%2B", "+");
    }

    /** Two feeds that have together what this one has, for one that is longer than arXiv sends; none for a single category. */
    List<ArxivFeed> halves() {
        List<String> parts = codes.size() > 1 ? codes : categories(codes.getFirst());
        int middle = parts.size() / 2;
        return middle == 0
                ? List.of()
                : List.of(new ArxivFeed(parts.subList(0, middle)), new ArxivFeed(parts.subList(middle, parts.size())));
    }

    private static List<String> categories(String archive) {
        return Taxonomy.all().stream()
                .map(Category::code)
                .filter(code -> archive(code).equals(archive))
                .toList();
    }
}
