package broadsheet.web;

import broadsheet.catalog.HookKind;
import broadsheet.catalog.LoggedHook;
import broadsheet.catalog.Subscription;
import broadsheet.digest.Webhooks;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.edition.Wording;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /webhooks/{id}}: one webhook with its secret and what was posted there, where it is tried, changed, paused and removed.
 * Whoever keeps the server sees it alone.
 */
public final class WebhookPage {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookPage.class);

    private static final int DELIVERIES = 20;

    private final Frames frames;
    private final Webhooks webhooks;
    private final Operator operator;
    private final Forms forms;
    private final Renderer renderer;

    WebhookPage(Frames frames, Webhooks webhooks, Operator operator, Forms forms, Renderer renderer) {
        this.frames = frames;
        this.webhooks = webhooks;
        this.operator = operator;
        this.forms = forms;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param subscription what is posted where
     * @param list which list, or nothing if it is gone
     * @param name what it is called
     * @param log what was posted there, the latest first
     * @param done what was just done, in a sentence, or empty
     * @param token of the forms
     */
    public record View(
            Frame frame,
            Subscription subscription,
            @Nullable ListName list,
            String name,
            List<LoggedHook> log,
            String done,
            String token) {
        /** Whether it is paused. */
        public boolean isPaused() {
            return subscription.state() == Subscription.State.PAUSED;
        }

        /** What the page says first. */
        public String heading() {
            return Wording.capitalised(name);
        }
    }

    void answer(Context context) {
        operator.check(context);
        Subscription one = found(context);
        @Nullable ListName list = ListText.parse(one.terms().list()).orElse(null);
        String name = list == null ? one.terms().list() : webhooks.name(list);
        List<LoggedHook> log = webhooks.log(one, DELIVERIES);
        Frame frame = frames.page(context, "A webhook", "", "", "mail", "");
        renderer.answer(
                context, "webhook", new View(frame, one, list, name, log, done(context, log), forms.token(context)));
        context.header("Cache-Control", "no-store");
        context.header("Referrer-Policy", "same-origin");
    }

    private static String done(Context context, List<LoggedHook> log) {
        String done = context.queryParam("done");
        return switch (done == null ? "" : done) {
            case "kept" -> "It is posted from now on. Try whether it arrives.";
            case "changed" -> "Changed.";
            case "tested" ->
                log.stream()
                        .filter(one -> one.kind() == HookKind.TEST)
                        .findFirst()
                        .map(one -> new Webhooks.Tested(one.state() == LoggedHook.State.SENT, one.status()).inWords())
                        .orElse("");
            default -> "";
        };
    }

    /** Tries, changes, pauses, goes on or removes. */
    void change(Context context) throws InterruptedException {
        operator.check(context);
        forms.check(context);
        Subscription one = found(context);
        String wish = Optional.ofNullable(context.formParam("do")).orElse("");
        switch (wish) {
            case "test" -> webhooks.test(one);
            case "pause" -> webhooks.pause(one);
            case "go-on" -> webhooks.goOn(one);
            case "remove" -> {
                webhooks.remove(one);
                LOG.info("webhooks subscription={} removed", one.id());
                context.status(303).header("Location", frames.site().webhooks());
                return;
            }
            case "" -> webhooks.change(one, TermsForm.read(context, one.terms()));
            default ->
                throw PageProblem.bad("“" + wish + "” is nothing that can be done", "Go back, and press a button.");
        }
        context.status(303)
                .header(
                        "Location",
                        Site.with(frames.site().webhook(one.id()), "done", wish.equals("test") ? "tested" : "changed"));
    }

    private Subscription found(Context context) {
        return webhooks.find(context.pathParam("id"))
                .orElseThrow(() -> PageProblem.missing("There is no such webhook", "It was removed, perhaps."));
    }
}
