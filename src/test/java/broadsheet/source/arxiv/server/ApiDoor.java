package broadsheet.source.arxiv.server;

import broadsheet.source.arxiv.world.ArxivPaper;
import broadsheet.source.arxiv.world.ArxivPaper.Extra;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Atom API, for papers asked for by id, with or without a version. An id that cannot be one gets the error entry and status
 * 400; one of no paper gets no entry. Searching is not imitated.
 */
final class ApiDoor implements Door {
    private static final Pattern ID = Pattern.compile(
            "(?<id>\\d{4}\\.\\d{4,5}|[a-z]+(-[a-z]+)?(\\.[A-Za-z-]{2,})?/\\d{7})(v(?<version>[1-9]\\d*))?");
    private static final String HEAD = """
            <?xml version='1.0' encoding='UTF-8'?>
            <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" \
            xmlns="http://www.w3.org/2005/Atom">
            """;

    private final ArxivWorld world;

    ApiDoor(ArxivWorld world) {
        this.world = world;
    }

    /** A version of a paper. */
    private record Asked(ArxivPaper paper, int version) {
        String versioned() {
            return paper.id() + "v" + version;
        }
    }

    /** {@code /api/query?id_list=2603.00001,hep-th/9901001v1&start=0&max_results=10}. */
    @Override
    public Answer answer(Call call) {
        String list = call.parameter("id_list").orElse("");
        if (list.isEmpty()) {
            return problem("search_is_not_imitated", "only id_list is answered here");
        }
        List<Asked> found = new ArrayList<>();
        for (String written : list.split(",", -1)) {
            Matcher id = ID.matcher(written.strip());
            if (!id.matches()) {
                return problem("incorrect_id_format_for_" + written, "incorrect id format for " + written);
            }
            find(id, found);
        }
        int start = number(call, "start", 0);
        int most = number(call, "max_results", 10);
        String query = "search_query=&id_list=" + list + "&start=" + start + "&max_results=" + most;
        StringBuilder feed = new StringBuilder(HEAD);
        line(feed, 2, "id", "https://arxiv.org/api/" + Integer.toHexString(query.hashCode()));
        line(feed, 2, "title", "arXiv Query: " + query);
        line(feed, 2, "updated", now());
        feed.append("  <link href=\"https://arxiv.org/api/query?search_query=&amp;start=" + start + "&amp;max_results="
                + most + "&amp;id_list=" + Escaped.attribute(list) + "\" type=\"application/atom+xml\"/>\n");
        counts(feed, most, found.size(), start);
        found.stream().skip(start).limit(most).forEach(asked -> entry(feed, asked));
        return Answer.of(200, "application/atom+xml", feed.append("</feed>\n").toString());
    }

    private void find(Matcher id, List<Asked> found) {
        // Old ids may be written with a subject class, which arXiv ignores.
        String plain = id.group("id").replaceFirst("\\.[A-Za-z-]+/", "/");
        String version = id.group("version");
        world.find(plain)
                .map(ArxivWorld.Held::paper)
                .map(paper -> new Asked(paper, version == null ? paper.version() : Integer.parseInt(version)))
                .filter(asked -> asked.version() <= asked.paper().version())
                .ifPresent(found::add);
    }

    private static int number(Call call, String name, int otherwise) {
        return call.parameter(name)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    private static void entry(StringBuilder feed, Asked asked) {
        ArxivPaper paper = asked.paper();
        feed.append("  <entry>\n");
        line(feed, 4, "id", "http://arxiv.org/abs/" + asked.versioned());
        line(feed, 4, "title", MadeText.withLetters(inOneLine(paper.title())));
        line(
                feed,
                4,
                "updated",
                moment(paper.versions().get(asked.version() - 1).at()));
        feed.append("    <link href=\"https://arxiv.org/abs/" + asked.versioned()
                + "\" rel=\"alternate\" type=\"text/html\"/>\n");
        feed.append("    <link href=\"https://arxiv.org/pdf/" + asked.versioned()
                + "\" rel=\"related\" type=\"application/pdf\" title=\"pdf\"/>\n");
        line(feed, 4, "summary", MadeText.withLetters(paper.summary()));
        paper.categories()
                .forEach(category -> feed.append(
                        "    <category term=\"" + category + "\" scheme=\"http://arxiv.org/schemas/atom\"/>\n"));
        line(feed, 4, "published", moment(paper.versions().getFirst().at()));
        paper.extra(Extra.COMMENTS).ifPresent(comment -> line(feed, 4, "arxiv:comment", comment));
        feed.append("    <arxiv:primary_category term=\"" + paper.categories().getFirst() + "\"/>\n");
        paper.extra(Extra.JOURNAL_REFERENCE).ifPresent(journal -> line(feed, 4, "arxiv:journal_ref", journal));
        for (String name : paper.authorNames()) {
            feed.append("    <author>\n");
            line(feed, 6, "name", MadeText.withLetters(name));
            feed.append("    </author>\n");
        }
        paper.extra(Extra.DOI).ifPresent(doi -> {
            line(feed, 4, "arxiv:doi", doi);
            feed.append("    <link rel=\"related\" href=\"https://doi.org/" + Escaped.attribute(doi)
                    + "\" title=\"doi\"/>\n");
        });
        feed.append("  </entry>\n");
    }

    private Answer problem(String anchor, String text) {
        String address = "https://arxiv.org/api/errors#" + anchor.replace(' ', '_');
        StringBuilder feed = new StringBuilder(HEAD);
        line(feed, 2, "id", "https://arxiv.org/");
        line(feed, 2, "title", "arXiv Search Results");
        line(feed, 2, "updated", now());
        counts(feed, 1, 1, 0);
        feed.append("  <entry>\n");
        line(feed, 4, "id", address);
        line(feed, 4, "title", "Error");
        line(feed, 4, "updated", now());
        feed.append("    <link href=\"" + Escaped.attribute(address) + "\" rel=\"alternate\" type=\"text/html\"/>\n");
        line(feed, 4, "summary", text);
        feed.append("    <author>\n");
        line(feed, 6, "name", "arXiv api core");
        feed.append("    </author>\n  </entry>\n</feed>\n");
        return Answer.of(400, "application/atom+xml", feed.toString());
    }

    private static void counts(StringBuilder feed, int most, int total, int start) {
        line(feed, 2, "opensearch:itemsPerPage", String.valueOf(most));
        line(feed, 2, "opensearch:totalResults", String.valueOf(total));
        line(feed, 2, "opensearch:startIndex", String.valueOf(start));
    }

    private String now() {
        return moment(world.now());
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String inOneLine(String text) {
        return String.join(" ", Arrays.asList(text.strip().split("\\s+")));
    }

    private static void line(StringBuilder xml, int indent, String element, String text) {
        xml.append(" ".repeat(indent)).append('<').append(element).append('>');
        xml.append(Escaped.plain(text)).append("</").append(element).append(">\n");
    }
}
