package broadsheet.digest.feed;

import broadsheet.paper.Category;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;

/** Feeds in JSON Feed 1.1. What would be empty is left out. */
final class JsonFeed {
    private static final ObjectWriter WRITER = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY)
            .writerFor(Document.class);

    private JsonFeed() {}

    private record Document(
            String version,
            String title,
            @JsonProperty("home_page_url") String page,
            @JsonProperty("feed_url") String self,
            @JsonProperty("next_url") String next,
            String language,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Item> items) {}

    private record Item(
            String id,
            String url,
            @JsonProperty("external_url") String source,
            String title,
            @JsonProperty("content_html") String html,
            @JsonProperty("date_published") String published,
            @JsonProperty("date_modified") String updated,
            List<Person> authors,
            List<String> tags) {}

    private record Person(String name) {}

    static byte[] write(Feed feed) {
        Document document = new Document(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.page(),
                feed.self(),
                feed.link(Feed.Relation.NEXT)
                        .or(() -> feed.link(Feed.Relation.PREVIOUS_ARCHIVE))
                        .orElse(""),
                "en",
                feed.entries().stream().map(JsonFeed::item).toList());
        try {
            return WRITER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a feed cannot be written: " + feed.id(), e);
        }
    }

    private static Item item(FeedEntry paper) {
        return new Item(
                paper.id(),
                paper.page(),
                paper.source(),
                paper.title(),
                paper.html(),
                paper.published().toString(),
                paper.updated().toString(),
                paper.authors().stream().map(Person::new).toList(),
                paper.categories().stream()
                        .map(Category::code)
                        .map(FeedText::line)
                        .toList());
    }
}
