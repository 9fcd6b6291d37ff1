package broadsheet.digest;

import broadsheet.catalog.HookKind;
import broadsheet.digest.DigestMail.View;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A form in which webhooks take what is posted. */
sealed interface HookFormat permits HookJson, SlackMessage, DiscordMessage {
    /**
     * What is said of anything that is posted.
     *
     * @param kind what it is for
     * @param list of which it tells, as one line of text
     * @param now when it is written
     */
    record Head(HookKind kind, String list, Instant now) {
        /** What a person reads before all else; empty where it is what was subscribed to. */
        String remark() {
            return kind == HookKind.TEST ? "A test, sent by hand: this is what an issue looks like." : "";
        }
    }

    /** An issue, as JSON. */
    ObjectNode of(Head head, View view);

    /** A note, as JSON. */
    ObjectNode of(Head head, Note note);

    /** An issue with no more papers than the form has places for. */
    Digest trimmed(Digest digest);

    /** Whether its receivers would refuse it. */
    boolean isTooLarge(ObjectNode issue);

    /** An object whose fields stay in the order in which they are put. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
