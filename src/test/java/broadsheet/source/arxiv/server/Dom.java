package broadsheet.source.arxiv.server;

import broadsheet.source.arxiv.world.ArxivPaper;
import broadsheet.source.arxiv.world.ArxivPaper.Extra;
import broadsheet.source.arxiv.world.ArxivPaper.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** XML read as trees with the Java platform's own parser, for comparing. */
final class Dom {
    private Dom() {}

    static Document read(String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not XML: " + xml.lines().findFirst().orElse("nothing at all"), e);
        }
    }

    static List<Element> elements(Document in, String name) {
        return elements(in.getDocumentElement(), name);
    }

    /** The elements of that name, in any namespace, below another. */
    static List<Element> elements(Element in, String name) {
        NodeList nodes = in.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    static List<String> texts(Document in, String name) {
        return texts(in.getDocumentElement(), name);
    }

    static List<String> texts(Element in, String name) {
        return elements(in, name).stream().map(Node::getTextContent).toList();
    }

    /** The records of a page in {@code arXivRaw}. */
    static List<ArxivPaper> papers(Document page) {
        return elements(page, "record").stream().map(Dom::paper).toList();
    }

    private static ArxivPaper paper(Element record) {
        Element raw = elements(record, "arXivRaw").getFirst();
        Map<Extra, String> extras = new EnumMap<>(Extra.class);
        for (Extra extra : Extra.values()) {
            texts(raw, extra.element()).forEach(text -> extras.put(extra, text));
        }
        List<Version> versions =
                elements(raw, "version").stream().map(Dom::version).toList();
        return new ArxivPaper(
                texts(raw, "id").getFirst(),
                texts(raw, "submitter").getFirst(),
                versions,
                texts(raw, "title").getFirst(),
                texts(raw, "authors").getFirst(),
                List.of(texts(raw, "categories").getFirst().split(" ", -1)),
                extras,
                texts(raw, "abstract").getFirst(),
                LocalDate.parse(texts(record, "datestamp").getFirst()));
    }

    private static Version version(Element version) {
        Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                texts(version, "date").getFirst()));
        List<String> type = texts(version, "source_type");
        return new Version(at, texts(version, "size").getFirst(), type.isEmpty() ? "" : type.getFirst());
    }

    /** Every element with its namespace, its place and the names of its attributes, each kind once. */
    static Set<String> shape(Document document) {
        Set<String> shape = new TreeSet<>();
        shape(document.getDocumentElement(), "", shape);
        return shape;
    }

    private static void shape(Element element, String place, Set<String> shape) {
        Set<String> attributes = new TreeSet<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String name = element.getAttributes().item(i).getNodeName();
            if (!name.startsWith("xmlns")) {
                attributes.add(name);
            }
        }
        String here = place + "/{" + element.getNamespaceURI() + "}" + element.getLocalName();
        shape.add(here + attributes);
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                shape(child, here, shape);
            }
        }
    }
}
