package broadsheet.digest;

import broadsheet.catalog.MailText;
import broadsheet.edition.ListName;
import broadsheet.paper.PaperId;
import java.util.function.Function;

/**
 * Where what is sent leads: whole addresses of pages, as whoever serves them makes them.
 *
 * @param home of the front page, with a slash at its end
 * @param paper of a paper
 * @param list of a list
 * @param subscriptions below which each subscription has its page, without a slash at its end
 * @param personal what stands for the part of an address that only one reader has, until a mail is sent
 */
public record Links(
        String home,
        Function<PaperId, String> paper,
        Function<ListName, String> list,
        String subscriptions,
        String personal) {
    /** Where what each reader has of its own is put in when a mail is sent. */
    public Links(String home, Function<PaperId, String> paper, Function<ListName, String> list, String subscriptions) {
        this(home, paper, list, subscriptions, MailText.PERSONAL);
    }

    /** The same with another sign for what each reader has of its own. */
    Links with(String sign) {
        return new Links(home, paper, list, subscriptions, sign);
    }

    /** Where a reader changes, pauses or ends a subscription. */
    public String subscription() {
        return subscriptions + "/" + personal;
    }

    /** Where a subscription is ended at once by whoever posts to it (RFC 8058). */
    public String leave() {
        return subscription() + "/leave";
    }

    /** Where a subscription is confirmed. */
    public String confirm() {
        return subscription() + "/confirm";
    }

    /** The host and path by which readers know this server, for text. */
    public String name() {
        return home.replaceFirst("^https?://", "").replaceFirst("/$", "");
    }
}
