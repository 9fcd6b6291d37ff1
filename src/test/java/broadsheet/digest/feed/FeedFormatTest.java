package broadsheet.digest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Category;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each format against its schema, and as a feed reader reads it. */
class FeedFormatTest {
    private static final Instant PUBLISHED = Instant.parse("2026-03-16T00:00:00Z");
    private static final Instant UPDATED = Instant.parse("2026-03-18T09:30:00Z");
    private static final String SELF = "https://example.org/feeds/atom/papers/date";
    private static final String ARCHIVE = "https://example.org/feeds/atom/papers/date/2026-03-13";

    private static FeedEntry entry(String title, String html, List<String> authors) {
        return new FeedEntry(
                "https://arxiv.org/abs/2603.00001",
                title,
                html,
                "https://example.org/papers/2603.00001",
                "https://arxiv.org/abs/2603.00001",
                "https://github.com/made/up?a=1&b=2",
                authors,
                List.of(new Category("cs.CL"), new Category("ACL 2026 <main>")),
                PUBLISHED,
                UPDATED);
    }

    private static Feed feed(Feed.Kind kind, FeedEntry... entries) {
        return new Feed(
                SELF,
                "Broadsheet: every day",
                "https://example.org/papers/date",
                List.of(
                        new Feed.Link(Feed.Relation.SELF, SELF),
                        new Feed.Link(Feed.Relation.PREVIOUS_ARCHIVE, ARCHIVE)),
                kind,
                UPDATED,
                List.of(entries));
    }

