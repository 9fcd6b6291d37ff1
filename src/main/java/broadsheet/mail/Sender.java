package broadsheet.mail;

import broadsheet.config.Config;
import broadsheet.paper.EmailAddress;

/**
 * Whose mails they are.
 *
 * @param name as readers see it, or empty
 * @param address to which comes back what cannot be delivered
 */
public record Sender(String name, EmailAddress address) {
    /**
     * The one that is configured.
     *
     * @throws IllegalArgumentException if none is
     */
    public static Sender of(Config.Mail settings) {
        String from = settings.from();
        int bracket = from.indexOf('<');
        String name = bracket < 0 ? "" : from.substring(0, bracket).strip();
        String address = bracket < 0 ? from : from.substring(bracket + 1, from.indexOf('>'));
        return new Sender(
                name,
                EmailAddress.parse(address)
                        .orElseThrow(() -> new IllegalArgumentException("mail.from is no address: " + from)));
    }

    /** The name of the list that all digests are of (RFC 2919): the address with a dot in place of its sign. */
    String listId() {
        return address.local() + "." + address.domain();
    }
}
