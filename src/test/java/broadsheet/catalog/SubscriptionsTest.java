package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription.State;
import broadsheet.catalog.Terms.Summaries;
import broadsheet.catalog.Terms.WhenEmpty;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.EmailAddress;
import broadsheet.paper.PaperId;
import broadsheet.paper.Timetable;
import broadsheet.paper.Timetable.Rhythm;
import broadsheet.source.arxiv.world.SettableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SubscriptionsTest {
    private static final Instant MONDAY = Instant.parse("2026-11-30T05:00:00Z");
    private static final Set<Channel> MAIL = Set.of(Channel.MAIL);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final SettableClock now = new SettableClock(MONDAY);
    private Catalogue catalogue;
    private Subscriptions subscriptions;

    @BeforeEach
    void open() {
        Home home = new Home(folder);
        home.prepare();
        catalogue = store.open(home, now, Duration.ofSeconds(5));
        subscriptions = catalogue.subscriptions();
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private static Terms terms(String list, int hour) {
        return new Terms(
                list, new Timetable(Rhythm.DAILY, hour, ZoneId.of("UTC")), 0, 20, Summaries.OPENING, WhenEmpty.SILENCE);
    }

    private static NewMail mail(Subscription subscription, MailKind kind) {
        return new NewMail(
                kind,
                kind == MailKind.DIGEST ? Issue.key(subscription.terms().list(), DAY) : "",
                subscription.id(),
                EmailAddress.parse(subscription.subscriber().target()).orElseThrow(),
                MailText.of("A subject", "<p>{personal}</p>", "{personal}"),
                "pass",
                "");
    }

    private Subscription asked(String address, Terms terms) {
        EmailAddress to = EmailAddress.parse(address).orElseThrow();
        return subscriptions.ask(
                Channel.MAIL, to.text(), to.key(), "", terms, one -> List.of(mail(one, MailKind.CONFIRMATION)));
    }

    private Subscription active(String address, Terms terms) {
        return subscriptions.set(asked(address, terms).id(), State.ACTIVE).orElseThrow();
    }

    private void issue(Subscription subscription, PaperId... papers) {
        catalogue
                .issues()
                .note(
                        subscription.terms().list(),
                        "",
                        List.of(new Composed(
                                subscription,
                                List.of(papers),
                                DAY,
                                papers.length == 0 ? List.of() : List.of(mail(subscription, MailKind.DIGEST)),
                                List.of())),
                        now.instant());
    }

    @Test
    void whatIsAskedForTwiceIsKeptOnceAndStaysAsItIsOnceConfirmed() {
        Subscription first = asked("Ada@Example.org", terms("trending/week", 7));
        Subscription second = asked("ada@example.org", terms("trending/week", 9));

        assertThat(second.id()).isEqualTo(first.id()).hasSize(32);
        assertThat(second.terms().timetable().hour()).isEqualTo(9);
        assertThat(second.state()).isEqualTo(State.PENDING);

        subscriptions.set(first.id(), State.ACTIVE);
        Subscription third = asked("ada@example.org", terms("trending/week", 11));

        assertThat(third.state()).isEqualTo(State.ACTIVE);
        assertThat(third.terms().timetable().hour()).isEqualTo(9);
        assertThat(subscriptions.list()).containsExactly(third);
        assertThat(catalogue.outbox().waiting()).isEqualTo(3);
        assertThat(third.toString()).doesNotContainIgnoringCase("ada@");
    }

    @Test
    void onlyWhatIsConfirmedIsDueAndOnlyAtItsHour() {
        asked("ada@example.org", terms("trending/week", 7));
        Subscription bob = active("bob@example.org", terms("trending/week", 7));
        Subscription eve = active("eve@example.org", terms("trending/week", 8));
        assertThat(subscriptions.due(MAIL, now.instant(), 10)).isEmpty();
        assertThat(subscriptions.nextDue(MAIL)).contains(Instant.parse("2026-11-30T07:00:00Z"));

        now.set(Instant.parse("2026-11-30T07:00:00Z"));
        assertThat(subscriptions.due(MAIL, now.instant(), 10)).containsExactly(bob);
        assertThat(subscriptions.due(Set.of(Channel.WEBHOOK), now.instant(), 10))
                .isEmpty();

        now.set(Instant.parse("2026-11-30T08:30:00Z"));
        assertThat(subscriptions.due(MAIL, now.instant(), 10)).containsExactlyInAnyOrder(bob, eve);
        subscriptions.set(bob.id(), State.PAUSED);
        assertThat(subscriptions.due(MAIL, now.instant(), 10)).containsExactly(eve);
    }

    @Test
    void anIssueSetsTheNextOneAndRemembersItsPapersUnderAnyOfTheirNames() {
        PaperId one = PaperId.ofText("arxiv:2511.00001");
        PaperId two = PaperId.ofText("arxiv:2511.00002");
        catalogue
                .papers()
                .store(List.of(
                        Sketch.of("2511.00001").paper(), Sketch.of("2511.00002").paper()));
        Subscription ada = active("ada@example.org", terms("trending/week", 7));
        now.set(Instant.parse("2026-11-30T07:00:01Z"));

        issue(ada, one);

        Subscription after = subscriptions.find(ada.id()).orElseThrow();
        assertThat(after.nextAt()).isEqualTo(Instant.parse("2026-12-01T07:00:00Z"));
        assertThat(after.lastAt()).isEqualTo(now.instant());
        assertThat(after.covered()).isEqualTo(DAY);
        long subscriber = ada.subscriber().id();
        assertThat(catalogue.issues().delivered(List.of(subscriber), List.of(one, two)))
                .containsOnlyKeys(subscriber)
                .containsEntry(subscriber, Set.of(one));

        // Another source files the same paper under another name.
        catalogue
                .papers()
                .store(List.of(Sketch.of("10.1000/xyz").alsoCalled("2511.00001").paper()));
        PaperId filed = catalogue.papers().find(one).orElseThrow().id();
        assertThat(catalogue
                        .issues()
                        .delivered(List.of(subscriber), List.of(filed))
                        .get(subscriber))
                .containsExactly(filed);
    }

    @Test
    void whatWasChangedMeanwhileIsNotSentAsItWas() {
        Subscription ada = active("ada@example.org", terms("trending/week", 7));
        now.set(Instant.parse("2026-11-30T07:00:01Z"));
        Subscription due = subscriptions.due(MAIL, now.instant(), 10).getFirst();
        subscriptions.change(ada.id(), terms("trending/week", 20));

        issue(due, PaperId.ofText("arxiv:2511.00001"));

        assertThat(catalogue.issues().log(5)).isEmpty();
        assertThat(subscriptions.find(ada.id()).orElseThrow().lastAt()).isEqualTo(Instant.EPOCH);
        assertThat(catalogue
                        .issues()
                        .delivered(List.of(ada.subscriber().id()), List.of(PaperId.ofText("arxiv:2511.00001"))))
                .isEmpty();
    }

    @Test
    void whatAnotherProgramSentMeanwhileIsNotSentAgain() {
        Subscription trending = active("ada@example.org", terms("trending/week", 7));
        Subscription daily = active("ada@example.org", terms("editions/date", 7));
        now.set(Instant.parse("2026-11-30T07:00:01Z"));
        issue(trending, PaperId.ofText("arxiv:2511.00001"));
        long before = catalogue.outbox().waiting();

        issue(daily, PaperId.ofText("arxiv:2511.00002"), PaperId.ofText("arxiv:2511.00001"));

        assertThat(catalogue.outbox().waiting()).isEqualTo(before);
        assertThat(subscriptions.due(MAIL, now.instant(), 10))
                .extracting(Subscription::id)
                .containsExactly(daily.id());
    }

    @Test
    void whoeverLeavesIsForgottenWithWhatWaitsUnlessSomethingElseIsSent() throws SQLException {
        Subscription trending = active("ada@example.org", terms("trending/week", 7));
        Subscription daily = active("ada@example.org", terms("editions/date", 7));
        now.set(Instant.parse("2026-11-30T07:00:01Z"));
        issue(trending, PaperId.ofText("arxiv:2511.00001"));
        long before = catalogue.outbox().waiting();

        assertThat(subscriptions.remove(trending.id())).isTrue();
        assertThat(subscriptions.remove(trending.id())).isFalse();
        assertThat(subscriptions.of(Channel.MAIL, "ada@example.org")).containsExactly(daily);
        assertThat(catalogue.outbox().waiting()).isEqualTo(before - 2);

        subscriptions.remove(daily.id());
        assertThat(subscriptions.list()).isEmpty();
        try (Connection connection = store.connect(new Home(folder))) {
            assertThat(CatalogueDump.of(connection).toString()).doesNotContain("ada@example.org");
        }
    }

    @Test
    void whatNobodyConfirmedIsForgottenAfterAWhile() {
        asked("ada@example.org", terms("trending/week", 7));
        Subscription bob = active("bob@example.org", terms("trending/week", 7));

        assertThat(subscriptions.removeUnconfirmed(MONDAY)).isZero();
        assertThat(subscriptions.removeUnconfirmed(MONDAY.plusSeconds(1))).isEqualTo(1);

        assertThat(subscriptions.list()).containsExactly(bob);
    }

    @Test
    void aClockThatWasAYearAheadHoldsNothingUpForAYear() {
        now.set(Instant.parse("2027-11-30T05:00:00Z"));
        Subscription ada = active("ada@example.org", terms("trending/week", 7));
        now.set(MONDAY);
        assertThat(subscriptions.nextDue(MAIL)).contains(ada.nextAt());

        assertThat(subscriptions.mendTimes(now.instant())).isEqualTo(1);

        assertThat(subscriptions.nextDue(MAIL)).contains(Instant.parse("2026-11-30T07:00:00Z"));
        assertThat(subscriptions.mendTimes(now.instant())).isZero();
    }

    @Test
    void theLogTellsToHowManyAnIssueWent() {
        Subscription ada = active("ada@example.org", terms("trending/week", 7));
        Subscription bob = active("bob@example.org", terms("trending/week", 7));
        now.set(Instant.parse("2026-11-30T07:00:01Z"));

        issue(ada, PaperId.ofText("arxiv:2511.00001"), PaperId.ofText("arxiv:2511.00002"));
        issue(bob);

        List<Issue.Sent> log = catalogue.issues().log(5);
        assertThat(log).hasSize(1);
        assertThat(log.getFirst().issue().papers()).isEqualTo(2);
        assertThat(log.getFirst().issue().silent()).isEqualTo(1);
        assertThat(log.getFirst().inWords()).isEqualTo("2 papers to 0 of 1, 1 waits, 1 had nothing new");
    }
}
