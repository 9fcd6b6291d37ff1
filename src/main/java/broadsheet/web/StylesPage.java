package broadsheet.web;

import broadsheet.catalog.Papers;
import broadsheet.cite.Citation;
import broadsheet.cite.CitationFormat;
import broadsheet.cite.CitationStyle;
import broadsheet.cite.StyledCitation;
import broadsheet.cite.StyledCitations;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;

/** {@code /cite/styles/papers/{id}}: a paper cited in the styles of journals. */
public final class StylesPage {
    private final Frames frames;
    private final Papers papers;
    private final Renderer renderer;
    private final StyledCitations styled = new StyledCitations();

    StylesPage(Frames frames, Papers papers, Renderer renderer) {
        this.frames = frames;
        this.papers = papers;
        this.renderer = renderer;
    }

    /**
     * A citation and its style.
     *
     * @param style whose
     * @param citation in it
     */
    public record Styled(CitationStyle style, StyledCitation citation) {}

    /**
     * The page.
     *
     * @param frame around it
     * @param id the paper
     * @param title of the paper
     * @param citations one a style
     * @param formats in which there are files
     */
    public record View(Frame frame, PaperId id, String title, List<Styled> citations, List<CitationFormat> formats) {}

    void answer(Context context) {
        Paper paper = AskedPaper.find(papers, context.pathParam("id"));
        Citation citation = Citation.of(paper);
        List<Styled> citations = Arrays.stream(CitationStyle.values())
                .map(style -> new Styled(style, styled.cite(citation, style)))
                .toList();
        Frame frame = frames.page(context, "Cite " + paper.title(), "", "", "", "");
        renderer.answer(
                context,
                "styles",
                new View(frame, paper.id(), paper.title(), citations, List.of(CitationFormat.values())));
    }
}
