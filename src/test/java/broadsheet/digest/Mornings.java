package broadsheet.digest;

import broadsheet.App;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.MailText;
import broadsheet.catalog.OutboxMail;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.catalog.Terms;
import broadsheet.catalog.Terms.Summaries;
import broadsheet.catalog.Terms.WhenEmpty;
import broadsheet.cli.OpenHome;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.EmailAddress;
import broadsheet.paper.Paper;
import broadsheet.paper.Timetable;
import broadsheet.paper.Timetable.Rhythm;
import broadsheet.source.arxiv.world.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;

/** A home whose subscribers get their mail in the mornings, by a clock that a test sets; from Monday 30 November 2026 on. */
public final class Mornings implements AutoCloseable {
    public static final Set<Channel> MAIL = Set.of(Channel.MAIL);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T05:00:00Z"));
    private final App app = new App(Map.of("BROADSHEET_ENCODER_MODEL", "none"), clock);
    private final Home home;
    private OpenHome open;
    private Composing composing;

    public Mornings(Path folder) {
        home = new Home(folder);
        open = app.open(home);
        composing = app.composing(open);
    }

    /** Closes the home and opens it again. */
    void reopen() {
        open.close();
        open = app.open(home);
        composing = app.composing(open);
    }

    @Override
    public void close() {
        open.close();
    }

    public Catalogue catalogue() {
        return open.catalogue();
    }

    public Composing composing() {
        return composing;
    }

    public SettableClock clock() {
        return clock;
    }

    public static Terms terms(String list, int most, WhenEmpty whenEmpty) {
        return new Terms(list, new Timetable(Rhythm.DAILY, 7, ZoneId.of("UTC")), 0, most, Summaries.OPENING, whenEmpty);
    }

    public Subscription subscribed(String address, Terms terms) {
        EmailAddress to = EmailAddress.parse(address).orElseThrow();
        Subscription asked =
                catalogue().subscriptions().ask(Channel.MAIL, to.text(), to.key(), "", terms, _ -> List.of());
        return catalogue().subscriptions().set(asked.id(), State.ACTIVE).orElseThrow();
    }

    public void announced(String day, int from, int until) {
        List<Paper> papers = IntStream.range(from, until)
                .mapToObj(i -> Sketch.of("2611.%05d".formatted(i))
                        .titled("Paper " + i)
                        .in("cs.CL")
                        .announced(day)
                        .paper())
                .toList();
        catalogue().papers().store(papers);
    }

    /** What a morning sends: to whom, and the titles. */
    public List<String> morning(String moment) {
        clock.set(Instant.parse(moment));
        composing.composeDue(MAIL);
        List<String> sent = new ArrayList<>();
        for (OutboxMail mail : catalogue()
                .outbox()
                .exchange(List.of(), 1_000, clock.instant(), "test", _ -> Duration.ZERO)
                .mails()) {
            MailText text = catalogue().outbox().text(mail.text());
            List<String> titles = Jsoup.parse(text.html()).select("h3").eachText();
            sent.add(mail.to().local() + ": " + (titles.isEmpty() ? text.subject() : String.join(", ", titles)));
        }
        return sent;
    }
}
