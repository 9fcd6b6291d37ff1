package broadsheet.cite;

import broadsheet.paper.PaperDate;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a paper tells robots of it: the tags that Zotero and Google Scholar read, and the same by the vocabulary
 * of schema.org.
 *
 * @param tags in the order in which they stand in the page's head
 * @param linkedData a JSON object without a character that HTML knows, so that it may stand in a {@code script} element
 */
public record PageMetadata(List<Tag> tags, String linkedData) {
    /** Without these, no text can end the script element it stands in or begin a comment there. */
    private static final CharacterEscapes WITHOUT_HTML = new WithoutHtml();

    private static final ObjectWriter JSON = new ObjectMapper().writer(WITHOUT_HTML);

    /**
     * A {@code meta} element.
     *
     * @param name such as {@code citation_title}
     * @param content not empty
     */
    public record Tag(String name, String content) {}

    public PageMetadata {
        tags = List.copyOf(tags);
    }

    /**
     * That of a paper.
     *
     * @param page the whole address of our page of it
     */
    public static PageMetadata of(Citation citation, String page) {
        return new PageMetadata(tags(citation, page), linkedData(citation, page));
    }

    private static List<Tag> tags(Citation citation, String page) {
        Tags tags = new Tags();
        tags.put("citation_title", Citation.plain(citation.title()));
        citation.authors().forEach(author -> tags.put("citation_author", author.inverted()));
        PaperDate date = citation.date();
        tags.put("citation_publication_date", date == null ? "" : slashed(date));
        tags.put(
                switch (citation.kind()) {
                    case CONFERENCE_PAPER -> "citation_conference_title";
                    case ARTICLE, PREPRINT, UNKNOWN -> "citation_journal_title";
                },
                citation.venue());
        tags.put("citation_publisher", citation.isArxivPreprint() ? Citation.ARXIV : "");
        tags.put("citation_doi", citation.doi());
        tags.put("citation_arxiv_id", citation.arxiv());
        tags.put("citation_abstract_html_url", page);
        tags.put("citation_public_url", citation.url());
        tags.put("citation_pdf_url", citation.pdf());
        citation.keywords().forEach(keyword -> tags.put("citation_keywords", keyword));
        tags.put("citation_abstract", Citation.plain(citation.abstractText()));
        return tags.list;
    }

    /** Collects tags that have something to say. */
    private static final class Tags {
        private final List<Tag> list = new ArrayList<>();

        void put(String name, String content) {
            if (!content.isEmpty()) {
                list.add(new Tag(name, content));
            }
        }
    }

    private static String slashed(PaperDate date) {
        return date.iso().replace('-', '/');
    }

    private static String linkedData(Citation citation, String page) {
        ObjectNode article = JsonNodeFactory.instance.objectNode();
        put(article, "@context", "https://schema.org");
        put(article, "@type", "ScholarlyArticle");
        put(article, "@id", citation.url());
        put(article, "mainEntityOfPage", page);
        put(article, "headline", Citation.plain(citation.title()));
        if (!citation.authors().isEmpty()) {
            ArrayNode authors = article.putArray("author");
            citation.authors().forEach(author -> authors.add(author(author)));
        }
        PaperDate date = citation.date();
        put(article, "datePublished", date == null ? "" : date.iso());
        if (!citation.venue().isEmpty()) {
            ObjectNode venue = article.putObject("isPartOf");
            put(venue, "@type", citation.kind() == Citation.Kind.ARTICLE ? "Periodical" : "PublicationVolume");
            put(venue, "name", citation.venue());
        }
        if (citation.isArxivPreprint()) {
            ObjectNode publisher = article.putObject("publisher");
            put(publisher, "@type", "Organization");
            put(publisher, "name", Citation.ARXIV);
        }
        identifier(article, citation);
        put(article, "url", citation.url());
        if (!citation.keywords().isEmpty()) {
            ArrayNode keywords = article.putArray("keywords");
            citation.keywords().forEach(keywords::add);
        }
        put(article, "license", citation.licence());
        put(article, "creativeWorkStatus", citation.withdrawn() ? "Withdrawn" : "");
        try {
            return JSON.writeValueAsString(article);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    private static void identifier(ObjectNode article, Citation citation) {
        ArrayNode identifiers = JsonNodeFactory.instance.arrayNode();
        if (!citation.doi().isEmpty()) {
            identifiers.add(identifier("doi", citation.doi()));
        }
        if (!citation.arxiv().isEmpty()) {
            identifiers.add(identifier("arxiv", citation.arxiv()));
        }
        if (!identifiers.isEmpty()) {
            article.set("identifier", identifiers);
        }
    }

    private static ObjectNode identifier(String kind, String value) {
        ObjectNode identifier = JsonNodeFactory.instance.objectNode();
        put(identifier, "@type", "PropertyValue");
        put(identifier, "propertyID", kind);
        put(identifier, "value", value);
        return identifier;
    }

    private static ObjectNode author(CitedName author) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (author) {
            case CitedName.Group group -> {
                put(node, "@type", "Organization");
                put(node, "name", group.name());
            }
            case CitedName.Person person -> {
                put(node, "@type", "Person");
                put(node, "name", person.inOrder());
                put(node, "givenName", person.given());
                put(node, "familyName", person.wholeFamily());
                put(node, "honorificSuffix", person.suffix());
            }
        }
        return node;
    }

    private static void put(ObjectNode node, String field, String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }

    /** Writes the characters that begin anything in HTML by their numbers. */
    private static final class WithoutHtml extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        private final int[] escapes = standardAsciiEscapesForJSON();

        WithoutHtml() {
            for (char character : new char[] {'<', '>', '&'}) {
                escapes[character] = ESCAPE_CUSTOM;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return character < escapes.length
                    ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
                    : null;
        }
    }
}
