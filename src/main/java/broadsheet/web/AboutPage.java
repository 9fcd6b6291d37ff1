package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueStats;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.SourceState;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

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

        /** Up to when all of a source was read, and how long ago that is. */
        public String readUpTo(SourceState state) {
            Instant moment = state.readUpTo();
            Duration lag = state.lag(stats.asOf());
            return moment == null || lag == null
                    ? "never to its end"
                    : Wording.moment(moment) + ", " + Wording.time(lag) + " ago";
        }

        /** How many records could not be read, by source and kind. */
        public String broken() {
            return stats.broken().entrySet().stream()
                    .map(source -> source.getKey() + " "
                            + source.getValue().entrySet().stream()
                                    .map(kind -> Wording.number(kind.getValue()) + " (" + kind.getKey() + ")")
                                    .collect(Collectors.joining(", ")))
                    .collect(Collectors.joining("; "));
        }
    }

    void answer(Context context) {
        Frame frame =
                frames.page(context, "About this server", "", frames.site().about(), "", "");
        renderer.answer(context, "about", new View(frame, catalogue.stats()));
    }
}
