package broadsheet.web;

import broadsheet.catalog.Papers;
import broadsheet.cite.Citation;
import broadsheet.cite.CitationFormat;
import broadsheet.edition.ListName;
import broadsheet.edition.Lists;
import broadsheet.paper.Paper;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * {@code /cite/{format}/papers/{id}}: the citation of a paper, as a file for a reference manager; and {@code
 * /cite/{format}/<list>}: those of a list, of which none is kept, however many there are.
 */
final class CitationFile {
    /** What stands where an identifier could, and is none. */
    private static final Pattern LISTS =
            Pattern.compile("papers|papers/(?:date|week|month|trending)(?:/.*)?|(?!papers/).*");

    private final Papers papers;
    private final Lists lists;

    CitationFile(Papers papers, Lists lists) {
        this.papers = papers;
        this.lists = lists;
    }

    void answer(Context context) throws IOException {
        CitationFormat format = format(context.pathParam("format"));
        String path = context.pathParam("list");
        if (LISTS.matcher(path).matches()) {
            list(context, format, ListAddress.of(path, context::queryParam));
            return;
        }
        Citation citation = Citation.of(AskedPaper.find(papers, path.substring("papers/".length())));
        attach(context, format, citation.key());
        Printed file = new Printed(format.of(citation).getBytes(StandardCharsets.UTF_8));
        Renderer.send(context, file, format.mediaType(), "private, no-cache");
    }

    private void list(Context context, CitationFormat format, ListName list) throws IOException {
        Iterator<Paper> first =
                lists.papers(list).limit(CitationFormat.MOST_PAPERS).iterator();
        if (!first.hasNext()) {
            throw PageProblem.missing("There is no paper in this list", "What is asked for has nothing to cite.");
        }
        attach(context, format, "papers");
        context.contentType(format.mediaType());
        context.header("Cache-Control", "private, no-cache");
        if (!context.method().equals(HandlerType.HEAD)) {
            format.write(first, new OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8));
        }
    }

    private static void attach(Context context, CitationFormat format, String name) {
        context.header("Content-Disposition", "attachment; filename=\"" + format.fileName(name) + "\"");
    }

    private static CitationFormat format(String word) {
        return CitationFormat.parse(word)
                .orElseThrow(() -> PageProblem.missing(
                        "“" + word + "” is no format of citations",
                        "There are " + String.join(", ", CitationFormat.words()) + "."));
    }
}
