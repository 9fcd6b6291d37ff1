package broadsheet.catalog;

import broadsheet.paper.EmailAddress;
import java.util.regex.Pattern;

/**
 * A mail for the outbox.
 *
 * @param kind what it is for
 * @param issue whose issue it is, in words of the one who makes it, or empty
 * @param subscription to which it belongs, or empty
 * @param to whom
 * @param text what it says
 * @param personal what stands in for {@link MailText#PERSONAL}: letters, digits and signs that mean nothing in HTML nor in an
 *     address; or empty
 * @param oneClick the address that ends the subscription when it is posted to, with {@link MailText#PERSONAL} in it; or empty
 */
public record NewMail(
        MailKind kind,
        String issue,
        String subscription,
        EmailAddress to,
        MailText text,
        String personal,
        String oneClick) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]*");

    private static final Pattern WEB = Pattern.compile("|https?://[!-;=?-~]+");

    public NewMail {
        if (!PLAIN.matcher(personal).matches()) {
            throw new IllegalArgumentException("what is personal may hold A-Z, a-z, 0-9, '.', '_', '~' and '-'");
        }
        if (!WEB.matcher(oneClick).matches()) {
            throw new IllegalArgumentException("no web address that ends a subscription: " + oneClick);
        }
    }
}
