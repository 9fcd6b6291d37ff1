package broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.App;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Issue;
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
import broadsheet.paper.Subject;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposingTest {
    private static final Set<Channel> MAIL = Set.of(Channel.MAIL);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T05:00:00Z"));
    private OpenHome open;
    private Catalogue catalogue;
    private Composing composing;

    @BeforeEach
    void open() {
        App app = new App(Map.of("BROADSHEET_ENCODER_MODEL", "none"), clock);
        open = app.open(new Home(folder));
        catalogue = open.catalogue();
        composing = app.composing(open);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static Terms terms(String list, int most, WhenEmpty whenEmpty) {
        return new Terms(list, new Timetable(Rhythm.DAILY, 7, ZoneId.of("UTC")), 0, most, Summaries.OPENING, whenEmpty);
    }

    private Subscription subscribed(String address, Terms terms) {
        EmailAddress to = EmailAddress.parse(address).orElseThrow();
        Subscription asked =
                catalogue.subscriptions().ask(Channel.MAIL, to.text(), to.key(), "", terms, _ -> List.of());
        return catalogue.subscriptions().set(asked.id(), State.ACTIVE).orElseThrow();
    }

    private void announced(String day, int from, int until) {
        List<Paper> papers = IntStream.range(from, until)
                .mapToObj(i -> Sketch.of("2611.%05d".formatted(i))
                        .titled("Paper " + i)
                        .in("cs.CL")
                        .announced(day)
                        .paper())
                .toList();
        catalogue.papers().store(papers);
    }

    /** What a morning sends: to whom, and the titles. */
    private List<String> morning(String moment) {
        clock.set(Instant.parse(moment));
        composing.composeDue(MAIL);
        List<String> sent = new ArrayList<>();
        for (OutboxMail mail : catalogue
                .outbox()
                .exchange(List.of(), 1_000, clock.instant(), "test", _ -> Duration.ZERO)
                .mails()) {
            MailText text = catalogue.outbox().text(mail.text());
            List<String> titles = Jsoup.parse(text.html()).select("h3").eachText();
            sent.add(mail.to().local() + ": " + (titles.isEmpty() ? text.subject() : String.join(", ", titles)));
        }
        return sent;
    }

    @Test
    void everyMorningTellsWhatIsNewOnceAndInTheOrderOfTheList() {
        subscribed("ada@example.org", terms("editions/date", 3, WhenEmpty.SILENCE));
        announced("2026-11-30", 1, 6);

        assertThat(morning("2026-11-30T06:59:00Z")).isEmpty();
        assertThat(morning("2026-11-30T07:00:00Z")).containsExactly("ada: Paper 1, Paper 2, Paper 3");
        assertThat(morning("2026-11-30T07:01:00Z")).isEmpty();

        announced("2026-12-01", 6, 8);
        assertThat(morning("2026-12-01T07:00:00Z")).containsExactly("ada: Paper 6, Paper 7");
        // What did not fit is not news the day after; what came late into an edition is.
        clock.advance(Duration.ofHours(3));
        announced("2026-12-01", 8, 9);
        announced("2026-12-02", 9, 10);
        assertThat(morning("2026-12-02T07:00:00Z")).containsExactly("ada: Paper 9, Paper 8");
    }

    @Test
    void noPaperGoesToAnAddressTwiceWhateverItIsSubscribedTo() {
        subscribed("ada@example.org", terms("editions/date", 20, WhenEmpty.SILENCE));
        subscribed("ada@example.org", terms("category/cs.CL", 20, WhenEmpty.SILENCE));
        subscribed("bob@example.org", terms("category/cs.CL", 20, WhenEmpty.SILENCE));
        announced("2026-11-30", 1, 3);

        assertThat(morning("2026-11-30T07:00:00Z"))
                .containsExactlyInAnyOrder("bob: Paper 2, Paper 1", "ada: Paper 2, Paper 1");
    }

    @Test
    void anImportOfOldPapersIsNoNews() {
        subscribed("ada@example.org", terms("category/cs.CL", 20, WhenEmpty.SILENCE));
        announced("2026-11-30", 1, 2);
        assertThat(morning("2026-11-30T07:00:00Z")).containsExactly("ada: Paper 1");

        clock.advance(Duration.ofHours(3));
        announced("2026-06-01", 100, 200);
        announced("2026-11-27", 2, 3);

        assertThat(morning("2026-12-01T07:00:00Z")).containsExactly("ada: Paper 2");
    }

    @Test
    void trendingTellsWhatCameAmongTheFirst() {
        subscribed("ada@example.org", terms("trending/week", 2, WhenEmpty.SILENCE));
        catalogue
                .papers()
                .store(List.of(
                        Sketch.of("2611.00001")
                                .titled("One")
                                .announced("2026-11-30")
                                .voted(10)
                                .paper(),
                        Sketch.of("2611.00002")
                                .titled("Two")
                                .announced("2026-11-30")
                                .voted(8)
                                .paper(),
                        Sketch.of("2611.00003")
                                .titled("Three")
                                .announced("2026-11-30")
                                .voted(1)
                                .paper()));
        assertThat(morning("2026-11-30T07:00:00Z")).containsExactly("ada: One, Two");
        assertThat(morning("2026-12-01T07:00:00Z")).isEmpty();

        catalogue
                .papers()
                .store(List.of(Sketch.of("2611.00003")
                        .titled("Three")
                        .announced("2026-11-30")
                        .voted(9)
                        .paper()));
        assertThat(morning("2026-12-02T07:00:00Z")).containsExactly("ada: Three");
    }

    @Test
    void nothingNewIsSilenceOrALineByChoice() {
        subscribed("ada@example.org", terms("editions/date", 20, WhenEmpty.SILENCE));
        subscribed("bob@example.org", terms("editions/date", 20, WhenEmpty.LINE));

        assertThat(morning("2026-11-30T07:00:00Z")).containsExactly("bob: Broadsheet, Monday 30 November: nothing new");
        Issue.Sent log = catalogue.issues().log(1).getFirst();
        assertThat(log.issue().silent()).isEqualTo(1);
        assertThat(log.issue().reason()).isNotEmpty();
    }

    @Test
    void aWeekendIsTheReasonWhereArxivIsFollowed() {
        catalogue.following().choose(List.of(Subject.parse("cs.CL").orElseThrow()));
        subscribed("bob@example.org", terms("editions/date", 20, WhenEmpty.LINE));

        morning("2026-12-05T07:00:00Z");

        assertThat(catalogue.issues().log(1).getFirst().issue().reason())
                .isEqualTo(
                        "Nothing is new in the daily edition since the last issue. arXiv announces nothing on Saturdays;"
                                + " the next edition is that of Monday 7 December 2026.");
    }

    @Test
    void silenceOfAMonthIsToldToBeAlive() {
        subscribed("ada@example.org", terms("editions/date", 20, WhenEmpty.SILENCE));
        assertThat(morning("2026-11-30T07:00:00Z")).isEmpty();
        assertThat(morning("2026-12-29T07:00:00Z")).isEmpty();
        assertThat(morning("2026-12-30T07:00:00Z"))
                .singleElement()
                .asString()
                .startsWith("ada: Broadsheet: nothing new this month in the daily edition");
        assertThat(morning("2026-12-31T07:00:00Z")).isEmpty();
    }

    @Test
    void whatManyGetAlikeIsWrittenOnceAndEachLinkIsOnesOwn() {
        for (int i = 0; i < 501; i++) {
            subscribed("reader" + i + "@example.org", terms("editions/date", 3, WhenEmpty.SILENCE));
        }
        announced("2026-11-30", 1, 6);

        clock.set(Instant.parse("2026-11-30T07:00:00Z"));
        assertThat(composing.composeDue(MAIL)).isEqualTo(new Composing.Pass(501, 501, 0, 0));

        List<OutboxMail> mails = catalogue
                .outbox()
                .exchange(List.of(), 1_000, clock.instant(), "test", _ -> Duration.ZERO)
                .mails();
        assertThat(mails.stream().map(OutboxMail::text).distinct()).hasSize(1);
        assertThat(mails.stream().map(OutboxMail::personal).distinct()).hasSize(501);
        assertThat(catalogue.issues().log(5)).hasSize(1);
    }

    @Test
    void whoeverHasSomethingAlreadyGetsTheRestAlone() {
        subscribed("ada@example.org", terms("category/cs.CL", 20, WhenEmpty.SILENCE));
        announced("2026-11-30", 1, 3);
        assertThat(morning("2026-11-30T07:00:00Z")).containsExactly("ada: Paper 2, Paper 1");

        subscribed("ada@example.org", terms("editions/date", 20, WhenEmpty.SILENCE));
        subscribed("bob@example.org", terms("editions/date", 20, WhenEmpty.SILENCE));
        clock.advance(Duration.ofHours(3));
        announced("2026-11-30", 3, 4);

        assertThat(morning("2026-12-01T07:00:00Z"))
                .containsExactlyInAnyOrder("bob: Paper 1, Paper 2, Paper 3", "ada: Paper 3");
    }

    @Test
    void aListThatFailsHoldsUpNoOther() {
        subscribed("ada@example.org", terms("a list that nobody knows", 20, WhenEmpty.LINE));
        subscribed("bob@example.org", terms("editions/date", 20, WhenEmpty.LINE));
        announced("2026-11-30", 1, 2);

        clock.set(Instant.parse("2026-11-30T07:00:00Z"));
        assertThat(composing.composeDue(MAIL)).isEqualTo(new Composing.Pass(1, 1, 0, 1));
        assertThat(composing.composeDue(MAIL)).isEqualTo(new Composing.Pass(0, 0, 0, 1));
    }

    @Test
    void aClockThatJumpsAMonthSendsOneIssue() {
        subscribed("ada@example.org", terms("editions/date", 20, WhenEmpty.LINE));
        announced("2026-11-30", 1, 3);

        assertThat(morning("2026-12-31T12:00:00Z")).hasSize(1);
        assertThat(morning("2026-12-31T12:01:00Z")).isEmpty();
    }
}
