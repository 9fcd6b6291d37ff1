package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.net.PostServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookCommandTest {
    private final Keyboard keyboard;

    WebhookCommandTest(@TempDir Path folder) {
        this.keyboard = Keyboard.at(folder).with("BROADSHEET_ENCODER_MODEL", "none");
    }

    private static String id(Keyboard.Ran added) {
        return added.out().replaceFirst("(?s).*\nid +([0-9a-f]{32})\n.*", "$1");
    }

    private JsonNode json(String line) throws Exception {
        return new ObjectMapper().readTree(keyboard.type(line).out());
    }

    @Test
    void aListIsPostedTriedPausedAndRemoved() throws Exception {
        try (PostServer server = PostServer.with(PostServer.TAKE)) {
            Keyboard.Ran added = keyboard.type("webhook add " + server.uri("/key")
                    + " --list trending/week --rhythm weekly --hour 9 --zone Europe/Paris --limit 5 --upvotes 2"
                    + " --whole --tell-if-empty");

            assertThat(added.out())
                    .startsWith("http://127.0.0.1:" + server.uri("/").getPort() + "\n")
                    .contains("trending/week, every Monday at 09:00, Europe/Paris", "whsec_")
                    .doesNotContain("/key");
            assertThat(added.err()).contains("links lead to this machine alone");
            assertThat(Keyboard.at(keyboard.home())
                            .with("BROADSHEET_SERVER_BASE_URL", "https://papers.example.org")
                            .type("webhook add " + server.uri("/other"))
                            .err())
                    .isEmpty();
            String id = id(added).substring(0, 8);
            assertThat(keyboard.type("webhook list").out()).contains(id, "as webhook, active");

            Keyboard.Ran tried = keyboard.type("webhook test " + id);
            assertThat(tried.exitCode()).isZero();
            assertThat(tried.err()).contains("It was taken: 204 no words.");
            assertThat(server.received()).hasSize(1);
            assertThat(keyboard.type("webhook log").out()).contains("test, sent: 204 no words");
            JsonNode one = json("webhook log --json").path("deliveries").path(0);
            assertThat(one.path("kind").asText()).isEqualTo("test");
            assertThat(one.path("tries").asInt()).isEqualTo(1);

            assertThat(keyboard.type("webhook show " + id).out())
                    .contains(server.uri("/key").toString(), "whsec_", "5 at most", "2 at least", "whole", "line");
            assertThat(keyboard.type("webhook pause " + id).err()).contains("paused");
            assertThat(state()).isEqualTo("paused");
            assertThat(keyboard.type("webhook resume " + id).err()).contains("goes on");
            assertThat(state()).isEqualTo("active");
            assertThat(keyboard.type("webhook remove " + id).err()).contains("removed");
            assertThat(keyboard.type("webhook list").out()).doesNotContain(id);
        }
    }

    private String state() throws Exception {
        return json("webhook list --json")
                .path("webhooks")
                .path(0)
                .path("state")
                .asText();
    }

    @Test
    void aServerThatRefusesIsToldByTheExitCodeToo() {
        try (PostServer server = PostServer.with(PostServer.REFUSE)) {
            String id = id(keyboard.type("webhook add " + server.uri("/")));

            Keyboard.Ran tried = keyboard.type("webhook test " + id);

            assertThat(tried.exitCode()).isEqualTo(ExitCode.PARTLY);
            assertThat(tried.err()).contains("It was not taken: 500 out of order.");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void nobodysAddressIsPrintedWhereManyAreListed() throws Exception {
        keyboard.type("webhook add https://hooks.slack.com/services/T0/B0/secret");

        for (String line : List.of("webhook list", "webhook list --json", "digest list", "digest list --json")) {
            assertThat(keyboard.type(line).out())
                    .as(line)
                    .contains("https://hooks.slack.com", "slack")
                    .doesNotContain("secret");
        }
    }

    @Test
    void whatMakesNoSenseIsSaidAndKeepsNothing() {
        for (String line : List.of(
                "webhook",
                "webhook add ftp://example.org",
                "webhook add https://user:word@example.org",
                "webhook add https://example.org --as mail",
                "webhook add https://example.org --list nonsense",
                "webhook add https://example.org --list beat/nobody",
                "webhook add https://example.org --list edition/2026-03-16",
                "webhook add https://example.org --hour 24",
                "webhook add https://example.org --zone Atlantis",
                "webhook add https://example.org --rhythm often",
                "webhook add https://example.org --limit 51",
                "webhook test 1234",
                "webhook remove 1234")) {
            assertThat(keyboard.type(line).exitCode()).as(line).isEqualTo(ExitCode.USAGE);
        }
        assertThat(keyboard.type("webhook list").out()).contains("Nothing is posted anywhere");
        assertThat(keyboard.type("webhook add https://user:word@example.org").err())
                .contains("it holds a user's name or password")
                .doesNotContain("user:word");
    }
}
