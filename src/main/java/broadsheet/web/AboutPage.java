package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueStats;
import broadsheet.catalog.ImportRun;
import io.javalin.http.Context;

/** {@code /about}: how many papers, from where, how fresh. */
public final class AboutPage {
    private final Frames frames;
    private final Catalogue catalogue;
    private final Renderer renderer;

    AboutPage(Frames frames, Catalogue catalogue, Renderer renderer) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param stats the catalogue in numbers
     */
    public record View(Frame frame, CatalogueStats stats) {
        /** How a run went, in words. */
        public String outcome(ImportRun run) {
            return switch (run.outcome()) {
                case BEGUN -> "begun, not ended";
                case DONE -> "done";
                case FAILED -> "failed";
            };
        }
    }

    void answer(Context context) {
        Frame frame =
                frames.page(context, "About this server", "", frames.site().about(), "", "");
        renderer.answer(context, "about", new View(frame, catalogue.stats()));
    }
}
