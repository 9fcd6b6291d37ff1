package broadsheet.mail;

import broadsheet.catalog.MailStatus;

/**
 * What became of the mails that were due.
 *
 * @param sent how many the server took
 * @param deferred how many are tried again later
 * @param failed how many are not
 * @param broken why the server took no more, or {@link MailStatus#NONE} if it took all it was given
 */
public record Pass(int sent, int deferred, int failed, MailStatus broken) {
    /** Whether the server took no more. */
    public boolean isBroken() {
        return !broken.equals(MailStatus.NONE);
    }

    /** Whether no mail came to anything. */
    public boolean isEmpty() {
        return sent + deferred + failed == 0;
    }
}
