package broadsheet.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.bench.search.Contest.Outcome;
import broadsheet.measure.Half;
import broadsheet.measure.Judgements;
import broadsheet.measure.Measure;
import broadsheet.paper.Paper;
import broadsheet.paper.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestTest {
    private final Path folder;

    ContestTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyContenderAnswersEveryQueryAndIsMarkedOnOneHalf() throws IOException {
        List<Paper> papers = List.of(
                Records.record("mine:1", "mine", "On walruses"),
                Records.record("mine:2", "mine", "On wings"),
                Records.record("mine:3", "mine", "On walruses with wings"));
        // By the halves of their ids 1 is odd and 4 is even.
        TestCollection collection = new TestCollection(
                "mine",
                "mine",
                papers,
                Map.of("1", "walruses", "4", "wings"),
                new Judgements(Map.of("1", Map.of("1", 1, "3", 1), "4", Map.of("1", 1))));

        List<Outcome> outcomes =
                Contest.hold(collection, List.of(SqliteContender::new, SqliteContender::new), Half.ODD, folder);

        assertThat(outcomes).hasSize(2).allSatisfy(outcome -> {
            assertThat(outcome.run()).containsOnlyKeys("1", "4");
            assertThat(outcome.milliseconds().count()).isEqualTo(2);
            assertThat(outcome.marks().queries()).containsExactly("1");
            assertThat(outcome.marks().of(new Measure.Recall(100))).containsExactly(1);
        });
    }

    /** A contender that remembers queries would be measured by its memory. */
    @Test
    void noQueryIsAskedBeforeTheClockRuns() throws IOException {
        List<String> asked = new ArrayList<>();
        TestCollection collection = new TestCollection(
                "mine",
                "mine",
                List.of(Records.record("mine:1", "mine", "On walruses")),
                Map.of("1", "walruses"),
                new Judgements(Map.of("1", Map.of("1", 1))));

        Contest.hold(collection, List.of(path -> new Listening(new SqliteContender(path), asked)), Half.ODD, folder);

        assertThat(asked).containsExactly("On walruses", "walruses");
    }

    private record Listening(Contender contender, List<String> asked) implements Contender {
        @Override
        public String name() {
            return contender.name();
        }

        @Override
        public String tag() {
            return contender.tag();
        }

        @Override
        public void index(Stream<Paper> papers) throws IOException {
            contender.index(papers);
        }

        @Override
        public List<String> top(String query, int k) throws IOException {
            asked.add(query);
            return contender.top(query, k);
        }

        @Override
        public void close() throws IOException {
            contender.close();
        }
    }

    @Test
    void titlesAreLookedForByTheirFirstFourWords() throws IOException {
        Path corpus = Files.createDirectories(folder.resolve("mine"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(corpus.resolve("corpus.jsonl.gz")))) {
            out.write("""
                    {"id":"1","title":"One two three"}
                    {"id":"2","title":"One two three four five"}
                    {"id":"2503.00001","title":"Two three four five"}
                    {"id":"2503.00001","title":"The same again, and longer"}
                    """.getBytes(StandardCharsets.UTF_8));
        }

        TestCollection titles = TestCollections.titles(List.of(corpus), 10, 7);
        assertThat(titles.papers()).hasSize(3);
        assertThat(titles.queries())
                .containsOnly(Map.entry("2", "One two three four"), Map.entry("2503.00001", "Two three four five"));
        assertThat(titles.judgements().of("2503.00001")).containsOnlyKeys("2503.00001");
        assertThat(TestCollections.titles(List.of(corpus), 1, 7).queries()).hasSize(1);
    }

    @Test
    void theRealCollectionsAreWhole() throws IOException {
        Path data = SharedData.orSkip("data/ir").resolveSibling(".");
        List<TestCollections.Reader> readers = TestCollections.judged(data);

        assertThat(readers).hasSize(3);
        assertThat(TestCollections.haystack(data)).isPresent();
        assertThat(TestCollections.haystack(folder)).isEmpty();
        TestCollection cranfield = readers.getFirst().read();
        assertThat(cranfield.papers()).hasSize(1_400);
        assertThat(cranfield.queries())
                .hasSize(225)
                .containsOnlyKeys(cranfield.judgements().grades().keySet());
        assertThat(cranfield.papers())
                .extracting(paper -> TestCollection.local(paper.id().text()))
                .contains("1", "1400");
    }
}
