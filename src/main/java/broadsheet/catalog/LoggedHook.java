package broadsheet.catalog;

import java.time.Instant;
import java.util.Locale;

/**
 * What became of something that was made for a webhook.
 *
 * @param hookId what the receiver knows it by
 * @param kind what it is for
 * @param issue of which issue it is, or empty
 * @param subscription to which it belongs; empty once that is gone
 * @param place scheme, host and port of where it goes
 * @param state what became of it
 * @param attempts how often it was tried
 * @param uncertain how often it went out again although it may have been taken
 * @param madeAt when it was made
 * @param triedAt when it was last tried or put off
 * @param nextAt before when it is not tried again, if it waits
 * @param status what the server said last
 */
public record LoggedHook(
        String hookId,
        HookKind kind,
        String issue,
        String subscription,
        String place,
        State state,
        int attempts,
        int uncertain,
        Instant madeAt,
        Instant triedAt,
        Instant nextAt,
        MailStatus status) {
    /** What it is and what became of it, such as {@code digest, sent at try 2: 204 no words}. */
    public String inWords() {
        String tries =
                attempts < 2 ? "" : state == State.SENT ? " at try " + attempts : " after " + attempts + " tries";
        String answer = status.code().isEmpty() ? "" : ": " + (status.code() + " " + status.text()).strip();
        return kind.word() + ", " + state.word() + tries + answer;
    }

    /** What became of it. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        FAILED;

        /** As commands call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
