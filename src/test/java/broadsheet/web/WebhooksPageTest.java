package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Composed;
import broadsheet.catalog.HookKind;
import broadsheet.catalog.HookText;
import broadsheet.catalog.Issue;
import broadsheet.catalog.NewHook;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Subscription.State;
import broadsheet.net.PostServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksPageTest {
    @TempDir
    private Path folder;

    private final Visitor operator = new Visitor(() -> this.stand);
    private final Visitor guest = new Visitor(() -> this.stand);
    private NewsStand stand;

    @BeforeEach
    void open() throws Exception {
        stand = NewsStand.withCats(folder);
        operator.enter(stand.operator());
    }

    @AfterEach
    void close() {
        stand.close();
        operator.close();
        guest.close();
    }

    private List<Subscription> subscriptions() {
        return stand.open().catalogue().subscriptions().list();
    }

    private HttpResponse<String> keep(String address, String kind, String list) throws Exception {
        String token = Visitor.token(operator.page("/webhooks"));
        return operator.post(
                "/webhooks",
                "token",
                token,
                "address",
                address,
                "kind",
                kind,
                "list",
                list,
                "rhythm",
                "weekly",
                "hour",
                "9");
    }

    private Subscription kept(String address, String kind, String list) throws Exception {
        HttpResponse<String> answer = keep(address, kind, list);
        assertThat(answer.statusCode()).isEqualTo(303);
        Subscription one = subscriptions().getFirst();
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/webhooks/" + one.id() + "?done=kept");
        return one;
    }

    private Document act(Subscription one, String wish) throws Exception {
        String path = "/webhooks/" + one.id();
        HttpResponse<String> answer = operator.post(path, "token", Visitor.token(operator.page(path)), "do", wish);
        assertThat(answer.statusCode()).isEqualTo(303);
        String to = answer.headers().firstValue("Location").orElseThrow();
        return operator.page(to.substring(to.indexOf("/webhooks")));
    }

    @Test
    void aListIsPostedSomewhereFromTheFormOn() throws Exception {
        assertThat(operator.page("/operator").select("main a").eachAttr("href"))
                .anyMatch(address -> address.endsWith("/webhooks"));

        Subscription one = kept("https://hooks.slack.com/services/T0/B0/secret", "", "trending/week");

        assertThat(one.subscriber().channel()).isEqualTo(Channel.SLACK);
        assertThat(one.state()).isEqualTo(State.ACTIVE);
        assertThat(one.terms().timetable().hour()).isEqualTo(9);
        Document all = operator.page("/webhooks");
        assertThat(all.expectFirst(".hooks section").text())
                .contains("https://hooks.slack.com", "what is trending this week, every Monday at 09:00", "Slack")
                .doesNotContain("secret");
        assertThat(operator.page("/webhooks/" + one.id()).select("main").text())
                .contains("https://hooks.slack.com/services/T0/B0/secret");
    }

    @Test
    void theTestButtonPostsAnIssueAndTellsTheAnswer() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE);
                PostServer refusing = PostServer.with(PostServer.REFUSE)) {
            Subscription one = kept(server.uri("/").toString(), "webhook", "editions/date");
            assertThat(act(one, "test").expectFirst("[role=status]").text()).isEqualTo("It was taken: 204 no words.");
            assertThat(server.received()).hasSize(1);
            assertThat(server.received().getFirst().body()).contains("\"type\":\"subscription.test\"");

            act(one, "remove");
            Subscription other = kept(refusing.uri("/").toString(), "discord", "editions/date");
            Document shown = act(other, "test");
            assertThat(shown.expectFirst("[role=status]").text()).isEqualTo("It was not taken: 500 out of order.");
            assertThat(shown.select("table.posted tbody tr").text()).contains("test failed 1 500 out of order");
        }
    }

    @Test
    void thePageAboutTheServerCountsWhatWasPostedBesideTheMails() throws Exception {
        Subscription one = kept("https://papers.example.org/hook", "webhook", "editions/date");
        NewHook posted = new NewHook(
                HookKind.DIGEST,
                Issue.key("editions/date", NewsStand.MONDAY.plusDays(2)),
                one.id(),
                one.subscriber().place(),
                HookText.of("{}"));
        stand.open()
                .catalogue()
                .issues()
                .note(
                        "editions/date",
                        "",
                        List.of(new Composed(
                                one, List.of(NewsStand.CAT), NewsStand.MONDAY, List.of(), List.of(posted))),
                        NewsStand.CLOCK.instant());

        Document about = guest.page("/about");

        assertThat(about.select("section:has(#sent) tbody tr").text())
                .startsWith("the daily edition")
                .contains(" 1 0 + 0 0 + 1 0 + 0 0");
        assertThat(about.select("section:has(#sent) .cap").text()).contains("behind the sign + to webhooks");
        assertThat(about.text()).doesNotContain("papers.example.org");
    }

    @Test
    void itIsPausedChangedAndRemoved() throws Exception {
        Subscription one = kept("https://papers.example.org/hook", "webhook", "editions/date");

        assertThat(act(one, "pause").select("main").text()).contains("It is paused");
        assertThat(subscriptions().getFirst().state()).isEqualTo(State.PAUSED);
        act(one, "go-on");
        assertThat(subscriptions().getFirst().state()).isEqualTo(State.ACTIVE);
        String path = "/webhooks/" + one.id();
        operator.post(path, "token", Visitor.token(operator.page(path)), "hour", "18");
        assertThat(subscriptions().getFirst().terms().timetable().hour()).isEqualTo(18);
        assertThat(act(one, "remove").select(".hooks")).isEmpty();
        assertThat(subscriptions()).isEmpty();
        assertThat(operator.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whatMakesNoSenseIsSaidAndTheFormKeepsWhatWasTyped() throws Exception {
        HttpResponse<String> answer = keep("ftp://example.org", "discord", "trending/week");

        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.expectFirst("[role=alert]").text()).contains("That is no address to post to");
        assertThat(page.expectFirst("#address").attr("value")).isEqualTo("ftp://example.org");
        assertThat(page.expectFirst("#kind option[selected]").attr("value")).isEqualTo("discord");
        assertThat(page.expectFirst("#list").attr("value")).isEqualTo("trending/week");
        for (String list : List.of("nonsense", "beat/nobody", "")) {
            HttpResponse<String> refused = keep("https://example.org", "", list);
            assertThat(refused.statusCode()).as(list).isEqualTo(400);
            assertThat(Jsoup.parse(refused.body()).expectFirst("[role=alert]").text())
                    .contains("is no list of this server");
        }
        assertThat(keep("https://example.org", "mail", "trending/week").statusCode())
                .isEqualTo(400);
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void nobodyElseSeesOrDoesAnyOfIt() throws Exception {
        Subscription one = kept("https://papers.example.org/hook", "webhook", "editions/date");
        String path = "/webhooks/" + one.id();
        String token = Visitor.token(operator.page(path));

        for (String page : List.of("/webhooks", path)) {
            assertThat(guest.get(page).statusCode()).as(page).isEqualTo(403);
            assertThat(guest.get(page).body()).doesNotContain("papers.example.org");
            assertThat(guest.post(
                                    page,
                                    "token",
                                    token,
                                    "do",
                                    "remove",
                                    "address",
                                    "https://e.org",
                                    "list",
                                    "trending/week")
                            .statusCode())
                    .as(page)
                    .isEqualTo(403);
            assertThat(operator.post(page, "token", "0".repeat(64), "do", "remove", "address", "https://e.org")
                            .statusCode())
                    .as(page)
                    .isEqualTo(403);
        }
        assertThat(subscriptions()).containsExactly(one);
    }
}
