package broadsheet.digest;

import broadsheet.catalog.Terms;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.edition.Period;
import broadsheet.edition.Window;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Counts;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Timetable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Made issues, for tests of what is written of them. */
final class MadeDigest {
    static final ListName TRENDING = new ListName.Trending(Window.WEEK, 0);

    static final Links LINKS = new Links(
            "https://papers.example.org/",
            paper -> "https://papers.example.org/papers/" + paper.path(),
            list -> "https://papers.example.org/papers/trending",
            "https://papers.example.org/subscriptions");

    private MadeDigest() {}

    static Digest.Entry entry(int number, String title, String summary) {
        PaperId id = PaperId.ofText("arxiv:2611." + String.format("%05d", number));
        Headline headline = new Headline(
                id,
                title,
                List.of(new Author("Ada Lovelace"), new Author("Charles Babbage")),
                4,
                summary,
                true,
                List.of(new Category("cs.CL")),
                PaperDate.parse("2026-11-27", "registry").orElseThrow(),
                "ACL 2026",
                new Counts(12, 1, 0),
                "",
                "",
                false,
                false,
                Instant.EPOCH);
        return new Digest.Entry(
                headline, summary, "12 for 12 upvotes = 12.", LINKS.paper().apply(id));
    }

    static Digest digest(List<Digest.Entry> entries, int more) {
        return new Digest(
                TRENDING,
                ListNames.inWords(TRENDING),
                new Period.Day(LocalDate.of(2026, 11, 30)),
                new Terms(
                        ListText.of(TRENDING),
                        new Timetable(Timetable.Rhythm.WEEKDAYS, 7, ZoneId.of("Europe/Berlin")),
                        0,
                        Terms.MOST,
                        Terms.Summaries.WHOLE,
                        Terms.WhenEmpty.LINE),
                entries,
                more,
                entries.isEmpty() ? "arXiv announces nothing on Saturdays." : "");
    }
}
