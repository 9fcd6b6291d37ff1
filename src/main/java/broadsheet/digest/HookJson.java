package broadsheet.digest;

import broadsheet.catalog.HookKind;
import broadsheet.digest.DigestMail.View;
import broadsheet.paper.Category;
import broadsheet.paper.Headline;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON of ours, in the envelope of the Standard Webhooks specification: {@code type}, {@code timestamp} and {@code data}. */
final class HookJson implements HookFormat {
    @Override
    public ObjectNode of(Head head, View view) {
        ObjectNode tree = envelope(head);
        Digest digest = view.digest();
        ObjectNode data = tree.putObject("data");
        data.put("list", head.list());
        data.put("name", digest.name());
        data.put("subject", digest.subject());
        data.put("day", digest.day().iso());
        data.put("number", digest.day().number());
        data.put("url", view.links().list().apply(digest.list()));
        data.put("more", digest.more());
        data.put("reason", digest.reason());
        ArrayNode papers = data.putArray("papers");
        digest.entries().forEach(entry -> put(entry, papers.addObject()));
        return tree;
    }

    private static void put(Digest.Entry entry, ObjectNode tree) {
        Headline headline = entry.headline();
        tree.put("id", headline.id().text());
        tree.put("url", entry.address());
        tree.put("title", headline.title());
        tree.put("authors", entry.byline());
        tree.put("date", headline.date() == null ? "" : headline.date().iso());
        tree.put("venue", headline.venue());
        ArrayNode categories = tree.putArray("categories");
        headline.categories().stream().map(Category::code).forEach(categories::add);
        tree.put("upvotes", headline.counts().upvotes());
        tree.put("comments", headline.counts().comments());
        tree.put("code", headline.code());
        tree.put("summary", entry.summary());
        tree.put("why", entry.why());
    }

    @Override
    public ObjectNode of(Head head, Note note) {
        ObjectNode tree = envelope(head);
        ObjectNode data = tree.putObject("data");
        data.put("list", head.list());
        data.put("subject", note.subject());
        data.put("text", String.join("\n\n", note.lines()));
        return tree;
    }

    private static ObjectNode envelope(Head head) {
        ObjectNode tree = HookFormat.object();
        tree.put("type", type(head.kind()));
        tree.put("timestamp", head.now().toString());
        return tree;
    }

    private static String type(HookKind kind) {
        return switch (kind) {
            case DIGEST -> "digest.issued";
            case NOTICE -> "subscription.alive";
            case TEST -> "subscription.test";
        };
    }

    @Override
    public Digest trimmed(Digest digest) {
        return digest;
    }

    @Override
    public boolean isTooLarge(ObjectNode issue) {
        return false;
    }
}
