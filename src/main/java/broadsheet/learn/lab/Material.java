package broadsheet.learn.lab;

import broadsheet.catalog.Catalogue;
import broadsheet.learn.lab.Example.Origin;
import broadsheet.paper.Category;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What an experiment is made of: papers, all of which are labelled, and their topics.
 *
 * @param name of it, for people
 * @param options of the command that makes it, or empty
 * @param papers all of them, each once
 * @param topics of them
 * @param caveats what to mind of it
 */
public record Material(String name, String options, List<Paper> papers, List<Topic> topics, List<String> caveats) {
    public Material {
        papers = List.copyOf(papers);
        topics = List.copyOf(topics);
        caveats = List.copyOf(caveats);
    }

    /** Older papers say less of what is new, and more would not fit into memory. */
    private static final int NEWEST = 8_000;

    /**
     * Papers of arXiv in a catalogue, evenly spread over the newest {@value #NEWEST}, with their categories for topics, and the names of these for sentences.
     *
     * @param most how many papers at most
     */
    public static Material ofCategories(Catalogue catalogue, int most) {
        // Identifiers of arXiv begin with the month, since 2007; older papers have an archive before it.
        List<PaperId> newest = catalogue.lists().names().stream()
                .filter(id -> id.scheme().equals(PaperId.ARXIV)
                        && Character.isDigit(id.local().charAt(0)))
                .sorted(Comparator.reverseOrder())
                .limit(NEWEST)
                .toList();
        int step = Math.ceilDiv(newest.size(), most);
        List<PaperId> some = IntStream.range(0, newest.size())
                .filter(i -> i % step == 0)
                .mapToObj(newest::get)
                .toList();
        List<Paper> filed = catalogue.papers().list(some).stream()
                .filter(paper -> paper.categories().stream().anyMatch(Category::isArxiv))
                .toList();
        Map<String, List<Example>> byCode = new TreeMap<>();
        for (Paper paper : filed) {
            paper.categories().stream()
                    .filter(Category::isArxiv)
                    .map(category -> category.canonical().code())
                    .distinct()
                    .forEach(code -> byCode.computeIfAbsent(code, _ -> new ArrayList<>())
                            .add(new Example(paper.id(), new Origin.Filed(code))));
        }
        List<Topic> topics = byCode.entrySet().stream()
                .map(topic -> new Topic(topic.getKey(), new Category(topic.getKey()).name(), topic.getValue()))
                .toList();
        return new Material(
                "categories of arXiv",
                "",
                filed,
                topics,
                List.of(
                        "Topics are categories that authors chose: wide ones, in which a paper may stand for many reasons."));
    }
}
