package broadsheet.source.arxiv.server;

import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivPaper;
import broadsheet.source.arxiv.world.ArxivPaper.Extra;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.ArxivWorld.News;
import broadsheet.source.arxiv.world.Change.Kind;
import broadsheet.source.arxiv.world.Sets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The feeds: what was announced the evening before, in RSS or Atom, of one or more categories. Made anew at midnight Eastern,
 * empty on days without announcement, at most 2,000 papers, without the sixth and later versions.
 */
final class FeedDoor implements Door {
    private static final int LONGEST = 2_000;
    private static final int LAST_VERSION = 5;
    private static final DateTimeFormatter MAIL_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss xx", Locale.ENGLISH);
    private static final DateTimeFormatter ATOM_DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ENGLISH);

    /** How long after midnight a feed is made, which its dates show. */
    private static final Duration MAKING = Duration.ofMillis(19_866);

    private final ArxivWorld world;

    FeedDoor(ArxivWorld world) {
        this.world = world;
    }

    /** What is said of a paper, in the order of a feed. */
    private enum Type {
        NEW("new"),
        CROSS("cross"),
        REPLACE("replace"),
        REPLACE_CROSS("replace-cross");

        private final String word;

        Type(String word) {
            this.word = word;
        }
    }

    private record Item(ArxivPaper paper, Type type) {
        String versioned() {
            return paper.id() + "v" + paper.version();
        }

        String text() {
            return "arXiv:" + versioned() + " Announce Type: " + type.word + " \nAbstract: "
                    + inOneLine(paper.summary());
        }
    }

    /** {@code /rss/cs.CL+cs.AI} and {@code /atom/cs.CL+cs.AI}. */
    @Override
    public Answer answer(Call call) {
        String[] parts = call.path().split("/", 3);
        boolean rss = parts[1].equals("rss");
        String asked = parts[2];
        ZonedDateTime midnight = world.calendar().feedServed(world.now()).atStartOfDay(Announcements.EASTERN);
        List<String> codes = new ArrayList<>();
        for (String written : asked.split("\\+", -1)) {
            Optional<String> code = Sets.code(written);
            if (code.isEmpty()) {
                String title = "Feed error for query: " + asked;
                String feed = rss ? rss(asked, title, midnight, List.of()) : atom(asked, title, midnight, List.of());
                return Answer.of(400, Answer.XML, feed);
            }
            codes.add(code.get());
        }
        String title = String.join(", ", codes) + " updates on arXiv.org";
        List<Item> items = items(codes, midnight.toLocalDate());
        String feed = rss ? rss(asked, title, midnight, items) : atom(asked, title, midnight, items);
        String tag = "\"" + sha256(feed) + "\"";
        boolean known = call.header("If-None-Match").filter(tag::equals).isPresent();
        Duration fresh = Duration.between(world.now(), midnight.plusDays(1).toInstant());
        return Answer.of(known ? 304 : 200, rss ? "application/rss+xml" : "application/atom+xml", known ? "" : feed)
                .with("ETag", tag)
                .with("Cache-Control", "max-age=" + fresh.toSeconds());
    }

    private List<Item> items(List<String> codes, LocalDate day) {
        return world.news(day).stream()
                .filter(news -> news.kind() == Kind.ANNOUNCED || news.paper().version() <= LAST_VERSION)
                .flatMap(news -> type(news, codes).map(type -> new Item(news.paper(), type)).stream())
                .sorted(Comparator.comparing(Item::type))
                .limit(LONGEST)
                .toList();
    }

    private static Optional<Type> type(News news, List<String> codes) {
        List<String> categories = news.paper().categories();
        boolean isNew = news.kind() == Kind.ANNOUNCED;
        if (codes.stream().anyMatch(code -> isIn(categories.getFirst(), code))) {
            return Optional.of(isNew ? Type.NEW : Type.REPLACE);
        }
        return codes.stream().anyMatch(code -> categories.stream().anyMatch(category -> isIn(category, code)))
                ? Optional.of(isNew ? Type.CROSS : Type.REPLACE_CROSS)
                : Optional.empty();
    }

    private static boolean isIn(String category, String code) {
        return category.equals(code) || category.startsWith(code + ".");
    }

    private static String rss(String asked, String title, ZonedDateTime midnight, List<Item> items) {
        String address = "http://rss.arxiv.org/rss/" + Escaped.plain(asked);
        StringBuilder feed = new StringBuilder("""
                <?xml version='1.0' encoding='UTF-8'?>
                <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" \
                xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
                version="2.0">
                  <channel>
                """);
        line(feed, 4, "title", title);
        line(feed, 4, "link", address);
        line(feed, 4, "description", title.replace("arXiv.org", "the arXiv.org e-print archive."));
        feed.append("    <atom:link href=\"" + address + "\" rel=\"self\" type=\"application/rss+xml\"/>\n");
        line(feed, 4, "docs", "http://www.rssboard.org/rss-specification");
        line(feed, 4, "language", "en-us");
        line(feed, 4, "lastBuildDate", MAIL_DATE.format(made(midnight)));
        line(feed, 4, "managingEditor", "rss-help@arxiv.org");
        line(feed, 4, "pubDate", MAIL_DATE.format(midnight));
        feed.append("    <skipDays>\n      <day>Saturday</day>\n      <day>Sunday</day>\n    </skipDays>\n");
        for (Item item : items) {
            ArxivPaper paper = item.paper();
            feed.append("    <item>\n");
            line(feed, 6, "title", inOneLine(paper.title()));
            line(feed, 6, "link", "https://arxiv.org/abs/" + paper.id());
            line(feed, 6, "description", item.text());
            feed.append("      <guid isPermaLink=\"false\">oai:arXiv.org:" + item.versioned() + "</guid>\n");
            paper.categories().forEach(category -> line(feed, 6, "category", category));
            line(feed, 6, "pubDate", MAIL_DATE.format(midnight));
            rest(feed, 6, item);
            feed.append("    </item>\n");
        }
        return feed.append("  </channel>\n</rss>\n").toString();
    }

    private static String atom(String asked, String title, ZonedDateTime midnight, List<Item> items) {
        String address = "http://rss.arxiv.org/atom/" + Escaped.plain(asked);
        String updated = ATOM_DATE.format(made(midnight));
        StringBuilder feed = new StringBuilder("""
                <?xml version='1.0' encoding='UTF-8'?>
                <feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" \
                xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us">
                """);
        line(feed, 2, "id", address);
        line(feed, 2, "title", title);
        line(feed, 2, "updated", updated);
        feed.append("  <link href=\"" + address + "\" rel=\"self\" type=\"application/atom+xml\"/>\n");
        line(feed, 2, "subtitle", title.replace("arXiv.org", "the arXiv.org e-print archive."));
        for (Item item : items) {
            ArxivPaper paper = item.paper();
            feed.append("  <entry>\n");
            line(feed, 4, "id", "oai:arXiv.org:" + item.versioned());
            line(feed, 4, "title", inOneLine(paper.title()));
            line(feed, 4, "updated", updated);
            feed.append("    <link href=\"https://arxiv.org/abs/" + paper.id()
                    + "\" rel=\"alternate\" type=\"text/html\"/>\n");
            line(feed, 4, "summary", item.text());
            paper.categories().forEach(category -> feed.append("    <category term=\"" + category + "\"/>\n"));
            line(feed, 4, "published", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(midnight));
            rest(feed, 4, item);
            feed.append("  </entry>\n");
        }
        return feed.append("</feed>\n").toString();
    }

    /** What both feeds have of a paper, in the same order. */
    private static void rest(StringBuilder feed, int indent, Item item) {
        ArxivPaper paper = item.paper();
        line(feed, indent, "arxiv:announce_type", item.type().word);
        paper.extra(Extra.LICENCE).ifPresent(licence -> line(feed, indent, "dc:rights", licence));
        paper.extra(Extra.DOI).ifPresent(doi -> line(feed, indent, "arxiv:DOI", doi));
        paper.extra(Extra.JOURNAL_REFERENCE)
                .ifPresent(journal -> line(feed, indent, "arxiv:journal_reference", journal));
        line(feed, indent, "dc:creator", paper.authors().replaceAll(",?\\s+and\\s+", ", "));
    }

    private static ZonedDateTime made(ZonedDateTime midnight) {
        return midnight.plus(MAKING).withZoneSameInstant(ZoneOffset.ofHours(0));
    }

    private static void line(StringBuilder xml, int indent, String element, String text) {
        xml.append(" ".repeat(indent)).append('<').append(element).append('>');
        xml.append(Escaped.plain(text)).append("</").append(element).append(">\n");
    }

    private static String inOneLine(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
