package broadsheet.mail;

import broadsheet.catalog.MailStatus;
import java.util.Map;

/**
 * What became of the mails that were due.
 *
 * @param sent how many the server took
 * @param deferred how many are tried again later
 * @param failed how many are not
 * @param answers how often each code was the answer to one that was deferred or failed
 * @param broken why the server took no more, or {@link MailStatus#NONE} if it took all it was given
 */
public record Pass(int sent, int deferred, int failed, Map<String, Integer> answers, MailStatus broken) {
    public Pass {
        answers = Map.copyOf(answers);
    }

    /** Whether the server took no more. */
    public boolean isBroken() {
        return !broken.equals(MailStatus.NONE);
    }

    /** Whether no mail came to anything. */
    public boolean isEmpty() {
        return sent + deferred + failed == 0;
    }
}
