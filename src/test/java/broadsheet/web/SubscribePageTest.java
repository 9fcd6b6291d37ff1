package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.App;
import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Delivery;
import broadsheet.catalog.MailStatus;
import broadsheet.catalog.MailText;
import broadsheet.catalog.OutboxMail;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.config.AddressRange;
import broadsheet.digest.Subscribing;
import broadsheet.edition.ListName;
import broadsheet.mail.LoggedLines;
import broadsheet.paper.EmailAddress;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscribePageTest {
    @TempDir
    private Path folder;

    private final Visitor reader = new Visitor(() -> this.stand);
    private NewsStand stand;

    @BeforeEach
    void open() {
        stand = NewsStand.withPapers(folder, NewsStand.MAIL, NewsStand.CLOCK);
    }

    @AfterEach
    void close() {
        stand.close();
        reader.close();
    }

    private List<Subscription> subscriptions() {
        return stand.open().catalogue().subscriptions().list();
    }

    private static String words(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).select("main").text();
    }

    @Test
    void everyListHasAFieldForAnAddressThatNamesIt() throws Exception {
        for (Map.Entry<String, String> page : Map.of(
                        "/", "editions/date",
                        "/papers/date/2026-03-16", "editions/date",
                        "/papers/week", "editions/week",
                        "/papers/trending?window=month&upvotes=5", "trending/month/5",
                        "/papers?q=bridges", "search/bridges",
                        "/categories/cs.CL", "category/cs.CL",
                        "/papers/date/2026-03-16?section=cs.CV", "editions/date/cs.CV",
                        "/papers/month/2026-03", "editions/month",
                        "/authors/Ada%20Number%201", "author/Ada Number 1")
                .entrySet()) {
            Document shown = reader.page(page.getKey());
            assertThat(shown.select("form.bymail [name=list]").attr("value"))
                    .as(page.getKey())
                    .isEqualTo(page.getValue());
        }
    }

    @Test
    void anAddressAloneIsEnoughAndTheAnswerIsTheSameWhetherItIsKnown() throws Exception {
        HttpResponse<String> first = reader.post("/subscribe", "email", " Ada@Example.org ");
        HttpResponse<String> second = reader.post("/subscribe", "email", "ada@example.org");
        stand.open().catalogue().subscriptions().set(subscriptions().getFirst().id(), State.ACTIVE);
        HttpResponse<String> third = reader.post("/subscribe", "email", "ada@example.org");

        assertThat(List.of(first.statusCode(), second.statusCode(), third.statusCode()))
                .containsOnly(200);
        assertThat(words(second))
                .isEqualTo(words(first).replace("Ada@Example", "ada@example"))
                .isEqualTo(words(third));
        assertThat(subscriptions()).hasSize(1);
        assertThat(subscriptions().getFirst().terms().list()).isEqualTo("editions/date");
        assertThat(stand.open().catalogue().outbox().waiting()).isEqualTo(3);
    }

    @Test
    void whatIsChosenIsKept() throws Exception {
        reader.post(
                "/subscribe",
                "email",
                "ada@example.org",
                "list",
                "trending/week",
                "rhythm",
                "weekly",
                "hour",
                "18",
                "zone",
                "Asia/Tokyo",
                "papers",
                "5",
                "upvotes",
                "3",
                "summaries",
                "whole",
                "empty",
                "line");

        Subscription kept = subscriptions().getFirst();
        assertThat(kept.terms().timetable().inWords()).isEqualTo("every Monday at 18:00, Asia/Tokyo");
        assertThat(kept.terms().most()).isEqualTo(5);
        assertThat(kept.terms().leastUpvotes()).isEqualTo(3);
        assertThat(kept.terms().summaries().word()).isEqualTo("whole");
        assertThat(kept.terms().whenEmpty().word()).isEqualTo("line");
    }

    @Test
    void whatMakesNoSenseIsToldAndNothingIsKept() throws Exception {
        for (String address : List.of("", "ada", "ada@", "@example.org", "ada@example.org\r\nBcc: eve@example.org")) {
            HttpResponse<String> answer = reader.post("/subscribe", "email", address);
            assertThat(answer.statusCode()).as(address).isEqualTo(400);
            assertThat(words(answer)).contains("That is no e-mail address");
        }
        for (String[] field : new String[][] {
            {"list", "nonsense"},
            {"list", "edition/2026-03-16"},
            {"list", "beat/nobody made it"},
            {"hour", "25"},
            {"zone", "Europe/Nowhere"},
            {"rhythm", "hourly"},
            {"papers", "1000"},
            {"summaries", "none"}
        }) {
            HttpResponse<String> answer = reader.post("/subscribe", "email", "ada@example.org", field[0], field[1]);
            assertThat(answer.statusCode()).as(field[0]).isIn(400, 404);
        }
        assertThat(subscriptions()).isEmpty();
        assertThat(stand.open().catalogue().outbox().waiting()).isZero();
    }

    @Test
    void tenThousandFromOneNetworkAreStoppedAndAnotherNetworkIsNot() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i : IntStream.range(0, 40).toArray()) {
            answers.add(reader.sendForm(
                            "/subscribe", "email=a" + i + "%40example.org", "X-Forwarded-For", "9.9.9.9, 8.8.8." + i)
                    .statusCode());
        }

        assertThat(answers.subList(0, 30)).containsOnly(200);
        assertThat(answers.subList(30, 40)).containsOnly(429);
        assertThat(reader.sendForm("/subscribe", "email=b%40example.org", "X-Forwarded-For", "8.8.9.1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(subscriptions()).hasSize(31);
    }

    @Test
    void whoeverMakesALineUpBeforeThatOfTheProxyGainsNothing() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i : IntStream.range(0, 31).toArray()) {
            answers.add(reader.sendForm(
                            "/subscribe",
                            "email=a" + i + "%40example.org",
                            "X-Forwarded-For",
                            "9.9." + i + ".1",
                            "X-Forwarded-For",
                            "8.8.8.8")
                    .statusCode());
        }

        assertThat(answers.subList(0, 30)).containsOnly(200);
        assertThat(answers.getLast()).isEqualTo(429);
    }

    @Test
    void aQuestionToAStrangerSaysNothingOfWhoeverAsks() throws Exception {
        for (String list : List.of(
                "search/Your account is locked, go to evil.example at once",
                "search/https://evil.example/{personal}",
                "search/" + "words ".repeat(40),
                "author/Call 555 at evil.example")) {
            reader.post("/subscribe", "email", "ada@example.org", "list", list);
        }

        for (OutboxMail mail : stand.open()
                .catalogue()
                .outbox()
                .exchange(List.of(), 9, NewsStand.CLOCK.instant(), "test", _ -> Duration.ZERO)
                .mails()) {
            MailText text = stand.open().catalogue().outbox().text(mail.text());
            assertThat(text.subject() + text.plain() + text.html())
                    .contains("Do you want ")
                    .doesNotContain("evil.example")
                    .doesNotContain("words words");
        }
    }

    @Test
    void whoeverHasAMailboxThatRefusedIsToldAndLetsItGoOn() throws Exception {
        String path = stand.subscribed("ada@example.org");
        EmailAddress ada = EmailAddress.parse("ada@example.org").orElseThrow();
        Catalogue catalogue = stand.open().catalogue();
        OutboxMail mail = catalogue
                .outbox()
                .exchange(List.of(), 1, NewsStand.CLOCK.instant(), "test", _ -> Duration.ZERO)
                .mails()
                .getFirst();
        catalogue
                .outbox()
                .exchange(
                        List.of(new Delivery.Failed(mail.id(), mail.to(), 3, new MailStatus("550 5.1.1", "nobody"))),
                        0,
                        NewsStand.CLOCK.instant(),
                        "test",
                        _ -> Duration.ZERO);
        assertThat(catalogue.mailboxes().isSuspended(ada)).isTrue();

        assertThat(reader.page(path).select("main").text())
                .contains("Your mailbox refused mail again and again", "Go on");
        reader.post(path, "do", "go-on");

        assertThat(catalogue.mailboxes().isSuspended(ada)).isFalse();
        assertThat(reader.page(path).select("main").text()).doesNotContain("refused");
    }

    @Test
    void onlyProxiesThatAreTrustedSayWhoAsks() {
        Proxies none = new Proxies(List.of());
        Proxies some = new Proxies(List.of(
                AddressRange.parse("172.16.0.0/12").orElseThrow(),
                AddressRange.parse("2001:db8::7").orElseThrow()));

        assertThat(client(none, "127.0.0.1", "9.9.9.9, 8.8.8.8")).isEqualTo("8.8.8.8");
        assertThat(client(none, "172.17.0.2", "9.9.9.9")).isEqualTo("172.17.0.2");
        assertThat(client(some, "172.17.0.2", "9.9.9.9")).isEqualTo("9.9.9.9");
        assertThat(client(some, "172.17.0.2", "9.9.9.9, 8.8.8.8, 2001:db8::7, 172.31.255.255"))
                .isEqualTo("8.8.8.8");
        assertThat(client(some, "172.32.0.1", "9.9.9.9")).isEqualTo("172.32.0.1");
        assertThat(client(some, "172.17.0.2", "9.9.9.9, not an address")).isEqualTo("172.17.0.2");
        assertThat(client(some, "172.17.0.2", null)).isEqualTo("172.17.0.2");
        assertThat(client(some, "172.17.0.2", "8.8.8.8:5678")).isEqualTo("8.8.8.8");
        assertThat(client(some, "172.17.0.2", "[2001:db8::8]:5678")).isEqualTo("2001:db8:0:0:0:0:0:8");
    }

    private static String client(Proxies proxies, String peer, @Nullable String told) {
        return proxies.client(InetAddress.ofLiteral(peer), told).getHostAddress();
    }

    @Test
    void tenThousandFromOneNetworkAskThirtyAddressesAndLeaveOneLine() {
        Subscribing subscribing = new App(NewsStand.MAIL, NewsStand.CLOCK).subscribing(stand.open(), () -> {});
        try (LoggedLines log = LoggedLines.begin()) {
            long asked = IntStream.range(0, 10_000)
                    .mapToObj(i -> subscribing.ask(
                            "reader" + i + "@example.org",
                            ListName.EVERY_DAY,
                            "the daily edition",
                            TermsForm.standard("editions/date"),
                            "080808"))
                    .filter(Subscribing.Outcome.Asked.class::isInstance)
                    .count();

            assertThat(asked).isEqualTo(30);
            assertThat(log.text()).containsOnlyOnce("asked more than 30 times within an hour");
        }
        assertThat(subscriptions()).hasSize(30);
    }

    @Test
    void anAddressIsNotAskedWithoutEnd() throws Exception {
        try (LoggedLines log = LoggedLines.begin()) {
            for (int i = 0; i < 12; i++) {
                assertThat(reader.post("/subscribe", "email", "ada@example.org", "list", "search/" + i)
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(log.text())
                    .contains("was asked too often, and is not asked again today")
                    .doesNotContain("ada@");
        }

        assertThat(stand.open().catalogue().outbox().waiting()).isEqualTo(5);
    }

    @Test
    void anotherSitesFormAsksNobody() throws Exception {
        assertThat(reader.sendForm("/subscribe", "email=ada%40example.org", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void linksThatWereMadeUpOpenNothing() throws Exception {
        reader.post("/subscribe", "email", "ada@example.org");
        String id = subscriptions().getFirst().id();

        for (String pass : List.of(id, id + ".", id + "." + "0".repeat(32), "x")) {
            for (String rest : List.of("", "/confirm", "/leave")) {
                assertThat(reader.get("/subscriptions/" + pass + rest).statusCode())
                        .isEqualTo(404);
            }
            assertThat(reader.post("/subscriptions/" + pass, "do", "leave").statusCode())
                    .isEqualTo(404);
            assertThat(reader.post("/subscriptions/" + pass + "/confirm").statusCode())
                    .isEqualTo(404);
            // One click is answered alike whatever it ends.
            assertThat(reader.post("/subscriptions/" + pass + "/leave", "List-Unsubscribe", "One-Click")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(subscriptions()).hasSize(1);
        assertThat(subscriptions().getFirst().state()).isEqualTo(State.PENDING);
    }

    @Test
    void aServerThatSendsNoMailOffersNone() throws Exception {
        stand.close();
        stand = NewsStand.withPapers(folder, Map.of(), NewsStand.CLOCK);

        assertThat(reader.page("/").select("form.bymail")).isEmpty();
        assertThat(reader.get("/subscribe").statusCode()).isEqualTo(404);
        assertThat(reader.post("/subscribe", "email", "ada@example.org").statusCode())
                .isEqualTo(404);
    }
}
