package broadsheet.mail;

import broadsheet.catalog.MailKind;
import broadsheet.catalog.MailText;
import broadsheet.catalog.NewMail;
import broadsheet.paper.EmailAddress;
import java.util.List;
import java.util.stream.IntStream;

/** Mails for tests. */
public final class Letters {
    public static final MailText TEXT = MailText.of(
            "Three papers on lighthouses – and «one» on Köln",
            "<!doctype html><p>Grüße. <a href=\"https://example.org/mail/{personal}\">Leave</a></p>\n",
            "Grüße.\n.\nLeave: https://example.org/mail/{personal}\n");

    private Letters() {}

    public static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    /** A digest of an issue to an address. */
    public static NewMail digest(String issue, String to) {
        return new NewMail(
                MailKind.DIGEST,
                issue,
                "subscription of " + to,
                address(to),
                TEXT,
                "token-" + Integer.toHexString(to.hashCode()),
                "https://example.org/mail/{personal}/leave");
    }

    /** Digests to so many different addresses of a domain. */
    public static List<NewMail> digests(int many, String domain) {
        return IntStream.range(0, many)
                .mapToObj(number -> digest("2026-11-30", "reader" + number + "@" + domain))
                .toList();
    }

    /** A confirmation to an address. */
    public static NewMail confirmation(String to) {
        return new NewMail(MailKind.CONFIRMATION, "", "", address(to), TEXT, "token", "");
    }
}
