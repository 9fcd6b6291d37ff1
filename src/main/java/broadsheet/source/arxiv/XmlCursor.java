package broadsheet.source.arxiv;

import com.ctc.wstx.api.WstxInputProperties;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a document of a source, element by element, and keeps nothing behind it.
 *
 * <p>Documents come from outside, so those with a document type are refused: no entity is expanded and no address looked
 * up. Of the text of one record only so much is kept; a record with more, or with characters that no text has, is known
 * by {@link #checkRecord()} once it has passed, and the next one is not harmed. All else that is not XML is thrown as
 * {@link XMLStreamException}, also a stream that fails.
 *
 * <p>An element is read by calling {@link #nextChild()} until it says false, and for each child either {@link #text()},
 * {@link #skip()} or the same again.
 */
final class XmlCursor {
    /** Characters that one record may have; a hundred times what a long one has, three thousand authors included. */
    static final int LONGEST_RECORD = 1_000_000;

    /** What an element costs beside its text, so that a million empty ones are too long as well. */
    private static final int COST_OF_ELEMENT = 20;

    private static final int DEEPEST = 50;
    private static final int LONGEST_ATTRIBUTE = 20_000;
    private static final int MOST_ATTRIBUTES = 50;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int left = LONGEST_RECORD;
    private @Nullable String illegal;

    /** A cursor before the root of a document in UTF-8. */
    XmlCursor(InputStream document) throws XMLStreamException {
        this.reader = FACTORY.createXMLStreamReader(new LegalCharacters(document));
    }

    private static XMLInputFactory factory() {
        // Found as a service: javac cannot read an annotation of the class itself. Another one would refuse the limits.
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Otherwise faults would be thrown later, and unchecked.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        return factory;
    }

    /**
     * Goes to the root.
     *
     * @param names what it may be called
     * @return its name
     * @throws XMLStreamException if there is none, or it has another name, or the document has a document type
     */
    String enterRoot(String... names) throws XMLStreamException {
        int event = reader.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a document type, as of a page for browsers, instead of " + names[0]);
            }
            event = reader.next();
        }
        if (!List.of(names).contains(name())) {
            throw new XMLStreamException("<" + name() + "> instead of <" + names[0] + ">");
        }
        return name();
    }

    /**
     * Goes to the next child of the element that was entered.
     *
     * @return false if there is none and the element ended
     */
    boolean nextChild() throws XMLStreamException {
        int event = reader.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            event = reader.next();
        }
        left -= COST_OF_ELEMENT;
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** The name of the element that was entered last, without its prefix. */
    String name() {
        return reader.getLocalName();
    }

    /** An attribute of the element that was just entered, empty if it is absent. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return checked(reader.getAttributeValue(i));
            }
        }
        return "";
    }

    /** Reads the element to its end; its text and that of all within it, as far as the record may be long. */
    String text() throws XMLStreamException {
        String first = "";
        StringBuilder further = new StringBuilder(0);
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    left -= reader.getTextLength();
                    if (left < 0) {
                        continue;
                    }
                    // Most texts come in one piece, which need not be copied once more.
                    if (first.isEmpty() && further.isEmpty()) {
                        first = reader.getText();
                    } else {
                        further.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                default -> {
                    // Comments and processing instructions are not text.
                }
            }
        }
        return checked(further.isEmpty() ? first : first + further);
    }

    /** Reads the element to its end, unseen. */
    void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private String checked(String text) {
        if (illegal == null && text.indexOf(LegalCharacters.MARK) >= 0) {
            illegal = text;
        }
        return text;
    }

    /** Begins to count what a record takes. */
    void beginRecord() {
        left = LONGEST_RECORD;
        illegal = null;
    }

    /** @throws BadRecord if the record that was read was too long, or a text in it had characters that no text has */
    void checkRecord() throws BadRecord {
        if (left < 0) {
            throw new BadRecord(Fault.LENGTH, "longer than " + LONGEST_RECORD + " characters");
        }
        if (illegal != null) {
            int at = illegal.indexOf(LegalCharacters.MARK);
            String around = illegal.substring(Math.max(0, at - 20), Math.min(illegal.length(), at + 20));
            throw new BadRecord(
                    Fault.CHARACTER,
                    "a character that no text has: \"" + around.replace(LegalCharacters.MARK, '�') + '"');
        }
    }

    /** What an exception of this class says, in one line and without the place, which tells nobody anything. */
    static String reason(XMLStreamException fault) {
        String message = String.valueOf(fault.getMessage());
        return message.lines().findFirst().orElse("").strip();
    }
}
