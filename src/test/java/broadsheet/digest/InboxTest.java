package broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.App;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.cli.OpenHome;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.source.arxiv.world.SettableClock;
import broadsheet.web.WebServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer subscribes, reads, changes the hour and leaves, with a real mail server between. */
class InboxTest {
    private static final String ADDRESS = "ada@example.org";

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T05:00:00Z"));
    private final GreenMail mailboxes = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HttpClient browser = HttpClient.newHttpClient();
    private App app;
    private OpenHome open;
    private WebServer server;
    private URI front;

    @BeforeEach
    void open() {
        mailboxes.start();
        mailboxes.setUser(ADDRESS, "secret");
        app = new App(
                Map.of(
                        "BROADSHEET_ENCODER_MODEL", "none",
                        "BROADSHEET_MAIL_SERVER", "127.0.0.1",
                        "BROADSHEET_MAIL_PORT",
                                String.valueOf(mailboxes.getSmtp().getPort()),
                        "BROADSHEET_MAIL_SECURITY", "none",
                        "BROADSHEET_MAIL_FROM", "Broadsheet <papers@example.org>",
                        "BROADSHEET_SERVER_BASE_URL", "https://papers.example.org"),
                clock);
        open = app.open(new Home(folder));
        server = app.server(open);
        server.start("127.0.0.1", 0);
        front = URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    @AfterEach
    void close() {
        server.close();
        open.close();
        mailboxes.stop();
        browser.close();
    }

    /** The last of the mails that came, of which there are so many. */
    private MimeMessage last(int number) throws Exception {
        app.sendAll(open);
        MimeMessage[] mails = mailboxes.getReceivedMessages();
        assertThat(mails).hasSize(number);
        return mails[number - 1];
    }

    private static String part(MimeMessage mail, String type) throws Exception {
        Multipart parts = (Multipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return part.getContent().toString();
            }
        }
        throw new AssertionError("the mail has no " + type);
    }

    /** An address in a mail, at the server that the test runs. */
    private URI here(String address) {
        assertThat(address).startsWith("https://papers.example.org/").doesNotContain("{");
        return front.resolve(URI.create(address).getRawPath());
    }

    private URI link(MimeMessage mail, String words) throws Exception {
        return here(Jsoup.parse(part(mail, "text/html"))
                .expectFirst("a:containsOwn(" + words + ")")
                .attr("href"));
    }

