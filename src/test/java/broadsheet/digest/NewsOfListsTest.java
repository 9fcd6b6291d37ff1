package broadsheet.digest;

import static broadsheet.digest.Mornings.terms;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.OutboxMail;
import broadsheet.catalog.Terms;
import broadsheet.catalog.Terms.Summaries;
import broadsheet.catalog.Terms.WhenEmpty;
import broadsheet.edition.Sketch;
import broadsheet.mail.LoggedLines;
import broadsheet.paper.Paper;
import broadsheet.paper.Timetable;
import broadsheet.paper.Timetable.Rhythm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of list tells of, morning after morning. */
class NewsOfListsTest {
    private static final String ADA = "ada@example.org";

    private final Mornings mornings;

    NewsOfListsTest(@TempDir Path folder) {
        mornings = new Mornings(folder);
    }

    @AfterEach
    void close() {
        mornings.close();
    }

    private void store(Paper... papers) {
        mornings.catalogue().papers().store(List.of(papers));
    }

    /** What came on each of some days at seven, with the day. */
    private List<String> days(String first, int days) {
        return IntStream.range(0, days)
                .mapToObj(LocalDate.parse(first)::plusDays)
                .flatMap(day -> mornings.morning(day + "T07:00:00Z").stream().map(mail -> day + " " + mail))
                .toList();
    }

    /** The same, where papers of these numbers come on their days. */
    private List<String> days(String first, int days, Map<String, Integer> papers) {
        return IntStream.range(0, days)
                .mapToObj(day -> LocalDate.parse(first).plusDays(day).toString())
                .flatMap(day -> {
                    Optional.ofNullable(papers.get(day))
                            .ifPresent(number -> mornings.announced(day, number, number + 1));
                    return days(day, 1).stream();
                })
                .toList();
    }

    @Test
    void aMonthIsToldOfOnceWhenItIsOverWhateverCameBetween() {
        mornings.subscribed(ADA, terms("editions/month", 20, WhenEmpty.SILENCE));
        mornings.announced("2026-11-20", 1, 2);

        // October has no edition, and November is not over.
        assertThat(days("2026-11-30", 40, Map.of("2026-11-30", 2, "2026-12-01", 3, "2026-12-31", 4, "2027-01-01", 5)))
                .containsExactly("2026-12-01 ada: Paper 2, Paper 1", "2027-01-01 ada: Paper 4, Paper 3");
    }

    @Test
    void aWeekIsToldOfOnItsMondayAlsoWhereSundayHadPapers() {
        mornings.subscribed(ADA, terms("editions/week", 20, WhenEmpty.SILENCE));
        mornings.announced("2026-11-27", 1, 2);

        assertThat(days("2026-11-30", 16, Map.of("2026-11-30", 2, "2026-12-06", 3, "2026-12-07", 4, "2026-12-14", 5)))
                .containsExactly(
                        "2026-11-30 ada: Paper 1", "2026-12-07 ada: Paper 3, Paper 2", "2026-12-14 ada: Paper 4");
    }

    @Test
    void theFirstWeekIsTheLastWholeOneHoweverLongAgo() {
        mornings.announced("2026-10-14", 1, 2);
        mornings.announced("2026-11-04", 2, 3);
        mornings.subscribed(ADA, terms("editions/week", 20, WhenEmpty.SILENCE));

        assertThat(days("2026-11-30", 9)).containsExactly("2026-11-30 ada: Paper 2");
    }

    @Test
    void aKnownPaperThatIsListedAfterTheMorningComesOnTheNext() {
        mornings.subscribed(ADA, terms("editions/date", 20, WhenEmpty.SILENCE));
        mornings.announced("2026-11-30", 1, 2);
        mornings.announced("2026-11-24", 5, 6);
        assertThat(days("2026-11-30", 1)).containsExactly("2026-11-30 ada: Paper 1");

        mornings.clock().advance(Duration.ofHours(20));
        // The list of that day is read when the day is over.
        store(Sketch.of("2611.00005")
                .titled("Paper 5")
                .in("cs.CL")
                .announced("2026-11-24")
                .listed("2026-11-30")
                .paper());

        assertThat(days("2026-12-01", 2)).containsExactly("2026-12-01 ada: Paper 5");
    }

