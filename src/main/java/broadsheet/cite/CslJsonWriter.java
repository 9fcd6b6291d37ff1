package broadsheet.cite;

import broadsheet.paper.PaperDate;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;

/** CSL-JSON (CSL 1.0.2): one array with an object a paper. */
final class CslJsonWriter implements CitationWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    CslJsonWriter(Writer out) throws IOException {
        json = JSON.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new DefaultPrettyPrinter());
        json.writeStartArray();
    }

    @Override
    public void write(Citation citation) throws IOException {
        json.writeStartObject();
        text("id", citation.key());
        text("type", type(citation.kind()));
        text("title", Citation.plain(citation.title()));
        if (!citation.authors().isEmpty()) {
            json.writeArrayFieldStart("author");
            for (CitedName author : citation.authors()) {
                name(author);
            }
            json.writeEndArray();
        }
        PaperDate date = citation.date();
        if (date != null) {
            date(date);
        }
        text("container-title", citation.venue());
        if (citation.isArxivPreprint()) {
            text("publisher", Citation.ARXIV);
            text("number", citation.arxivNumber());
        }
        text("DOI", citation.doi());
        text("URL", citation.url());
        text("keyword", String.join(", ", citation.keywords()));
        text("abstract", Citation.plain(citation.abstractText()));
        text("note", citation.withdrawn() ? "Withdrawn" : "");
        json.writeEndObject();
    }

    /** The type that CSL has for a kind; {@code article} is its word for a preprint. */
    static String type(Citation.Kind kind) {
        return switch (kind) {
            case ARTICLE -> "article-journal";
            case CONFERENCE_PAPER -> "paper-conference";
            case PREPRINT -> "article";
            case UNKNOWN -> "document";
        };
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }

    private void text(String field, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }

    private void name(CitedName name) throws IOException {
        json.writeStartObject();
        switch (name) {
            case CitedName.Group group -> text("literal", group.name());
            case CitedName.Person person -> {
                text("family", person.family());
                text("given", person.given());
                text("non-dropping-particle", person.particle());
                text("suffix", person.suffix());
            }
        }
        json.writeEndObject();
    }

    private void date(PaperDate date) throws IOException {
        json.writeObjectFieldStart("issued");
        json.writeArrayFieldStart("date-parts");
        json.writeStartArray();
        for (int part : parts(date)) {
            json.writeNumber(part);
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Year, month and day, as far as they are known. */
    private static int[] parts(PaperDate date) {
        LocalDate day = date.day();
        return switch (date.precision()) {
            case YEAR -> new int[] {day.getYear()};
            case MONTH -> new int[] {day.getYear(), day.getMonthValue()};
            case DAY -> new int[] {day.getYear(), day.getMonthValue(), day.getDayOfMonth()};
        };
    }
}