    private static SyndFeed read(byte[] document) throws Exception {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(document)));
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentKeepsToTheSchemaOfItsFormat(FeedFormat format) {
        FeedEntry whole = entry("On $x < y$ & more", "<p>a &lt; b</p>", List.of("Émile Borel", "Paul Erdős"));
        FeedEntry anonymous = entry("Untold", "<p>…</p>", List.of());

        for (Feed.Kind kind : Feed.Kind.values()) {
            assertThat(FeedSchemas.faults(format, format.write(feed(kind, whole, anonymous))))
                    .isEmpty();
            assertThat(FeedSchemas.faults(format, format.write(feed(kind)))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSchemasFindWhatIsWrong(FeedFormat format) {
        String document = new String(
                format.write(feed(Feed.Kind.CURRENT, entry("Title", "<p>Text</p>", List.of()))),
                StandardCharsets.UTF_8);
        String unnamed = switch (format) {
            case ATOM -> document.replaceFirst("<entry>(.*?)<id>[^<]*</id>", "<entry>$1");
            case RSS -> document.replaceFirst("<guid[^>]*>[^<]*</guid>", "");
            case JSON -> document.replaceFirst("(\\[\\{)\"id\":\"[^\"]*\",", "$1");
        };

        assertThat(unnamed).isNotEqualTo(document);
        assertThat(FeedSchemas.faults(format, unnamed.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ATOM", "RSS"})
    void aFeedReaderReadsWhatWasWritten(FeedFormat format) throws Exception {
        FeedEntry paper = entry("On $x < y$ & more", "<p>a &lt; b</p>", List.of("Émile Borel", "Paul Erdős"));

        SyndFeed read = read(format.write(feed(Feed.Kind.CURRENT, paper)));

        assertThat(read.getTitle()).isEqualTo("Broadsheet: every day");
        assertThat(format == FeedFormat.ATOM ? alternate(read) : read.getLink())
                .isEqualTo("https://example.org/papers/date");
        SyndEntry entry = read.getEntries().getFirst();
        assertThat(entry.getUri()).isEqualTo(paper.id());
        assertThat(entry.getTitle()).isEqualTo(paper.title());
        assertThat(entry.getLink()).isEqualTo(paper.page());
        assertThat(entry.getPublishedDate().toInstant()).isEqualTo(PUBLISHED);
        assertThat(html(entry)).isEqualTo(paper.html());
        assertThat(
                        format == FeedFormat.ATOM
                                ? entry.getAuthors().stream()
                                        .map(SyndPerson::getName)
                                        .toList()
                                : ((com.rometools.rome.feed.module.DCModule)
                                                entry.getModule(com.rometools.rome.feed.module.DCModule.URI))
                                        .getCreators())
                .isEqualTo(paper.authors());
        assertThat(entry.getCategories().stream().map(one -> one.getName()).toList())
                .containsExactly("cs.CL", "ACL 2026 <main>");
    }

    private static String alternate(SyndFeed feed) {
        return feed.getLinks().stream()
                .filter(link -> link.getRel().equals("alternate"))
                .map(link -> link.getHref())
                .findFirst()
                .orElse("");
    }

    private static String html(SyndEntry entry) {
        return entry.getContents().isEmpty()
                ? entry.getDescription().getValue()
                : entry.getContents().getFirst().getValue();
    }

    @Test
    void anEntryOfAtomLinksItsSourceAndItsCodeAndTellsWhenItWasUpdated() throws Exception {
        SyndEntry entry = read(FeedFormat.ATOM.write(
                        feed(Feed.Kind.CURRENT, entry("Title", "<p>Text</p>", List.of("Ada")))))
                .getEntries()
                .getFirst();

        assertThat(entry.getLinks().stream()
                        .map(link -> link.getRel() + " " + link.getHref())
                        .toList())
                .contains("via https://arxiv.org/abs/2603.00001", "related https://github.com/made/up?a=1&b=2");
        assertThat(entry.getUpdatedDate().toInstant()).isEqualTo(UPDATED);
    }

    @Test
    void aDocumentLinksItselfAndItsArchivesAndAnArchiveIsMarked() {
        for (FeedFormat format : List.of(FeedFormat.ATOM, FeedFormat.RSS)) {
            String current = new String(format.write(feed(Feed.Kind.CURRENT)), StandardCharsets.UTF_8);
            String archive = new String(format.write(feed(Feed.Kind.ARCHIVE)), StandardCharsets.UTF_8);

            assertThat(current)
                    .contains("rel=\"self\"")
                    .contains("rel=\"prev-archive\"")
                    .contains(ARCHIVE)
                    .doesNotContain("archive />");
            assertThat(archive).contains("<fh:archive").contains("http://purl.org/syndication/history/1.0");
        }
    }

    @Test
    void jsonFeedHasTheSameAndLeadsToTheNextDocument() throws Exception {
        FeedEntry paper = entry("On $x < y$", "<p>a &lt; b</p>", List.of("Émile Borel"));

        JsonNode read = new ObjectMapper().readTree(FeedFormat.JSON.write(feed(Feed.Kind.CURRENT, paper)));

        assertThat(read.path("next_url").asText()).isEqualTo(ARCHIVE);
        JsonNode item = read.path("items").path(0);
        assertThat(item.path("id").asText()).isEqualTo(paper.id());
        assertThat(item.path("content_html").asText()).isEqualTo(paper.html());
        assertThat(item.path("authors").path(0).path("name").asText()).isEqualTo("Émile Borel");
        assertThat(item.path("date_modified").asText()).isEqualTo("2026-03-18T09:30:00Z");
        assertThat(item.path("tags").path(0).asText()).isEqualTo("cs.CL");
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "]]>",
                "<![CDATA[",
                "&",
                "&amp;",
                "&#0;",
                "<script>alert(1)</script>",
                "\"'",
                "\u0000",
                "\u0008",
                "\u001b[31m",
                "\u0085",
                "\u2028",
                "\uFFFE",
                "\uD83D",
                "\uDE00",
                "😀",
                "\uDBFF\uDFFF",
                "$\\alpha < \\beta$",
                "\\$5",
                "é",
                "e\u0301",
                "شبكة",
                "\r\n",
                "\t",
                " ");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(some -> String.join("", some));
    }

    @Property(tries = 300)
    void whateverATextHoldsEveryFormatCarriesItAndKeepsToItsSchema(@ForAll("hostile") String text) throws Exception {
        FeedEntry paper = entry(text, FeedText.paragraphs("About " + text), List.of(text, "Ada"));

        for (FeedFormat format : FeedFormat.values()) {
            byte[] document = format.write(feed(Feed.Kind.CURRENT, paper));
            assertThat(FeedSchemas.faults(format, document)).as(format.title()).isEmpty();
            if (format == FeedFormat.JSON) {
                assertThat(new ObjectMapper()
                                .readTree(document)
                                .path("items")
                                .path(0)
                                .path("title")
                                .asText())
                        .isEqualTo(paper.title());
            } else {
                SyndEntry entry = read(document).getEntries().getFirst();
                assertThat(entry.getTitle()).isEqualTo(paper.title());
                assertThat(html(entry)).isEqualTo(paper.html());
            }
        }
    }

    @Property(tries = 300)
    void aTextKeepsEveryCharacterThatXmlHas(@ForAll("hostile") String text) {
        String legible = FeedText.legible(text);

        assertThat(legible.codePoints().filter(point -> point != 0xFFFD).boxed().toList())
                .isEqualTo(text.codePoints()
                        .filter(point -> point >= 0x20 || point == '\n' || point == '\t')
                        .filter(point -> point < 0xD800 || point > 0xDFFF)
                        .filter(point -> point < 0xFFFD || point > 0xFFFF)
                        .boxed()
                        .toList());
    }

    @Test
    void aLongFeedIsWrittenWhole() throws Exception {
        FeedEntry[] many = IntStream.range(0, 500)
                .mapToObj(i -> entry("Paper " + i, "<p>" + "words ".repeat(300) + i + "</p>", List.of("Ada " + i)))
                .toArray(FeedEntry[]::new);

        assertThat(read(FeedFormat.ATOM.write(feed(Feed.Kind.CURRENT, many))).getEntries())
                .hasSize(500)
                .last()
                .satisfies(last -> assertThat(last.getTitle()).isEqualTo("Paper 499"));
    }
}
