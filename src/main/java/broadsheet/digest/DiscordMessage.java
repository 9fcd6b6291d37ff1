package broadsheet.digest;

import broadsheet.digest.DigestMail.View;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Messages for a webhook of Discord: a line, and an embed a paper. Nobody is mentioned by what a title holds. */
final class DiscordMessage implements HookFormat {
    /** Embeds of a message. */
    static final int PAPERS = 10;

    /** Characters of a title. */
    static final int TITLE = 256;

    /** Characters of what stands below it. */
    static final int DESCRIPTION = 4_096;

    /** Characters of what stands before the embeds. */
    static final int CONTENT = 2_000;

    /** Characters of all embeds together. */
    static final int LARGEST = 6_000;

    /** Characters of a line and of a summary, so that one paper always fits. */
    private static final int LINE = 400;

    private static final int SUMMARY = 2_500;

    /** What is a sign of Markdown wherever it stands. */
    private static final String SIGNS = "\\*_~`|<[]";

    /** What is one at the beginning of a line. */
    private static final String SIGNS_OF_LINES = "#>-";

    /** The line beside an embed: the accent of the pages by day. */
    private static final int ACCENT = 0x981b1e;

    @Override
    public ObjectNode of(Head head, View view) {
        Digest digest = view.digest();
        ObjectNode tree = HookFormat.object();
        List<String> masthead = new ArrayList<>(List.of(digest.day().inWords()));
        masthead.addAll(digest.masthead());
        String content = lines(
                head.remark(),
                "**" + plain(view.heading(), LINE) + "**",
                plain(String.join(" · ", masthead), LINE),
                plain(digest.reason(), LINE),
                plain(view.onward(), LINE));
        String page = ": <" + view.links().list().apply(digest.list()) + ">";
        // The address of a long search does not fit, and half of one leads nowhere.
        tree.put("content", content.length() + page.length() > CONTENT ? content : content + page);
        ArrayNode embeds = tree.putArray("embeds");
        digest.entries().forEach(entry -> paper(embeds.addObject(), entry));
        return mentioningNobody(tree);
    }

    private static void paper(ObjectNode embed, Digest.Entry entry) {
        embed.put("title", plain(entry.headline().title(), TITLE));
        embed.put("url", entry.address());
        embed.put(
                "description",
                lines(
                        plain(entry.byline(), LINE),
                        plain(String.join(" · ", entry.facts()), LINE),
                        plain(entry.summary(), SUMMARY),
                        entry.why().isEmpty() ? "" : "*" + plain(entry.why(), LINE) + "*"));
        embed.put("color", ACCENT);
    }

    private static String lines(String... lines) {
        return Stream.of(lines).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Override
    public ObjectNode of(Head head, Note note) {
        ObjectNode tree = HookFormat.object();
        tree.put(
                "content",
                "**" + plain(note.heading(), LINE) + "**\n" + plain(String.join("\n\n", note.lines()), SUMMARY / 2));
        return mentioningNobody(tree);
    }

    private static ObjectNode mentioningNobody(ObjectNode tree) {
        tree.putObject("allowed_mentions").putArray("parse");
        return tree;
    }

    /** Words without a sign that would be read as one; cut off, with a mark, where they would have more characters. */
    static String plain(String words, int most) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < words.length(); i = words.offsetByCodePoints(i, 1)) {
            int sign = words.codePointAt(i);
            boolean isSign = SIGNS.indexOf(sign) >= 0 || (i == 0 && SIGNS_OF_LINES.indexOf(sign) >= 0);
            String next = (isSign ? "\\" : "") + Character.toString(sign);
            boolean isLast = i + Character.charCount(sign) == words.length();
            if (plain.length() + next.length() > (isLast ? most : most - 1)) {
                return plain.append('…').toString();
            }
            plain.append(next);
        }
        return plain.toString();
    }

    @Override
    public Digest trimmed(Digest digest) {
        return digest.entries().size() > PAPERS ? digest.first(PAPERS) : digest;
    }

    @Override
    public boolean isTooLarge(ObjectNode issue) {
        int characters = 0;
        for (JsonNode embed : issue.path("embeds")) {
            characters += embed.path("title").asText().length()
                    + embed.path("description").asText().length();
        }
        return characters > LARGEST;
    }
}
