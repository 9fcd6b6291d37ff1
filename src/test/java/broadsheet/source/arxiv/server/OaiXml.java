package broadsheet.source.arxiv.server;

import broadsheet.source.arxiv.world.ArxivPaper;
import broadsheet.source.arxiv.world.ArxivPaper.Version;
import broadsheet.source.arxiv.world.Sets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The XML of arXiv's harvesting interface, laid out as arXiv's templates lay it out, to the space. */
final class OaiXml {
    private static final DateTimeFormatter MAIL_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final String BASE_URL = "https://oaipmh.arxiv.org/oai";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String RAW = "http://arxiv.org/OAI/arXivRaw/";
    private static final String RAW_SCHEMA = "https://oaipmh.arxiv.org/OAI/arXivRaw.xsd";

    private OaiXml() {}

    /** The element that repeats a request: its arguments in their order. */
    static String request(Map<String, String> arguments) {
        StringBuilder request = new StringBuilder("<request");
        arguments.forEach((name, value) -> request.append(' ')
                .append(name)
                .append("=\"")
                .append(Escaped.withQuotes(value))
                .append('"'));
        return request.append('>').append(BASE_URL).append("</request>").toString();
    }

    /** The element that repeats a request with a token, which arXiv writes with the other quotes. */
    static String resumed(String verb, String token) {
        return "<request verb='" + verb + "' resumptionToken='" + Escaped.withQuotes(token) + "'>" + BASE_URL
                + "</request>";
    }

