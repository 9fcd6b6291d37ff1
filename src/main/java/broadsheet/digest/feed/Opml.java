package broadsheet.digest.feed;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;

/** A list of feeds in OPML 2.0, which feed readers take in as a whole. */
public final class Opml {
    private Opml() {}

    /**
     * A feed, as such a list has it.
     *
     * @param title what it is called
     * @param feed the whole address of the feed
     * @param page the whole address of the page that shows the same list
     */
    public record Line(String title, String feed, String page) {
        public Line {
            title = FeedText.line(title);
        }
    }

    /**
     * Writes a list, in UTF-8.
     *
     * @param lines at least one, as the format demands
     */
    public static byte[] write(String title, List<Line> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a list of no feed: " + title);
        }
        Element body = new Element("body");
        for (Line line : lines) {
            body.addContent(new Element("outline")
                    .setAttribute("type", "rss")
                    .setAttribute("text", line.title())
                    .setAttribute("title", line.title())
                    .setAttribute("xmlUrl", line.feed())
                    .setAttribute("htmlUrl", line.page()));
        }
        Element head = new Element("head").addContent(new Element("title").setText(title));
        Element root = new Element("opml").setAttribute("version", "2.0").addContent(List.of(head, body));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RomeXml.print(new Document(root), bytes);
        return bytes.toByteArray();
    }
}
