package broadsheet.source;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.paper.Byline;
import broadsheet.paper.PaperId;
import broadsheet.source.jsonl.JsonLines;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures of {@code docs/merging.md}: what the rule of titles and authors finds in real corpora. */
class MergingFiguresTest {
    /** A record, as far as the rule looks at it. */
    private record Told(PaperId id, Byline byline) {}

    /** What the rule says of all pairs of records of two corpora. */
    private record Figures(long sharedIds, long foundOfThese, long otherPairs) {}

    @Test
    void arxivAndTheDailyListsShareIdsByWhichTheRuleCanBeJudged() throws IOException {
        Figures figures = figures(read("arxiv_daily"), read("hf_daily"));

        assertThat(figures).isEqualTo(new Figures(3_075, 3_065, 0));
    }

    @Test
    void theAnthologySharesPapersWithArxivAndTheDailyListsThatOnlyTheRuleFinds() throws IOException {
        List<Told> anthology = read("acl_anthology");

        assertThat(figures(anthology, read("arxiv_daily"))).isEqualTo(new Figures(0, 0, 26));
        assertThat(figures(anthology, read("hf_daily"))).isEqualTo(new Figures(0, 0, 18));
        assertThat(anthology.stream().filter(told -> told.byline().title().equals("advertisements")))
                .hasSize(59);
    }

    private static Figures figures(List<Told> some, List<Told> others) {
        Map<PaperId, Told> byId = new HashMap<>();
        Map<String, List<Told>> byTitle = new HashMap<>();
        for (Told one : some) {
            byId.put(one.id(), one);
            byTitle.computeIfAbsent(one.byline().title(), _ -> new ArrayList<>())
                    .add(one);
        }
        long shared = 0;
        long found = 0;
        long otherPairs = 0;
        for (Told other : others) {
            Told same = byId.get(other.id());
            if (same != null) {
                shared++;
                found += same.byline().isLike(other.byline()) ? 1 : 0;
            }
            otherPairs += byTitle.getOrDefault(other.byline().title(), List.of()).stream()
                    .filter(one -> !one.id().equals(other.id()))
                    .filter(one -> one.byline().isLike(other.byline()))
                    .peek(one -> System.out.println("merged: " + one.id() + " " + other.id()))
                    .count();
        }
        return new Figures(shared, found, otherPairs);
    }

    private static List<Told> read(String corpus) throws IOException {
        Path folder = SharedData.orSkip("data/" + corpus);
        List<Told> told = new ArrayList<>();
        for (ImportFile file : ImportFile.of(List.of(folder.toString()), null)) {
            try (BufferedInputStream stream = file.open(InputStream.nullInputStream(), bytes -> {})) {
                new JsonLines(corpus).read(stream, parsed -> {
                    if (parsed instanceof Parsed.Read read) {
                        told.add(new Told(read.paper().id(), Byline.of(read.paper())));
                    }
                });
            }
        }
        return told;
    }
}
