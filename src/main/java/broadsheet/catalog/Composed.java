package broadsheet.catalog;

import broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.List;

/**
 * What was made of a subscription when an issue of it was due.
 *
 * @param subscription whose turn it was
 * @param papers which it is sent, none in silence
 * @param covered the latest day that was looked through for it
 * @param mails what is mailed: one at most
 * @param hooks what is posted to a webhook: one at most, and none beside a mail
 */
public record Composed(
        Subscription subscription, List<PaperId> papers, LocalDate covered, List<NewMail> mails, List<NewHook> hooks) {
    public Composed {
        papers = List.copyOf(papers);
        mails = List.copyOf(mails);
        hooks = List.copyOf(hooks);
    }

    /** Whether nothing is sent. */
    public boolean isSilent() {
        return mails.isEmpty() && hooks.isEmpty();
    }
}