    @Test
    void aPaperThatGetsItsVotesLaterComesWhenItHasThem() {
        for (String list : List.of("editions/date", "category/cs.CL")) {
            mornings.subscribed(
                    list.replace('/', '.') + "@example.org",
                    new Terms(
                            list,
                            new Timetable(Rhythm.DAILY, 7, ZoneId.of("UTC")),
                            5,
                            20,
                            Summaries.OPENING,
                            WhenEmpty.SILENCE));
        }
        mornings.announced("2026-11-30", 1, 3);
        assertThat(days("2026-11-30", 2)).isEmpty();

        store(Sketch.of("2611.00002")
                .titled("Paper 2")
                .in("cs.CL")
                .announced("2026-11-30")
                .voted(40)
                .paper());

        assertThat(days("2026-12-02", 3))
                .containsExactlyInAnyOrder("2026-12-02 category.cs.CL: Paper 2", "2026-12-02 editions.date: Paper 2");
    }

    @Test
    void aSectionTellsOfItsOwnPapersAlone() {
        mornings.subscribed(ADA, terms("editions/date/cs.CV", 20, WhenEmpty.SILENCE));
        store(
                Sketch.of("2611.00001")
                        .titled("Seen")
                        .in("cs.CV")
                        .announced("2026-11-30")
                        .paper(),
                Sketch.of("2611.00002")
                        .titled("Read")
                        .in("cs.CL")
                        .announced("2026-11-30")
                        .paper());

        assertThat(days("2026-11-30", 2)).containsExactly("2026-11-30 ada: Seen");
    }

    @Test
    void aSearchTellsOfWhatItFindsOfLate() {
        mornings.subscribed(ADA, terms("search/looms", 20, WhenEmpty.SILENCE));
        store(
                Sketch.of("2611.00001")
                        .titled("On looms")
                        .announced("2026-11-30")
                        .paper(),
                Sketch.of("2611.00002")
                        .titled("On fire")
                        .announced("2026-11-30")
                        .paper(),
                Sketch.of("2601.00003")
                        .titled("Looms of old")
                        .announced("2026-01-05")
                        .paper());
        assertThat(days("2026-11-30", 1)).containsExactly("2026-11-30 ada: On looms");

        mornings.clock().advance(Duration.ofHours(3));
        store(Sketch.of("2612.00001")
                .titled("Looms again")
                .announced("2026-12-01")
                .paper());

        // What reads the index for commands reads it as it was when it was opened.
        mornings.reopen();

        assertThat(days("2026-12-01", 2)).containsExactly("2026-12-01 ada: Looms again");
    }

    @Test
    void anAuthorsListTellsOfWhatThatPersonWrote() {
        mornings.subscribed(ADA, terms("author/Ada Lovelace", 20, WhenEmpty.SILENCE));
        store(
                Sketch.of("2611.00001")
                        .titled("Hers")
                        .by("Ada Lovelace")
                        .announced("2026-11-30")
                        .paper(),
                Sketch.of("2611.00002")
                        .titled("His")
                        .by("Charles Babbage")
                        .announced("2026-11-30")
                        .paper());

        assertThat(days("2026-11-30", 2)).containsExactly("2026-11-30 ada: Hers");
    }

