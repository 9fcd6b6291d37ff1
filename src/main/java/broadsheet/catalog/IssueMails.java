package broadsheet.catalog;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the mails of one issue, or of what was posted of it to webhooks.
 *
 * @param issue whose they are
 * @param waiting those that are yet to go out, or are just going
 * @param sent those that the server took
 * @param failed those that are not tried again
 * @param uncertain how often one went out again although it may have been taken
 * @param reasons why those that failed or were put off did, the most frequent first
 */
public record IssueMails(String issue, long waiting, long sent, long failed, long uncertain, List<Reason> reasons) {
    /**
     * A reason that mails share.
     *
     * @param status the words are those of one of them
     * @param mails how many share it
     */
    public record Reason(MailStatus status, long mails) {}

    public IssueMails {
        reasons = List.copyOf(reasons);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return waiting + sent + failed == 0;
    }

    /** Those of an issue that has none. */
    static IssueMails none(String issue) {
        return new IssueMails(issue, 0, 0, 0, 0, List.of());
    }

    /** The same with a further reason, unless there are as many as are told. */
    IssueMails with(Reason reason, int most) {
        return reasons.size() >= most
                ? this
                : new IssueMails(
                        issue,
                        waiting,
                        sent,
                        failed,
                        uncertain,
                        Stream.concat(reasons.stream(), Stream.of(reason)).toList());
    }
}
