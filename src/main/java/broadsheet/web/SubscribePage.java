package broadsheet.web;

import broadsheet.catalog.Terms;
import broadsheet.digest.SubscribeLimits;
import broadsheet.digest.Subscribing;
import broadsheet.digest.Subscribing.Outcome;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.edition.Lists;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /subscribe}: asks for an address to which a list is sent. The form carries no token: all that it starts is a question to that
 * address, which comes to nothing unless it is answered.
 */
public final class SubscribePage {
    private static final int LONGEST_LIST = 2_000;

    private final Frames frames;
    private final Subscribing subscribing;
    private final Lists lists;
    private final Proxies proxies;
    private final Renderer renderer;

    SubscribePage(Frames frames, Subscribing subscribing, Lists lists, Proxies proxies, Renderer renderer) {
        this.frames = frames;
        this.subscribing = subscribing;
        this.lists = lists;
        this.proxies = proxies;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param list which list
     * @param name what it is called
     * @param terms how it comes if nothing else is chosen
     * @param address as it was typed, or empty
     * @param complaint why nothing was asked, or empty
     * @param isAsked whether the address was asked
     */
    public record View(
            Frame frame, ListName list, String name, Terms terms, String address, String complaint, boolean isAsked) {}

    void answer(Context context) {
        ListName list = list(context.queryParam("list"));
        show(context, list, TermsForm.standard(ListText.of(list)), "", "", false);
    }

    /** Asks the address. */
    void subscribe(Context context) {
        String from = context.header("Sec-Fetch-Site");
        if (from != null && !from.equals("same-origin") && !from.equals("none")) {
            throw PageProblem.refused("This was not sent from a page of this server", "Subscribe on its own page.");
        }
        ListName list = list(context.formParam("list"));
        Terms terms = TermsForm.read(context, TermsForm.standard(ListText.of(list)));
        String address = Optional.ofNullable(context.formParam("email")).orElse("");
        switch (subscribing.ask(
                address, list, subscribing.name(list), terms, SubscribeLimits.network(proxies.client(context)))) {
            case Outcome.Asked _ -> show(context, list, terms, address.strip(), "", true);
            case Outcome.NoAddress _ -> {
                context.status(400);
                show(
                        context,
                        list,
                        terms,
                        address.replaceAll("\\p{Cntrl}", " ").strip(),
                        "That is no e-mail address. Write it as name@example.org.",
                        false);
            }
            case Outcome.TooMany _ -> {
                context.status(429).header("Retry-After", "3600");
                show(
                        context,
                        list,
                        terms,
                        address.strip(),
                        "Too many subscribed from your network just now. Try again in an hour.",
                        false);
            }
        }
    }

    private void show(Context context, ListName list, Terms terms, String address, String complaint, boolean isAsked) {
        String name = subscribing.name(list);
        Frame frame =
                frames.page(context, "By mail: " + name, "", "", "mail", "").of(list);
        renderer.answer(context, "subscribe", new View(frame, list, name, terms, address, complaint, isAsked));
        context.header("Cache-Control", "no-store");
    }

    private ListName list(@Nullable String text) {
        if (!subscribing.isOpen()) {
            throw PageProblem.missing(
                    "This server sends no mail", "Whoever keeps it names a mail server in its configuration.");
        }
        ListName list = text == null || text.isBlank()
                ? ListName.EVERY_DAY
                : ListText.parse(text.substring(0, Math.min(text.length(), LONGEST_LIST)))
                        .orElseThrow(() -> PageProblem.bad(
                                "“" + text + "” is the name of no list", "Subscribe from the page of the list."));
        if (list instanceof ListName.OfEdition || !lists.isKnown(list)) {
            throw PageProblem.missing(
                    "There is no list to subscribe to: " + list.inWords(), "Subscribe from the page of the list.");
        }
        return list;
    }
}
