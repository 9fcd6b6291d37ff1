package broadsheet.bench;

import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.Life;
import broadsheet.source.arxiv.world.MadeLives;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As many records in {@code arXivRaw} as one likes, made in no time: those of one page of the test server, repeated with other
 * identifiers, titles and first versions. Each page is 1,300 records, as arXiv's are.
 */
final class ManyRecords {
    /** Records of a page of arXiv's. */
    static final int A_PAGE = 1_300;

    /** The day on which all of them changed. */
    static final LocalDate DAY = LocalDate.of(2026, 11, 17);

    /** In a month; arXiv has numbers of five digits. */
    private static final int A_MONTH = 90_000;

    private static final Pattern RECORD = Pattern.compile(" *<record>.*?</record>\n", Pattern.DOTALL);
    private static final Pattern NEW_STYLE = Pattern.compile("<id>(\\d{4}\\.\\d{5})</id>");
    private static final String ID = "\u0001";
    private static final String NUMBER = "\u0002";

    /** The records, each cut where its identifier and its number stand. */
    private final List<List<Part>> records;

    /** Text that is always the same, and what follows it. */
    private record Part(String text, Kind next) {}

    private enum Kind {
        ID,
        NUMBER,
        END
    }

    private ManyRecords(List<List<Part>> records) {
        this.records = records;
    }

    /** Takes a page of the test server for a pattern. */
    static ManyRecords made() throws IOException {
        List<Life> lives = MadeLives.make(3, 2 * A_PAGE, LocalDate.of(2026, 11, 9), 7, Announcements.EVERY_WEEK);
        ArxivWorld world = new ArxivWorld(
                lives, Announcements.EVERY_WEEK, InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z")));
        List<List<Part>> records = new ArrayList<>();
        try (ArxivTestServer server = ArxivTestServer.start(world, 2 * A_PAGE)) {
            URI first = URI.create(server.at("/oai") + "?verb=ListRecords&metadataPrefix=arXivRaw");
            String page = new String(first.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = RECORD.matcher(page);
            while (found.find() && records.size() < A_PAGE) {
                Matcher id = NEW_STYLE.matcher(found.group());
                if (id.find()) {
                    String text = found.group()
                            .replace(id.group(1), ID)
                            // Before the title: many titles with one beginning, which no catalogue has, would all be
                            // compared.
                            .replace("<title>", "<title>" + NUMBER + " ")
                            .replaceAll("<datestamp>[^<]*", "<datestamp>" + DAY);
                    records.add(parts(text));
                }
            }
        }
        if (records.size() < A_PAGE) {
            throw new IllegalStateException("the test server's page has only " + records.size() + " records of use");
        }
        return new ManyRecords(records);
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            Kind kind = text.startsWith(ID, i) ? Kind.ID : text.startsWith(NUMBER, i) ? Kind.NUMBER : Kind.END;
            if (kind != Kind.END) {
                parts.add(new Part(text.substring(from, i), kind));
                from = i + 1;
            }
        }
        parts.add(new Part(text.substring(from), Kind.END));
        return parts;
    }

    /**
     * A page.
     *
     * @param skip how many records came before
     * @param total how many there are in all
     */
    byte[] page(int skip, int total) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(4 << 20);
        write(page, """
                <?xml version="1.0" encoding="UTF-8"?>
                <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
                    <responseDate>2026-11-20T12:00:00Z</responseDate>
                    <request verb="ListRecords">https://oaipmh.arxiv.org/oai</request>
                    <ListRecords>
                """);
        int end = Math.min(total, skip + A_PAGE);
        for (int i = skip; i < end; i++) {
            for (Part part : records.get(i - skip)) {
                write(page, part.text());
                switch (part.next()) {
                    case ID -> write(page, id(i));
                    case NUMBER -> write(page, "of number " + i);
                    case END -> {}
                }
            }
        }
        write(
                page,
                end < total
                        ? "<resumptionToken expirationDate='2026-11-21T00:00:00Z'>verb%3DListRecords%26metadataPrefix%3DarXivRaw"
                                + "%26from%3D" + DAY + "%26until%3D" + DAY + "%26skip%3D" + end + "</resumptionToken>\n"
                        : skip == 0 ? "" : "<resumptionToken/>\n");
        write(page, "</ListRecords>\n</OAI-PMH>\n");
        return page.toByteArray();
    }

    /** Identifiers from January 2015 on, since when arXiv's have five digits. */
    private static String id(int number) {
        int month = number / A_MONTH;
        return String.format(Locale.ROOT, "%02d%02d.%05d", 15 + month / 12, 1 + month % 12, 1 + number % A_MONTH);
    }

    private static void write(ByteArrayOutputStream page, String text) {
        page.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
