package broadsheet.digest;

import broadsheet.catalog.HookKind;
import broadsheet.catalog.HookText;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.digest.HookFormat.Head;
import broadsheet.paper.PaperId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Writes digests and notes for webhooks: as JSON of ours, as a message for Slack, or as one for Discord. Thread-safe. */
public final class DigestHook {
    /** Characters of an abstract when a whole opening is too long. */
    private static final int SHORT_OPENING = 140;

    private final Links links;

    /** @param links where messages lead */
    public DigestHook(Links links) {
        this.links = links;
    }

    /**
     * An issue, written.
     *
     * @param text what is posted
     * @param papers which are in it
     */
    public record Written(HookText text, List<PaperId> papers) {
        public Written {
            papers = List.copyOf(papers);
        }
    }

    /** An issue for a channel that is no mail; with less of each abstract, and then with fewer papers, where it would be too large. */
    public Written written(Channel channel, HookKind kind, Digest digest, Instant now) {
        HookFormat format = format(channel);
        Head head = new Head(kind, digest.terms().list(), now);
        Digest shorter = format.trimmed(digest);
        ObjectNode body = format.of(head, new DigestMail.View(shorter, links));
        for (int most : List.of(Digest.OPENING, SHORT_OPENING, 0)) {
            if (format.isTooLarge(body)) {
                shorter = shorter.shortened(most);
                body = format.of(head, new DigestMail.View(shorter, links));
            }
        }
        while (format.isTooLarge(body) && shorter.entries().size() > 1) {
            shorter = shorter.first(shorter.entries().size() * 4 / 5);
            body = format.of(head, new DigestMail.View(shorter, links));
        }
        return new Written(
                HookText.of(body.toString()),
                shorter.entries().stream().map(entry -> entry.headline().id()).toList());
    }

    /**
     * A note for a channel that is no mail.
     *
     * @param list of which it tells, as one line of text
     */
    public HookText written(Channel channel, HookKind kind, String list, Note note, Instant now) {
        return HookText.of(format(channel).of(new Head(kind, list, now), note).toString());
    }

    private static HookFormat format(Channel channel) {
        return switch (channel) {
            case WEBHOOK -> new HookJson();
            case SLACK -> new SlackMessage();
            case DISCORD -> new DiscordMessage();
            case MAIL -> throw new IllegalArgumentException("mail is no webhook");
        };
    }
}
