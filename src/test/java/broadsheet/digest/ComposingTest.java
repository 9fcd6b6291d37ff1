package broadsheet.digest;

import static broadsheet.digest.Mornings.MAIL;
import static broadsheet.digest.Mornings.terms;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Issue;
import broadsheet.catalog.OutboxMail;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Terms;
import broadsheet.catalog.Terms.WhenEmpty;
import broadsheet.edition.Sketch;
import broadsheet.paper.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposingTest {
    private final Mornings mornings;
    private final Catalogue catalogue;
    private final Composing composing;

    ComposingTest(@TempDir Path folder) {
        mornings = new Mornings(folder);
        catalogue = mornings.catalogue();
        composing = mornings.composing();
    }

    @AfterEach
    void close() {
        mornings.close();
    }

    private Subscription subscribed(String address, Terms terms) {
        return mornings.subscribed(address, terms);
    }

    private void announced(String day, int from, int until) {
        mornings.announced(day, from, until);
    }

    private List<String> morning(String moment) {
        return mornings.morning(moment);
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
        mornings.clock().advance(Duration.ofHours(3));
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

        mornings.clock().advance(Duration.ofHours(3));
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

        mornings.clock().set(Instant.parse("2026-11-30T07:00:00Z"));
        assertThat(composing.composeDue(MAIL)).isEqualTo(new Composing.Pass(501, 501, 0, 0));

        List<OutboxMail> mails = catalogue
                .outbox()
                .exchange(List.of(), 1_000, mornings.clock().instant(), "test", _ -> Duration.ZERO)
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
        mornings.clock().advance(Duration.ofHours(3));
        announced("2026-11-30", 3, 4);

        assertThat(morning("2026-12-01T07:00:00Z"))
                .containsExactlyInAnyOrder("bob: Paper 1, Paper 2, Paper 3", "ada: Paper 3");
    }

    @Test
    void aListThatFailsHoldsUpNoOther() {
        subscribed("ada@example.org", terms("a list that nobody knows", 20, WhenEmpty.LINE));
        subscribed("bob@example.org", terms("editions/date", 20, WhenEmpty.LINE));
        announced("2026-11-30", 1, 2);

        mornings.clock().set(Instant.parse("2026-11-30T07:00:00Z"));
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