    @Test
    void ofALargeCategoryNothingIsOverlookedAndTheRestIsCounted() {
        mornings.subscribed(
                ADA,
                new Terms(
                        "category/cs.CL",
                        new Timetable(Rhythm.DAILY, 7, ZoneId.of("UTC")),
                        5,
                        2,
                        Summaries.OPENING,
                        WhenEmpty.SILENCE));
        // The oldest of the day have votes, and stand last.
        mornings.announced("2026-11-30", 10, 900);
        store(IntStream.range(1, 4)
                .mapToObj(i -> Sketch.of("2611.%05d".formatted(i))
                        .titled("Voted " + i)
                        .in("cs.CL")
                        .announced("2026-11-30")
                        .voted(5 + i)
                        .paper())
                .toArray(Paper[]::new));
        store(Sketch.of("2611.00004")
                .titled("Few votes")
                .in("cs.CL")
                .announced("2026-11-30")
                .voted(4)
                .paper());

        mornings.clock().set(Instant.parse("2026-11-30T07:00:00Z"));
        mornings.composing().composeDue(Mornings.MAIL);
        OutboxMail mail = mornings.catalogue()
                .outbox()
                .exchange(List.of(), 9, mornings.clock().instant(), "test", _ -> Duration.ZERO)
                .mails()
                .getFirst();
        String text = mornings.catalogue().outbox().text(mail.text()).plain();

        assertThat(text)
                .contains("Voted 3", "Voted 2", "Read the other 1 paper")
                .doesNotContain("Few votes");
    }

    @Test
    void abstractsAreWholeOrTheirFirstSentencesByChoice() {
        String summary = "It begins so. " + "It goes on and on. ".repeat(40) + "It ends so.";
        store(Sketch.of("2611.00001")
                .titled("On looms")
                .saying(summary)
                .announced("2026-11-30")
                .paper());
        for (Summaries one : Summaries.values()) {
            mornings.subscribed(
                    one.word() + "@example.org",
                    new Terms(
                            "editions/date",
                            new Timetable(Rhythm.DAILY, 7, ZoneId.of("UTC")),
                            0,
                            20,
                            one,
                            WhenEmpty.SILENCE));
        }
        mornings.clock().set(Instant.parse("2026-11-30T07:00:00Z"));
        mornings.composing().composeDue(Mornings.MAIL);

        for (OutboxMail mail : mornings.catalogue()
                .outbox()
                .exchange(List.of(), 9, mornings.clock().instant(), "test", _ -> Duration.ZERO)
                .mails()) {
            String text = mornings.catalogue().outbox().text(mail.text()).plain();
            assertThat(text).contains("It begins so.");
            assertThat(text.contains("It ends so.")).isEqualTo(mail.to().local().equals("whole"));
        }
    }

    @Test
    void anHourThatIsSkippedOrComesTwiceIsToldInTheLog() {
        mornings.clock().set(Instant.parse("2027-03-26T12:00:00Z"));
        mornings.subscribed(
                ADA,
                new Terms(
                        "editions/date",
                        new Timetable(Rhythm.DAILY, 2, ZoneId.of("Europe/Berlin")),
                        0,
                        20,
                        Summaries.OPENING,
                        WhenEmpty.LINE));
        try (LoggedLines log = LoggedLines.begin()) {
            assertThat(mornings.morning("2027-03-27T01:00:00Z")).hasSize(1);
            assertThat(log.text()).isEmpty();
            assertThat(mornings.morning("2027-03-28T00:59:59Z")).isEmpty();
            assertThat(mornings.morning("2027-03-28T01:00:00Z")).hasSize(1);
            assertThat(log.text())
                    .contains("digest hour=2 zone=Europe/Berlin is skipped today, as the clocks are set forward");
        }
        mornings.morning("2027-10-30T00:00:00Z");
        try (LoggedLines log = LoggedLines.begin()) {
            assertThat(mornings.morning("2027-10-31T00:00:00Z")).hasSize(1);
            assertThat(log.text())
                    .contains("digest hour=2 zone=Europe/Berlin comes twice today, as the clocks are set back");
            assertThat(mornings.morning("2027-10-31T01:00:00Z")).isEmpty();
        }
    }
}
