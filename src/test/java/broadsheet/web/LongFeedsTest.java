package broadsheet.web;

import static broadsheet.web.FeedReader.link;
import static broadsheet.web.FeedReader.read;
import static broadsheet.web.FeedReader.xml;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.digest.feed.FeedFormat;
import broadsheet.digest.feed.FeedSchemas;
import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import com.rometools.rome.feed.synd.SyndEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists longer than one document of their feed: archives of past editions, and pages of what was found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongFeedsTest {
    private final FeedReader reader = new FeedReader();

    @AfterAll
    void close() {
        reader.close();
    }

    @Test
    void theArchivesLeadThroughEveryPaperOnceAndBackAgain(@TempDir Path folder) throws Exception {
        try (NewsStand archive = NewsStand.withPapers(folder.resolve("home"))) {
            List<Paper> papers = new ArrayList<>();
            for (int i = 1; i <= 1_234; i++) {
                papers.add(Sketch.of("2602.%05d".formatted(i))
                        .titled("Back issue " + i)
                        .announced("2026-02-%02d".formatted(i <= 1_100 ? 10 : 1 + i % 9))
                        .paper());
            }
            archive.open().catalogue().papers().store(papers);
            List<String> ids = new ArrayList<>();
            List<String> walked = new ArrayList<>();
            String path = "/feeds/atom/papers/date";
            while (!path.isEmpty()) {
                byte[] document = reader.get(archive, path).body();
                assertThat(FeedSchemas.faults(FeedFormat.ATOM, document))
                        .as(path)
                        .isEmpty();
                assertThat(xml(document).select("feed > id").text()).endsWith("/feeds/atom/papers/date");
                assertThat(xml(document).getElementsByTag("fh:archive").size())
                        .as(path)
                        .isEqualTo(walked.isEmpty() ? 0 : 1);
                assertThat(link(document, "current")).isEqualTo(walked.isEmpty() ? "" : "/feeds/atom/papers/date");
                read(document).getEntries().forEach(entry -> ids.add(entry.getUri()));
                walked.add(path);
                path = link(document, "prev-archive");
            }

            assertThat(ids).doesNotHaveDuplicates().hasSize(NewsStand.papers().size() + papers.size());
            assertThat(walked).hasSize(1 + 3 + 9).contains("/feeds/atom/papers/date/2026-02-10?after=500");
            List<String> back = new ArrayList<>();
            for (String at = walked.getLast();
                    !at.isEmpty();
                    at = link(reader.get(archive, at).body(), "next-archive")) {
                back.addFirst(at);
            }
            // The edition of the week before stands in the current document, and has one of its own.
            assertThat(back.subList(1, back.size())).isEqualTo(walked.subList(1, walked.size()));
            assertThat(back.getFirst()).isEqualTo("/feeds/atom/papers/date/2026-03-11");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/categories/cs.LG", "/papers?q=back+issue", "/authors/Ada%20Lovelace"})
    void aLongListIsPagedAndEveryPaperComesOnce(String list, @TempDir Path folder) throws Exception {
        try (NewsStand many = NewsStand.withSample(folder.resolve("home"))) {
            List<Paper> papers = new ArrayList<>();
            for (int i = 1; i <= 250; i++) {
                papers.add(Sketch.of("2602.%05d".formatted(i))
                        .titled("Back issue " + i)
                        .in("cs.LG")
                        .announced("2026-02-%02d".formatted(1 + i % 9))
                        .paper());
            }
            many.open().catalogue().papers().store(papers);
            Set<String> ids = new HashSet<>();
            List<Integer> sizes = new ArrayList<>();
            String first = "/feeds/atom" + list;
            for (String path = first;
                    !path.isEmpty();
                    path = link(reader.get(many, path).body(), "next")) {
                byte[] document = reader.get(many, path).body();
                assertThat(link(document, "first")).isEqualTo(first);
                assertThat(link(document, "self")).isEqualTo(path);
                List<SyndEntry> entries = read(document).getEntries();
                entries.forEach(entry -> ids.add(entry.getUri()));
                sizes.add(entries.size());
            }

            assertThat(sizes.subList(0, 2)).containsExactly(100, 100);
            assertThat(ids)
                    .containsAll(papers.stream()
                            .map(paper -> paper.id().webAddress().orElseThrow())
                            .toList());
            assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ids.size());
        }
    }
}