    /** A whole answer. */
    static String document(Instant now, String request, String body) {
        // The list of sets has its own template, which is indented less.
        String indent = request.contains("\"ListSets\"") ? " ".repeat(12) : " ".repeat(16);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"\s
                         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                         xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
                    <responseDate>""" + now.truncatedTo(ChronoUnit.SECONDS) + "</responseDate>\n" + indent + request
                + "\n\n\n" + body + "</OAI-PMH>";
    }

    static String error(String code, String text) {
        return "    <error code='" + code + "'>" + Escaped.withQuotes(text) + "</error>\n";
    }

    static String element(String verb, String content) {
        return "    <" + verb + ">\n" + content + "    </" + verb + ">\n";
    }

    static String header(ArxivPaper paper) {
        return header(paper.id(), paper.datestamp(), Sets.specs(paper.categories()));
    }

    static String header(String id, LocalDate datestamp, List<String> specs) {
        StringBuilder header = new StringBuilder("                <header>\n");
        line(header, 8, "identifier", "oai:arXiv.org:" + id);
        line(header, 8, "datestamp", datestamp.toString());
        specs.forEach(spec -> line(header, 12, "setSpec", spec));
        return header.append("    </header>\n\n").toString();
    }

    /** A record in {@code arXivRaw}. */
    static String record(ArxivPaper paper, int indent) {
        StringBuilder record = new StringBuilder();
        record.append(" ".repeat(indent)).append("<record>\n").append(header(paper));
        record.append("            <metadata>\n                        <arXivRaw xmlns=\"" + RAW + "\" xmlns:xsi=\""
                + XSI + "\" xsi:schemaLocation=\"" + RAW + " " + RAW_SCHEMA + "\">\n");
        line(record, 8, "id", paper.id());
        line(record, 8, "submitter", paper.submitter());
        for (int i = 0; i < paper.versions().size(); i++) {
            version(record, i + 1, paper.versions().get(i));
        }
        line(record, 8, "title", paper.title());
        line(record, 8, "authors", paper.authors());
        line(record, 8, "categories", String.join(" ", paper.categories()));
        paper.extras().forEach((extra, value) -> line(record, 12, extra.element(), value));
        line(record, 12, "abstract", paper.summary());
        return record.append("    </arXivRaw>\n\n            </metadata>\n        </record>\n\n")
                .toString();
    }

    private static void version(StringBuilder record, int number, Version version) {
        record.append("            <version version=\"v").append(number).append("\">\n");
        line(record, 16, "date", MAIL_DATE.format(version.at().atOffset(ZoneOffset.UTC)));
        line(record, 16, "size", version.size());
        if (!version.sourceType().isEmpty()) {
            line(record, 20, "source_type", version.sourceType());
        }
        record.append("            </version>\n");
    }

    private static void line(StringBuilder xml, int indent, String element, String text) {
        xml.append(" ".repeat(indent)).append('<').append(element).append('>');
        xml.append(Escaped.withQuotes(text)).append("</").append(element).append(">\n");
    }

    static String token(ResumptionToken token, LocalDate today) {
        return " ".repeat(20) + "<resumptionToken expirationDate='" + today.plusDays(1) + "T00:00:00Z'>" + token.text()
                + "</resumptionToken>\n\n";
    }

    /** What ends a list that was read with tokens. */
    static String lastToken() {
        return " ".repeat(20) + "<resumptionToken/>\n\n";
    }

    static String sets() {
        StringBuilder sets = new StringBuilder();
        for (Sets.NamedSet set : Sets.all()) {
            sets.append("                <set>\n");
            line(sets, 8, "setSpec", set.spec());
            line(sets, 8, "setName", set.name());
            sets.append("    </set>\n\n");
        }
        return sets.toString();
    }

    static String formats() {
        String own = "https://oaipmh.arxiv.org/OAI/";
        return format(
                        "oai_dc",
                        "https://www.openarchives.org/OAI/2.0/oai_dc.xsd",
                        "http://www.openarchives.org/OAI/2.0/oai_dc/")
                + format("arXiv", own + "arXiv.xsd", "http://arxiv.org/OAI/arXiv/")
                + format("arXivOld", own + "arXivOld.xsd", "http://arxiv.org/OAI/arXivOld/")
                + format("arXivRaw", RAW_SCHEMA, RAW);
    }

    private static String format(String prefix, String schema, String namespace) {
        StringBuilder format = new StringBuilder("                <metadataFormat>\n");
        line(format, 4, "metadataPrefix", prefix);
        line(format, 4, "schema", schema);
        line(format, 4, "metadataNamespace", namespace);
        return format.append("</metadataFormat>\n\n").toString();
    }

    static String identity() {
        String namespace = "http://www.openarchives.org/OAI/1.1/eprints";
        return """
                        <repositoryName>arXiv</repositoryName>
                        <baseURL>%s</baseURL>
                        <protocolVersion>2.0</protocolVersion>
                        <adminEmail>help@arxiv.org</adminEmail>
                        <earliestDatestamp>%s</earliestDatestamp>
                        <deletedRecord>persistent</deletedRecord>
                        <granularity>YYYY-MM-DD</granularity>
                            <description>
                        <eprints xmlns="%s" xmlns:xsi="%s" xsi:schemaLocation="%s %s.xsd">
                %s        </eprints>
                    </description>

                """.formatted(
                        BASE_URL,
                        OaiDoor.EARLIEST,
                        namespace,
                        XSI,
                        namespace,
                        namespace,
                        policy("content", "Author self-archived e-prints", "")
                                + policy(
                                        "metadataPolicy",
                                        "Metadata harvesting permitted through OAI interface",
                                        "oa/metadataPolicy.html")
                                + policy(
                                        "dataPolicy",
                                        "Full-content harvesting not permitted (except by special arrangement)",
                                        "oa/dataPolicy.html")
                                + policy(
                                        "submissionPolicy",
                                        "Author self-submission preferred, submissions screened for appropriateness.",
                                        "submit/index.html"));
    }

    private static String policy(String name, String text, String page) {
        StringBuilder policy = new StringBuilder("            <" + name + ">\n");
        line(policy, 16, "text", text);
        if (!page.isEmpty()) {
            line(policy, 16, "URL", "https://info.arxiv.org/help/" + page);
        }
        return policy.append("            </").append(name).append(">\n").toString();
    }
}
