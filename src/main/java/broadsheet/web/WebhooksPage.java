package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.LoggedHook;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Terms;
import broadsheet.digest.Webhooks;
import broadsheet.digest.Webhooks.Kept;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.net.PostAddress;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /webhooks}: where lists are posted, and the form that has one posted somewhere. Whoever keeps the server sees it alone. */
public final class WebhooksPage {
    private static final Logger LOG = LoggerFactory.getLogger(WebhooksPage.class);

    private static final String EVERY_DAY = ListText.of(ListName.EVERY_DAY);

    private static final int DELIVERIES = 12;

    private final Frames frames;
    private final Catalogue catalogue;
    private final Webhooks webhooks;
    private final Operator operator;
    private final Forms forms;
    private final Renderer renderer;

    WebhooksPage(
            Frames frames, Catalogue catalogue, Webhooks webhooks, Operator operator, Forms forms, Renderer renderer) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.webhooks = webhooks;
        this.operator = operator;
        this.forms = forms;
        this.renderer = renderer;
    }

    /**
     * A webhook in the list.
     *
     * @param subscription what is posted where
     * @param name what its list is called
     * @param last what was posted last, in words, or empty
     */
    public record Line(Subscription subscription, String name, String last) {}

    /**
     * The page.
     *
     * @param frame around it
     * @param lines by address and list
     * @param log what was posted last
     * @param draft what the form holds
     * @param suggestions names of lists
     * @param token of the form
     */
    public record View(
            Frame frame, List<Line> lines, List<LoggedHook> log, Draft draft, List<String> suggestions, String token) {}

    /**
     * What a form holds.
     *
     * @param address as it was typed, or empty
     * @param kind of webhook, or empty where the address is to tell
     * @param list which list, as it was typed
     * @param terms on which it is posted
     * @param complaint why it was not taken, or empty
     */
    public record Draft(String address, String kind, String list, Terms terms, String complaint) {}

    void answer(Context context) {
        operator.check(context);
        show(context, new Draft("", "", EVERY_DAY, TermsForm.standard(EVERY_DAY), ""));
    }

    /** Has a list posted somewhere. */
    void keep(Context context) {
        operator.check(context);
        forms.check(context);
        String address =
                Optional.ofNullable(context.formParam("address")).orElse("").strip();
        String kind = Optional.ofNullable(context.formParam("kind")).orElse("");
        String typed = Optional.ofNullable(context.formParam("list")).orElse("").strip();
        Channel channel = Channel.parse(kind).orElse(Channel.MAIL);
        if (!kind.isEmpty() && channel == Channel.MAIL) {
            throw PageProblem.bad("“" + kind + "” is no kind of webhook", "There are webhook, slack and discord.");
        }
        // What is typed may be no line that names a list; the form keeps it all the same.
        String list = ListText.parse(typed).map(ListText::of).orElse("");
        Terms terms = TermsForm.read(context, TermsForm.standard(list.isEmpty() ? EVERY_DAY : list));
        Optional<PostAddress> to = PostAddress.parse(address);
        Kept kept = to.isEmpty()
                ? new Kept.Refused(PostAddress.objection(address).orElseThrow())
                : list.isEmpty()
                        ? new Kept.Refused("“" + typed + "” is no list of this server. Write it as trending/week.")
                        : webhooks.keep(kind.isEmpty() ? Webhooks.channel(to.get()) : channel, to.get(), terms);
        switch (kept) {
            case Kept.Posted(Subscription posted) -> {
                LOG.info(
                        "webhooks subscription={} kept for {}",
                        posted.id(),
                        posted.subscriber().place());
                context.status(303).header("Location", Site.with(frames.site().webhook(posted.id()), "done", "kept"));
            }
            case Kept.Refused(String why) -> {
                context.status(400);
                show(context, new Draft(address, kind, typed, terms, why));
            }
        }
    }

    private void show(Context context, Draft draft) {
        List<Line> lines = webhooks.list().stream()
                .map(line -> new Line(
                        line.subscription(),
                        name(line.subscription()),
                        line.last().map(LoggedHook::inWords).orElse("")))
                .toList();
        Frame frame = frames.page(context, "Webhooks", "", "", "mail", "");
        renderer.answer(
                context,
                "webhooks",
                new View(frame, lines, webhooks.log(DELIVERIES), draft, suggestions(), forms.token(context)));
        context.header("Cache-Control", "no-store");
    }

    private String name(Subscription subscription) {
        return ListText.parse(subscription.terms().list())
                .map(webhooks::name)
                .orElse(subscription.terms().list());
    }

    private List<String> suggestions() {
        List<String> names =
                new ArrayList<>(List.of("editions/date", "editions/week", "trending/day", "trending/week"));
        catalogue.beats().list().forEach(beat -> names.add(ListText.of(new ListName.OfBeat(beat.key()))));
        return names;
    }
}