    private Document page(URI address) throws Exception {
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body(), address.toString());
    }

    private HttpResponse<String> post(URI address, String... fields) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return browser.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void morning(String moment) {
        clock.set(Instant.parse(moment));
        app.composing(open).composeDue(Set.of(Channel.MAIL));
    }

    private void announced(String id, String title, String day) {
        open.catalogue()
                .papers()
                .store(List.of(Sketch.of(id)
                        .titled(title)
                        .saying("What it found. And more.")
                        .by("Émilie du Châtelet")
                        .announced(day)
                        .paper()));
    }

    @Test
    void aNewcomerSubscribesReadsChangesTheHourAndLeavesWithOneClick() throws Exception {
        announced("2611.00001", "On the nature of fire", "2026-11-30");
        announced("2611.00002", "On looms", "2026-11-30");

        // She types her address into the field of a page.
        Document first = page(front);
        assertThat(first.select("form.bymail").attr("action")).endsWith("/subscribe");
        post(
                front.resolve("/subscribe"),
                "email",
                ADDRESS,
                "list",
                first.select("form.bymail [name=list]").attr("value"),
                "zone",
                "Europe/Paris");

        MimeMessage question = last(1);
        assertThat(question.getSubject()).isEqualTo("Broadsheet: confirm that you want the daily edition");
        assertThat(question.getFrom()[0].toString()).isEqualTo("Broadsheet <papers@example.org>");
        assertThat(question.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        morning("2026-11-30T06:30:00Z");
        last(1);

        // A program that looks at the link confirms nothing; she does.
        URI confirm = link(question, "Yes, send it");
        assertThat(page(confirm).select("h1").text()).isEqualTo("Do you want the daily edition?");
        morning("2026-12-01T06:30:00Z");
        last(1);
        HttpResponse<String> confirmed = post(confirm);
        assertThat(confirmed.statusCode()).isEqualTo(303);

        // The next issue comes at seven by the clocks of Paris.
        announced("2612.00003", "On vases", "2026-12-02");
        morning("2026-12-02T05:59:00Z");
        last(1);
        morning("2026-12-02T06:00:00Z");
        MimeMessage issue = last(2);
        assertThat(issue.getSubject()).isEqualTo("Broadsheet, Wednesday 2 December: 1 paper, led by On vases");
        assertThat(issue.getAllRecipients()[0]).hasToString(ADDRESS);
        assertThat(MailLint.faults(part(issue, "text/html"))).isEmpty();
        for (String form : List.of(Jsoup.parse(part(issue, "text/html")).text(), part(issue, "text/plain"))) {
            assertThat(form).contains("On vases", "Émilie du Châtelet", "What it found.", "It is on the front of");
        }
        assertThat(GreenMailUtil.getWholeMessage(issue)).doesNotContain("{personal}");

        // It is told that it ran, and not to whom.
        Document about = page(front.resolve("/about"));
        assertThat(about.expectFirst("section[aria-labelledby=sent] tbody tr").text())
                .startsWith("the daily edition 2 Dec 2026, 06:00 UTC 1 1 0 0 0");
        assertThat(about.text()).doesNotContain(ADDRESS);

        // She reads the paper, and changes the hour.
        assertThat(page(link(issue, "On vases")).select("h1").text()).isEqualTo("On vases");
        URI own = link(issue, "Change or pause");
        assertThat(page(own).select("h1").text()).isEqualTo("The daily edition");
        assertThat(post(own, "hour", "20", "zone", "Europe/Paris", "rhythm", "daily")
                        .statusCode())
                .isEqualTo(303);
        morning("2026-12-02T19:00:00Z");
        last(2);
        announced("2612.00004", "On bridges", "2026-12-03");
        morning("2026-12-03T06:00:00Z");
        last(2);
        morning("2026-12-03T19:00:00Z");
        MimeMessage evening = last(3);
        assertThat(evening.getSubject()).contains("On bridges");

        // Her mail program leaves with one click, by the two headers.
        assertThat(evening.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String header = evening.getHeader("List-Unsubscribe")[0];
        URI leave = here(header.substring(1, header.length() - 1));
        assertThat(page(leave).select("h1").text()).isEqualTo("Unsubscribe from the daily edition?");
        assertThat(open.catalogue().subscriptions().list()).hasSize(1);
        assertThat(post(leave, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
        assertThat(open.catalogue().subscriptions().list()).isEmpty();
        announced("2612.00005", "On dams", "2026-12-04");
        morning("2026-12-04T19:00:00Z");
        last(3);
        assertThat(post(leave, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsPausedGoesOnWithWhatIsNewThen() throws Exception {
        post(front.resolve("/subscribe"), "email", ADDRESS, "hour", "7");
        post(link(last(1), "Yes, send it"));
        announced("2611.00001", "On the nature of fire", "2026-11-30");
        morning("2026-11-30T07:00:00Z");
        URI own = link(last(2), "Change or pause");

        post(own, "do", "pause");
        assertThat(page(own).text()).contains("It is paused");
        announced("2612.00002", "On looms", "2026-12-01");
        morning("2026-12-01T07:00:00Z");
        last(2);

        post(own, "do", "go-on");
        announced("2612.00003", "On vases", "2026-12-02");
        morning("2026-12-02T07:00:00Z");
        assertThat(part(last(3), "text/plain")).contains("On vases").doesNotContain("On looms");
    }
}
