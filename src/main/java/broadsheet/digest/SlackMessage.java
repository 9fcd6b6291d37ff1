package broadsheet.digest;

import broadsheet.digest.DigestMail.View;
import broadsheet.edition.Wording;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Messages for an incoming webhook of Slack, in blocks: text in {@code rich_text}, in which nothing that a title holds is a sign of
 * theirs.
 */
final class SlackMessage implements HookFormat {
    /** Slack takes 50 blocks; head, foot and remark are some. */
    private static final int PAPERS = 40;

    /**
     * Characters of JSON. Slack refuses blocks by a sum that it does not document; its own people speak of 12,000 characters with
     * what holds them.
     */
    static final int LARGEST = 12_000;

    /** Characters of a {@code header}. */
    private static final int HEADER = 150;

    /** Characters of what is told of a paper in a row, so that one always fits. */
    private static final int PART = 1_500;

    /** Characters of an address; that of a long search leads nowhere if it is cut, and would leave no room. */
    private static final int ADDRESS = 2_000;

    @Override
    public ObjectNode of(Head head, View view) {
        Digest digest = view.digest();
        ObjectNode tree = HookFormat.object();
        tree.put("text", escaped(digest.subject()));
        ArrayNode blocks = tree.putArray("blocks");
        header(blocks, view.heading());
        List<String> masthead = new ArrayList<>(List.of(digest.day().inWords()));
        masthead.addAll(digest.masthead());
        text(section(blocks), String.join(" · ", masthead), "italic");
        paragraph(blocks, head.remark());
        paragraph(blocks, digest.reason());
        digest.entries().forEach(entry -> paper(section(blocks), entry));
        link(section(blocks), view.onward(), view.links().list().apply(digest.list()), false);
        return tree;
    }

    private static void paper(ArrayNode elements, Digest.Entry entry) {
        link(elements, entry.headline().title(), entry.address(), true);
        String known = String.join(
                " · ",
                Stream.concat(Stream.of(entry.byline()), entry.facts().stream())
                        .filter(one -> !one.isEmpty())
                        .toList());
        text(elements, known.isEmpty() ? "" : "\n" + known, "");
        text(elements, entry.summary().isEmpty() ? "" : "\n" + entry.summary(), "");
        text(elements, entry.why().isEmpty() ? "" : "\n" + entry.why(), "italic");
    }

    @Override
    public ObjectNode of(Head head, Note note) {
        ObjectNode tree = HookFormat.object();
        tree.put("text", escaped(note.subject()));
        ArrayNode blocks = tree.putArray("blocks");
        header(blocks, note.heading());
        note.lines().forEach(line -> paragraph(blocks, line));
        return tree;
    }

    private static void header(ArrayNode blocks, String words) {
        ObjectNode header = blocks.addObject();
        header.put("type", "header");
        header.putObject("text").put("type", "plain_text").put("text", Wording.opening(words, true, HEADER));
    }

    private static void paragraph(ArrayNode blocks, String words) {
        if (!words.isEmpty()) {
            text(section(blocks), words, "");
        }
    }

    private static ArrayNode section(ArrayNode blocks) {
        ObjectNode block = blocks.addObject().put("type", "rich_text");
        return block.putArray("elements")
                .addObject()
                .put("type", "rich_text_section")
                .putArray("elements");
    }

    /** Appends words, where there are any. */
    private static void text(ArrayNode elements, String words, String style) {
        if (!words.isEmpty()) {
            ObjectNode text = elements.addObject().put("type", "text").put("text", Wording.opening(words, true, PART));
            if (!style.isEmpty()) {
                text.putObject("style").put(style, true);
            }
        }
    }

    private static void link(ArrayNode elements, String words, String address, boolean isBold) {
        if (address.length() > ADDRESS) {
            text(elements, words, "");
            return;
        }
        ObjectNode link = elements.addObject()
                .put("type", "link")
                .put("url", address)
                .put("text", Wording.opening(words, true, PART));
        if (isBold) {
            link.putObject("style").put("bold", true);
        }
    }

    /** What notifications show is read for signs of theirs, these three. */
    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public Digest trimmed(Digest digest) {
        return digest.entries().size() > PAPERS ? digest.first(PAPERS) : digest;
    }

    @Override
    public boolean isTooLarge(ObjectNode issue) {
        return issue.path("blocks").toString().length() > LARGEST;
    }
}
