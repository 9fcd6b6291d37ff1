package broadsheet.digest.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/** What the feeds in XML share: how ROME's are printed, and the elements it does not know. */
final class RomeXml {
    static final String PROGRAM = "Broadsheet";

    /** That of RFC 5005. */
    private static final Namespace HISTORY = Namespace.getNamespace("fh", "http://purl.org/syndication/history/1.0");

    private static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    private RomeXml() {}

    /** The mark of an archive; empty on other documents. */
    static List<Element> marks(Feed feed) {
        return feed.kind() == Feed.Kind.ARCHIVE ? List.of(new Element("archive", HISTORY)) : List.of();
    }

    /** The links of a document as elements of Atom, for a format that has none, and its marks. */
    static List<Element> linksAndMarks(Feed feed, String mediaType) {
        List<Element> elements = new ArrayList<>();
        for (Feed.Link link : feed.links()) {
            elements.add(new Element("link", ATOM)
                    .setAttribute("rel", link.relation().word())
                    .setAttribute("type", mediaType)
                    .setAttribute("href", link.address()));
        }
        elements.addAll(marks(feed));
        return elements;
    }

    /** Prints a feed, with every space as it is. */
    static byte[] print(WireFeed feed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            print(new WireFeedOutput().outputJDom(feed), bytes);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed lacks what its format demands: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    static void print(Document document, ByteArrayOutputStream bytes) {
        try {
            new XMLOutputter(Format.getRawFormat()).output(document, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing XML in memory", e);
        }
    }
}
