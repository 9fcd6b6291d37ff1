package broadsheet.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** {@code /operator}: lets the browser of whoever keeps the server write, and not write any more. */
public final class OperatorPage {
    private static final String KEY = "key";

    private final Frames frames;
    private final Operator operator;
    private final Forms forms;
    private final Renderer renderer;

    OperatorPage(Frames frames, Operator operator, Forms forms, Renderer renderer) {
        this.frames = frames;
        this.operator = operator;
        this.forms = forms;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param isOperator whether this browser may write
     * @param key to let it in with; empty where there is none
     * @param token of the form
     */
    public record View(Frame frame, boolean isOperator, String key, String token) {}

    void answer(Context context) {
        String tried = context.queryParam(KEY);
        boolean isOperator = operator.isOperator(context);
        if (tried != null && !isOperator && !operator.isOpenedBy(tried)) {
            throw spent();
        }
        Frame frame = frames.page(context, "Whoever keeps this server", "", "", "", "");
        View view = new View(frame, isOperator, key(tried), forms.token(context));
        renderer.answer(context, "operator", view);
        // Nobody is to find the key: not in a cache, and not in a list of referring pages.
        context.header("Cache-Control", "no-store");
        context.header("Referrer-Policy", "same-origin");
    }

    private String key(@Nullable String tried) {
        return tried != null && operator.isOpenedBy(tried) ? tried : "";
    }

    /** Lets the browser in, or out. */
    void enter(Context context) {
        forms.check(context);
        Site site = frames.site();
        if ("yes".equals(context.formParam("leave"))) {
            operator.dismiss(context, site);
        } else if (!operator.admit(context, site, context.formParam(KEY))) {
            throw spent();
        }
        context.status(303).header("Location", site.beats());
    }

    private static PageProblem spent() {
        return PageProblem.refused(
                "This address opens nothing",
                "It lets one browser in, once, until the server is started again. Start it again, and it prints a new one.");
    }
}
