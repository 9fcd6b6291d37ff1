package broadsheet.web;

import broadsheet.catalog.Papers;
import broadsheet.cite.Citation;
import broadsheet.cite.CitationFormat;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** {@code /cite/{format}/papers/{id}}: the citation of a paper, as a file for a reference manager. */
final class CitationFile {
    private final Papers papers;

    CitationFile(Papers papers) {
        this.papers = papers;
    }

    void answer(Context context) {
        CitationFormat format = format(context.pathParam("format"));
        Citation citation = Citation.of(AskedPaper.find(papers, context.pathParam("id")));
        String name = format.fileName(citation.key());
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        Printed file = new Printed(format.of(citation).getBytes(StandardCharsets.UTF_8));
        Renderer.send(context, file, format.mediaType(), "private, no-cache");
    }

    private static CitationFormat format(String word) {
        return CitationFormat.parse(word)
                .orElseThrow(() -> PageProblem.missing(
                        "“" + word + "” is no format of citations",
                        "There are " + String.join(", ", CitationFormat.words()) + "."));
    }
}
