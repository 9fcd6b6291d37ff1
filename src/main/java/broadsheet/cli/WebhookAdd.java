package broadsheet.cli;

import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Terms;
import broadsheet.digest.Webhooks;
import broadsheet.digest.Webhooks.Kept;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.net.PostAddress;
import broadsheet.paper.Timetable;
import broadsheet.paper.Timetable.Rhythm;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "add",
        description = "Has a list posted to an address from now on, and prints the secret by which its receiver knows"
                + " whose it is. Of a list that is posted there already, the terms change.")
final class WebhookAdd implements Callable<Integer> {
    @ParentCommand
    private WebhookCommand webhook;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "URL",
            description = "Where to; the address that Slack or Discord gave, or one of one's own.")
    private String address;

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "webhook, slack or discord; told from the address if not given.")
    private @Nullable String kind;

    @Option(
            names = "--list",
            paramLabel = "LIST",
            defaultValue = "editions/date",
            description = "Which list: trending/week, editions/date, editions/week/cs.CL, search/WORDS, category/cs.CL,"
                    + " author/NAME or beat/NAME; ${DEFAULT-VALUE} if not given.")
    private String list;

    @Option(
            names = "--rhythm",
            paramLabel = "DAYS",
            defaultValue = "daily",
            description = "daily, weekdays or weekly; ${DEFAULT-VALUE} if not given.")
    private String rhythm;

    @Option(
            names = "--hour",
            paramLabel = "HOUR",
            defaultValue = "7",
            description = "At which hour of the day, from 0 to 23; ${DEFAULT-VALUE} if not given.")
    private int hour;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "By the clocks of where, such as Europe/Berlin; ${DEFAULT-VALUE} if not given.")
    private String zone;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many papers at most, up to " + Terms.MOST + "; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(
            names = "--upvotes",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only papers with so many upvotes or more; ${DEFAULT-VALUE} if not given.")
    private int upvotes;

    @Option(names = "--whole", description = "With whole abstracts.")
    private boolean whole;

    @Option(names = "--tell-if-empty", description = "When nothing is new, posts a line that says why.")
    private boolean tellsIfEmpty;

    @Override
    public Integer call() {
        PostAddress to = PostAddress.parse(address)
                .orElseThrow(() -> wrong(PostAddress.objection(address).orElseThrow()));
        Channel channel = kind == null
                ? Webhooks.channel(to)
                : Channel.parse(kind)
                        .filter(one -> one != Channel.MAIL)
                        .orElseThrow(() -> wrong("'" + kind + "' is no kind; there are webhook, slack and discord."));
        Terms terms = terms();
        Screen screen = webhook.broadsheet().out();
        try (OpenHome open = webhook.broadsheet().open()) {
            Subscription kept = switch (webhook.webhooks(open).keep(channel, to, terms)) {
                case Kept.Posted(Subscription posted) -> posted;
                case Kept.Refused(String why) -> throw wrong(why);
            };
            screen.strong("", to.place());
            screen.quiet("  ", terms.list() + ", " + terms.timetable().inWords());
            Table table = new Table();
            table.row("id", kept.id());
            table.rowUnlessEmpty("secret", kept.subscriber().secret());
            table.print(screen);
            screen.tell("Try it with 'broadsheet webhook test " + WebhookCommand.shortId(kept.id()) + "'.");
            screen.flush();
            if (open.config().server().baseUrl().isEmpty()) {
                webhook.broadsheet()
                        .err()
                        .tell(
                                "Its links lead to this machine alone, until base_url of [server] is set to the address that"
                                        + " readers type.");
            }
        }
        return ExitCode.OK;
    }

    private Terms terms() {
        ListName name = ListText.parse(list)
                .orElseThrow(() -> wrong("'" + list + "' is the name of no list; write it as trending/week."));
        Optional<ZoneId> place = Timetable.zone(zone);
        if (place.isEmpty()) {
            throw wrong("'" + zone + "' is no time zone; write it as Europe/Berlin.");
        }
        Rhythm days = Rhythm.parse(rhythm)
                .orElseThrow(() -> wrong("'" + rhythm + "' is no rhythm; there are daily, weekdays and weekly."));
        try {
            return new Terms(
                    ListText.of(name),
                    new Timetable(days, hour, place.get()),
                    upvotes,
                    limit,
                    whole ? Terms.Summaries.WHOLE : Terms.Summaries.OPENING,
                    tellsIfEmpty ? Terms.WhenEmpty.LINE : Terms.WhenEmpty.SILENCE);
        } catch (IllegalArgumentException e) {
            throw wrong("That does not do: " + e.getMessage() + ".");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
