package broadsheet.digest;

import static broadsheet.digest.MadeDigest.LINKS;
import static broadsheet.digest.MadeDigest.digest;
import static broadsheet.digest.MadeDigest.entry;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.HookKind;
import broadsheet.catalog.Subscriber.Channel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DigestHookTest {
    private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");

    private final DigestHook hook = new DigestHook(LINKS);

    private static JsonNode read(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private JsonNode issue(Channel channel, HookKind kind, Digest digest) {
        return read(hook.written(channel, kind, digest, NOW).text().body());
    }

    private static List<Digest.Entry> papers(int number, String title, String summary) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> entry(i, title + " " + i, summary))
                .toList();
    }

    /** What stands in rich text, in order. */
    private static String slackText(JsonNode block) {
        StringBuilder text = new StringBuilder();
        block.path("elements")
                .forEach(section -> section.path("elements")
                        .forEach(element -> text.append(element.path("text").asText())));
        return text.toString();
    }

    @Test
    void aWebhookGetsTheIssueWithAllThatTheMailTells() {
        Digest digest = digest(
                List.of(entry(1, "On <Engines> & \"more\"", "First & best."), entry(2, "On looms", "They weave.")), 34);

        JsonNode issue = issue(Channel.WEBHOOK, HookKind.DIGEST, digest);

        assertThat(issue.path("type").asText()).isEqualTo("digest.issued");
        assertThat(issue.path("timestamp").asText()).isEqualTo("2026-11-30T06:00:00Z");
        JsonNode data = issue.path("data");
        assertThat(data.path("list").asText()).isEqualTo("trending/week");
        assertThat(data.path("name").asText()).isEqualTo("what is trending this week");
        assertThat(data.path("day").asText()).isEqualTo("2026-11-30");
        assertThat(data.path("number").asInt()).isEqualTo(334);
        assertThat(data.path("url").asText()).isEqualTo("https://papers.example.org/papers/trending");
        assertThat(data.path("more").asInt()).isEqualTo(34);
        assertThat(data.path("reason").asText()).isEmpty();
        assertThat(data.path("papers")).hasSize(2);
        JsonNode paper = data.path("papers").path(0);
        assertThat(paper.path("id").asText()).isEqualTo("arxiv:2611.00001");
        assertThat(paper.path("url").asText()).isEqualTo("https://papers.example.org/papers/2611.00001");
        assertThat(paper.path("title").asText()).isEqualTo("On <Engines> & \"more\"");
        assertThat(paper.path("date").asText()).isEqualTo("2026-11-27");
        assertThat(paper.path("categories").path(0).asText()).isEqualTo("cs.CL");
        assertThat(paper.path("upvotes").asInt()).isEqualTo(12);
        assertThat(paper.path("summary").asText()).isEqualTo("First & best.");
        assertThat(paper.path("why").asText()).isEqualTo("12 for 12 upvotes = 12.");
    }

    @Test
    void slackGetsBlocksInWhichATitleIsNothingButText() {
        Digest digest = digest(List.of(entry(1, "*A* <b> & _c_", "First & best.")), 3);

        JsonNode issue = issue(Channel.SLACK, HookKind.DIGEST, digest);

        assertThat(issue.path("text").asText()).contains("*A* &lt;b&gt; &amp; _c_");
        assertThat(issue.path("blocks").path(0).path("text").path("text").asText())
                .isEqualTo("What is trending this week");
        JsonNode paper = issue.path("blocks").path(2);
        JsonNode link = paper.path("elements").path(0).path("elements").path(0);
        assertThat(link.path("type").asText()).isEqualTo("link");
        assertThat(link.path("url").asText()).isEqualTo("https://papers.example.org/papers/2611.00001");
        assertThat(slackText(paper))
                .startsWith("*A* <b> & _c_\nAda Lovelace, Charles Babbage and")
                .endsWith("\nFirst & best.\n12 for 12 upvotes = 12.");
        assertThat(slackText(issue.path("blocks").path(3))).isEqualTo("Read the other 3 papers");
    }

    @Test
    void discordGetsAnEmbedAPaperAndMentionsNobody() {
        Digest digest = digest(papers(12, "@everyone *A*", "First & best."), 3);

        DigestHook.Written written = hook.written(Channel.DISCORD, HookKind.DIGEST, digest, NOW);
        JsonNode issue = read(written.text().body());

        assertThat(issue.path("allowed_mentions").path("parse").isArray()).isTrue();
        assertThat(issue.path("allowed_mentions").path("parse")).isEmpty();
        assertThat(issue.path("embeds")).hasSize(10);
        JsonNode paper = issue.path("embeds").path(0);
        assertThat(paper.path("title").asText()).isEqualTo("@everyone \\*A\\* 1");
        assertThat(paper.path("url").asText()).isEqualTo("https://papers.example.org/papers/2611.00001");
        assertThat(paper.path("description").asText()).endsWith("\nFirst & best.\n*12 for 12 upvotes = 12.*");
        assertThat(issue.path("content").asText())
                .startsWith("**What is trending this week**\nMonday 30 November 2026 · No. 334 · 10 papers\n")
                .endsWith("Read the other 5 papers: <https://papers.example.org/papers/trending>");
        assertThat(written.papers()).hasSize(10);
    }

    @Test
    void anEmptyDayIsToldWithItsReason() {
        Digest digest = digest(List.of(), 0);
        String reason = "arXiv announces nothing on Saturdays.";

        assertThat(issue(Channel.WEBHOOK, HookKind.DIGEST, digest)
                        .path("data")
                        .path("reason")
                        .asText())
                .isEqualTo(reason);
        assertThat(slackText(issue(Channel.SLACK, HookKind.DIGEST, digest)
                        .path("blocks")
                        .path(2)))
                .isEqualTo(reason);
        assertThat(issue(Channel.DISCORD, HookKind.DIGEST, digest)
                        .path("content")
                        .asText())
                .contains(reason);
    }

    @Test
    void aTestSaysThatItIsOne() {
        Digest digest = digest(papers(1, "A", "B."), 0);
        String said = "A test, sent by hand";

        assertThat(issue(Channel.WEBHOOK, HookKind.TEST, digest).path("type").asText())
                .isEqualTo("subscription.test");
        assertThat(slackText(issue(Channel.SLACK, HookKind.TEST, digest)
                        .path("blocks")
                        .path(2)))
                .startsWith(said);
        assertThat(issue(Channel.DISCORD, HookKind.TEST, digest).path("content").asText())
                .startsWith(said);
    }

    @Test
    void aNoteIsToldInEveryForm() {
        Note note = new Note("A subject", "A heading", List.of("One.", "Two."), "", "", "Why.", true, LINKS);

        JsonNode webhook = read(hook.written(Channel.WEBHOOK, HookKind.NOTICE, "trending/week", note, NOW)
                .body());
        assertThat(webhook.path("type").asText()).isEqualTo("subscription.alive");
        assertThat(webhook.path("data").path("text").asText()).isEqualTo("One.\n\nTwo.");
        assertThat(webhook.path("data").path("list").asText()).isEqualTo("trending/week");
        JsonNode slack = read(hook.written(Channel.SLACK, HookKind.NOTICE, "trending/week", note, NOW)
                .body());
        assertThat(slackText(slack.path("blocks").path(2))).isEqualTo("Two.");
        JsonNode discord = read(hook.written(Channel.DISCORD, HookKind.NOTICE, "trending/week", note, NOW)
                .body());
        assertThat(discord.path("content").asText()).isEqualTo("**A heading**\nOne.\n\nTwo.");
    }

    /** Slack refuses more than 50 blocks, 150 characters of a header, and blocks of some 12,000 characters in all. */
    @Property(tries = 100)
    void slackRefusesNothingHoweverLongTitlesAndAbstractsAre(
            @ForAll @IntRange(min = 1, max = 50) int number,
            @ForAll("words") String title,
            @ForAll("words") String summary) {
        DigestHook.Written written =
                hook.written(Channel.SLACK, HookKind.TEST, digest(papers(number, title, summary), 2), NOW);
        JsonNode blocks = read(written.text().body()).path("blocks");

        assertThat(blocks.size()).isLessThanOrEqualTo(50);
        assertThat(blocks.toString().length()).isLessThanOrEqualTo(12_000);
        assertThat(blocks.path(0).path("text").path("text").asText().length()).isLessThanOrEqualTo(150);
        assertThat(written.papers()).isNotEmpty();
        assertThat(blocks.size()).isEqualTo(written.papers().size() + 4);
        assertThat(slackText(blocks.path(blocks.size() - 1)))
                .isEqualTo("Read the other " + (number - written.papers().size() + 2) + " papers");
    }

    /** Discord refuses more than 10 embeds, 256 characters of a title, 4,096 below it, 6,000 of all, 2,000 before them. */
    @Property(tries = 100)
    void discordRefusesNothingHoweverLongTitlesAndAbstractsAre(
            @ForAll @IntRange(min = 1, max = 50) int number,
            @ForAll("words") String title,
            @ForAll("words") String summary) {
        DigestHook.Written written =
                hook.written(Channel.DISCORD, HookKind.TEST, digest(papers(number, title, summary), 2), NOW);
        JsonNode message = read(written.text().body());

        assertThat(message.path("content").asText().length()).isLessThanOrEqualTo(2_000);
        assertThat(message.path("embeds").size()).isBetween(1, 10);
        int all = 0;
        for (JsonNode embed : message.path("embeds")) {
            assertThat(embed.path("title").asText().length()).isLessThanOrEqualTo(256);
            assertThat(embed.path("description").asText().length()).isLessThanOrEqualTo(4_096);
            all += embed.path("title").asText().length()
                    + embed.path("description").asText().length();
        }
        assertThat(all).isLessThanOrEqualTo(6_000);
        assertThat(message.path("embeds").size()).isEqualTo(written.papers().size());
    }

    /** What is hard on whoever counts or escapes: signs of theirs, quotes, controls, letters of many bytes; at times nothing else. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars("*_~`|<>[]#-\\\"\u0001 ")
                                .ofMaxLength(4_000),
                        Arbitraries.strings().withChars("ab. é東").ofMaxLength(4_000),
                        Arbitraries.strings().ofMaxLength(4_000))
                .map(words -> "x" + words);
    }

    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.strings().withChars("*_~`|<>[]#-\\ab ").ofMaxLength(40);
    }

    /** What Discord shows of it: each sign behind a backslash as itself. */
    @Property(tries = 300)
    void discordShowsATitleAsItIs(@ForAll("signs") String title) {
        String plain = DiscordMessage.plain(title, 1_000);

        assertThat(plain.replaceAll("(?s)\\\\([\\\\*_~`|<\\[\\]#>-])", "$1")).isEqualTo(title);
        assertThat(plain.replaceAll("(?s)\\\\.", "")).doesNotContain("*", "_", "~", "`", "|", "<", "[", "]");
        assertThat(plain).doesNotStartWith("#").doesNotStartWith(">").doesNotStartWith("-");
        assertThat(DiscordMessage.plain(title, 10).length()).isLessThanOrEqualTo(10);
    }

    @Test
    void theAddressOfALongSearchIsLeftOutRatherThanCut() {
        Links far = new Links(
                LINKS.home(),
                LINKS.paper(),
                list -> "https://papers.example.org/papers?q=" + "a".repeat(1_999),
                LINKS.subscriptions());
        JsonNode slack = read(new DigestHook(far)
                .written(Channel.SLACK, HookKind.DIGEST, digest(papers(1, "A", "B."), 2), NOW)
                .text()
                .body());
        assertThat(slack.toString()).contains("Read the other 2 papers").doesNotContain("aaaa");
        JsonNode message = read(new DigestHook(far)
                .written(Channel.DISCORD, HookKind.DIGEST, digest(papers(1, "A", "B."), 2), NOW)
                .text()
                .body());

        assertThat(message.path("content").asText()).endsWith("Read the other 2 papers");
    }
}
