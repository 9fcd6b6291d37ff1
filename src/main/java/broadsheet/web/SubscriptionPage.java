package broadsheet.web;

import broadsheet.catalog.Subscription;
import broadsheet.catalog.Terms;
import broadsheet.digest.Passes.Purpose;
import broadsheet.digest.Subscribing;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.edition.Wording;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * {@code /subscriptions/{pass}}: where whoever has the pass, from a mail, confirms, changes, pauses and ends a subscription. The pass is
 * in the address and nobody can guess it, so the forms need no other token. Nothing is done by a look: programs follow links in mails.
 */
public final class SubscriptionPage {
    private final Frames frames;
    private final Subscribing subscribing;
    private final Renderer renderer;

    SubscriptionPage(Frames frames, Subscribing subscribing, Renderer renderer) {
        this.frames = frames;
        this.subscribing = subscribing;
        this.renderer = renderer;
    }

    /** What the page is for. */
    public enum Matter {
        CONFIRM,
        CHANGE,
        LEAVE,
        LEFT
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param matter what it is for
     * @param name what the list is called
     * @param list which list
     * @param subscription as it is; as it was, where it was ended
     * @param pass of the address
     * @param isSuspended whether its mailbox gets nothing, as it refused again and again
     * @param done what was just done, in a sentence, or empty
     */
    public record View(
            Frame frame,
            Matter matter,
            String name,
            ListName list,
            Subscription subscription,
            String pass,
            boolean isSuspended,
            String done) {
        /** What the page says first. */
        public String heading() {
            return switch (matter) {
                case CONFIRM -> "Do you want " + name + "?";
                case CHANGE -> Wording.capitalised(name);
                case LEAVE -> "Unsubscribe from " + name + "?";
                case LEFT -> "Unsubscribed";
            };
        }

        /** How it comes. */
        public Terms terms() {
            return subscription.terms();
        }

        /** Whether it has to go on before anything is sent. */
        public boolean isPaused() {
            return isSuspended || subscription.state() == Subscription.State.PAUSED;
        }
    }

    void answer(Context context) {
        String done = "yes".equals(context.queryParam("confirmed"))
                ? "It comes from now on."
                : "yes".equals(context.queryParam("changed")) ? "Changed." : "";
        show(context, Matter.CHANGE, found(context, Purpose.OWN), done);
    }

    /** Changes, pauses or goes on. */
    void change(Context context) {
        Subscription subscription = found(context, Purpose.OWN);
        String wish = context.formParam("do");
        switch (wish == null ? "" : wish) {
            case "pause" -> subscribing.pause(subscription);
            case "go-on" -> subscribing.goOn(subscription);
            case "leave" -> {
                subscribing.leave(subscription);
                show(context, Matter.LEFT, subscription, "");
                return;
            }
            default -> subscribing.change(subscription, TermsForm.read(context, subscription.terms()));
        }
        context.status(303).header("Location", Site.with(frames.site().subscription(pass(context)), "changed", "yes"));
    }

    void askToConfirm(Context context) {
        show(context, Matter.CONFIRM, found(context, Purpose.CONFIRM), "");
    }

    void confirm(Context context) {
        Subscription subscription = found(context, Purpose.CONFIRM);
        subscribing.goOn(subscription);
        context.status(303)
                .header(
                        "Location",
                        Site.with(frames.site().subscription(subscribing.own(subscription)), "confirmed", "yes"));
    }

    void askToLeave(Context context) {
        show(context, Matter.LEAVE, found(context, Purpose.OWN), "");
    }

    /** Ends it, by one click in a mail program (RFC 8058) or on the page; doing so again is well too. */
    void leave(Context context) {
        subscribing.find(Purpose.OWN, pass(context)).ifPresent(subscribing::leave);
        if ("One-Click".equals(context.formParam("List-Unsubscribe"))) {
            context.contentType("text/plain; charset=utf-8").result("Unsubscribed.\n");
            return;
        }
        Frame frame = frames.page(context, "Unsubscribed", "", "", "mail", "");
        context.header("Cache-Control", "no-store");
        renderer.answer(context, "left", new Left(frame));
    }

    /**
     * What is shown when it is over.
     *
     * @param frame around it
     */
    public record Left(Frame frame) {}

    private static String pass(Context context) {
        return context.pathParam("pass");
    }

    private Subscription found(Context context, Purpose purpose) {
        return subscribing
                .find(purpose, pass(context))
                .orElseThrow(() -> PageProblem.missing(
                        "There is no such subscription",
                        "It was ended, or never confirmed within a week, or the link lost a part on its way."));
    }

    private void show(Context context, Matter matter, Subscription subscription, String done) {
        @Nullable ListName list = ListText.parse(subscription.terms().list()).orElse(null);
        ListName known = list == null ? ListName.EVERY_DAY : list;
        Frame frame =
                frames.page(context, "Your subscription", "", "", "mail", "").of(known);
        renderer.answer(
                context,
                "subscription",
                new View(
                        frame,
                        matter,
                        subscribing.name(known),
                        known,
                        subscription,
                        pass(context),
                        subscribing.isSuspended(subscription),
                        done));
        context.header("Cache-Control", "no-store");
        context.header("Referrer-Policy", "same-origin");
    }
}
