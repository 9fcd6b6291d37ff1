package broadsheet.digest;

import static broadsheet.digest.MadeDigest.LINKS;
import static broadsheet.digest.MadeDigest.digest;
import static broadsheet.digest.MadeDigest.entry;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.MailText;
import broadsheet.catalog.Terms;
import broadsheet.digest.DigestMail.Written;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

class DigestMailTest {
    private final DigestMail mail = new DigestMail(LINKS);

    @Test
    void aMailTellsTheSameInBothForms() {
        Digest digest = digest(
                List.of(entry(1, "On <Engines> & more", "First & best."), entry(2, "On looms", "They weave.")), 34);

        MailText text = mail.written(digest).text();

        assertThat(text.subject())
                .isEqualTo("Broadsheet: what is trending this week, Monday 30 November: 2 papers, led by On <Engines> &"
                        + " more");
        Document html = Jsoup.parse(text.html());
        assertThat(html.select("h3").eachText()).containsExactly("On <Engines> & more", "On looms");
        for (String said : List.of(
                "Monday 30 November 2026",
                "No. 334",
                "2 papers",
                "Ada Lovelace, Charles Babbage and\u00a02\u00a0more",
                "First & best.",
                "12 for 12 upvotes = 12.",
                "ACL 2026",
                "12 votes",
                "Read the other 34 papers",
                "because this address asked for what is trending this week, Monday to Friday at 07:00, Europe/Berlin")) {
            assertThat(html.wholeText()).contains(said);
            assertThat(text.plain()).contains(said);
        }
        for (String address : List.of(
                "https://papers.example.org/papers/2611.00001",
                "https://papers.example.org/papers/trending",
                "https://papers.example.org/subscriptions/{personal}",
                "https://papers.example.org/subscriptions/{personal}/leave")) {
            assertThat(html.select("a").eachAttr("href")).contains(address);
            assertThat(text.plain()).contains(address);
        }
    }

    @Test
    void nobodysWordsAreGivenTheReadersOwnPart() {
        String trap = "https://evil.example/{personal}";
        List<MailText> texts = List.of(
                mail.written(digest(List.of(entry(1, "See " + trap, "Or " + trap)), 0))
                        .text(),
                mail.written(new Note(
                        "About " + trap,
                        "Do you want " + trap + "?",
                        List.of(trap),
                        "Yes",
                        mail.links().confirm(),
                        "Why.",
                        true,
                        mail.links())));

        for (MailText text : texts) {
            for (String form : List.of(text.html(), text.plain())) {
                assertThat(form).contains("evil.example/").doesNotContain("evil.example/{personal}");
                assertThat(form).contains("https://papers.example.org/subscriptions/{personal}/leave");
            }
        }
    }

    @Test
    void mailProgramsCanReadIt() {
        List<Digest.Entry> entries = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> entry(i, "Paper " + i, "An abstract. ".repeat(60)))
                .toList();

        assertThat(MailLint.faults(mail.written(digest(entries, 0)).text().html()))
                .isEmpty();
        assertThat(MailLint.faults(mail.written(digest(List.of(), 0)).text().html()))
                .isEmpty();
        assertThat(MailLint.faults(mail.written(new Note(
                                "A subject",
                                "A question",
                                List.of("A line."),
                                "Yes",
                                LINKS.confirm(),
                                "Why.",
                                true,
                                LINKS))
                        .html()))
                .isEmpty();
        // And the rules find what breaks them.
        assertThat(MailLint.faults("<script>1</script><p>x</p><img src=a><a href='/x'></a>"))
                .contains("has a script", "has an image without alt or width", "has a link to /x", "has no doctype");
    }

    @Test
    void rulesStandInTheElementsThatTheyConcern() {
        Document html = Jsoup.parse(mail.written(digest(List.of(entry(1, "One", "Text."), entry(2, "Two", "Text.")), 0))
                .text()
                .html());

        Elements titles = html.select("h3");
        assertThat(titles.getFirst().attr("style")).contains("font-size:32px").contains("color:#1a1713");
        assertThat(titles.getLast().attr("style")).doesNotContain("font-size:32px");
        assertThat(html.select("td.mast").attr("style")).contains("border-bottom:3px double #1a1713");
        // What has a condition cannot be an attribute.
        assertThat(html.select("style").html())
                .contains("prefers-color-scheme: dark")
                .contains("max-width: 640px");
    }

    @Test
    void aMailThatWouldBeCutOffIsShorterAndTellsHowManyAreLeft() {
        List<Digest.Entry> whole = IntStream.rangeClosed(1, Terms.MOST)
                .mapToObj(i -> entry(i, "Paper " + i, "An abstract that goes on. ".repeat(80)))
                .toList();
        Written shortened = mail.written(digest(whole, 3));
        assertThat(shortened.papers()).hasSize(Terms.MOST);
        assertThat(shortened.text().html().length()).isLessThan(DigestMail.LARGEST);
        assertThat(shortened.text().plain()).doesNotContain("An abstract that goes on. ".repeat(20));

        List<Digest.Entry> titles = IntStream.rangeClosed(1, Terms.MOST)
                .mapToObj(i -> entry(i, "A title without end ".repeat(150) + i, ""))
                .toList();
        Written fewer = mail.written(digest(titles, 3));
        assertThat(fewer.text().html().length()).isLessThan(DigestMail.LARGEST);
        int left = fewer.papers().size();
        assertThat(left).isBetween(1, Terms.MOST - 1);
        assertThat(fewer.text().plain()).contains("Read the other " + (Terms.MOST - left + 3) + " papers");
        assertThat(fewer.papers())
                .isEqualTo(titles.subList(0, left).stream()
                        .map(entry -> entry.headline().id())
                        .toList());
    }

    @Test
    void anEmptyDaySaysWhy() {
        MailText text = mail.written(digest(List.of(), 0)).text();

        assertThat(text.subject()).isEqualTo("Broadsheet: what is trending this week, Monday 30 November: nothing new");
        assertThat(Jsoup.parse(text.html()).text()).contains("arXiv announces nothing on Saturdays.");
        assertThat(text.plain()).contains("arXiv announces nothing on Saturdays.");
    }
}
