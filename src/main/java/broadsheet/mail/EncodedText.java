package broadsheet.mail;

import broadsheet.catalog.MailText;

/**
 * What mails say, as it stands on the wire.
 *
 * @param subject one line
 * @param html a whole document
 * @param plain the same as plain text
 */
record EncodedText(String subject, EncodedPart html, EncodedPart plain) {
    static EncodedText of(MailText text) {
        return new EncodedText(text.subject(), EncodedPart.of(text.html()), EncodedPart.of(text.plain()));
    }
}
