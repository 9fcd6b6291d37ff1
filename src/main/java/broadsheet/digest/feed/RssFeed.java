package broadsheet.digest.feed;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.Date;
import java.util.List;

/** Feeds in RSS 2.0, with Dublin Core's authors, and Atom's links for what RSS lacks. */
final class RssFeed {
    /** Minutes for which a reader need not ask again. */
    private static final int KEEPS_FOR = 60;

    private RssFeed() {}

    static byte[] write(Feed feed) {
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(feed.title());
        channel.setLink(feed.page());
        channel.setDescription(feed.title());
        channel.setLanguage("en");
        channel.setLastBuildDate(Date.from(feed.updated()));
        channel.setGenerator(RomeXml.PROGRAM);
        channel.setDocs("https://www.rssboard.org/rss-specification");
        channel.setTtl(KEEPS_FOR);
        channel.setForeignMarkup(RomeXml.linksAndMarks(feed, FeedFormat.RSS.mediaType()));
        channel.setItems(feed.entries().stream().map(RssFeed::item).toList());
        return RomeXml.print(channel);
    }

    private static Item item(FeedEntry paper) {
        Item item = new Item();
        item.setTitle(paper.title());
        item.setLink(paper.page());
        Guid guid = new Guid();
        guid.setValue(paper.id());
        // It may look like an address; the item's own page is another.
        guid.setPermaLink(false);
        item.setGuid(guid);
        Description description = new Description();
        description.setType("text/html");
        description.setValue(paper.html());
        item.setDescription(description);
        item.setPubDate(Date.from(paper.published()));
        item.setCategories(paper.categories().stream().map(RssFeed::category).toList());
        if (!paper.authors().isEmpty()) {
            // RSS's own "author" wants an e-mail address.
            DCModule dublinCore = new DCModuleImpl();
            dublinCore.setCreators(paper.authors());
            item.setModules(List.of(dublinCore));
        }
        return item;
    }

    private static Category category(broadsheet.paper.Category filed) {
        Category category = new Category();
        category.setValue(FeedText.line(filed.code()));
        return category;
    }
}
