package broadsheet.digest;

import broadsheet.catalog.MailText;
import broadsheet.edition.Wording;
import broadsheet.paper.PaperId;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Writes digests and notes as mails, in HTML and in plain text from one view. Thread-safe. */
public final class DigestMail {
    /** Bytes of HTML. Gmail cuts off what is beyond 102 kB, the link to leave first. */
    static final int LARGEST = 95_000;

    /**
     * What stands for the part that only one reader has while a mail is written: made by chance, as titles, abstracts and queries are
     * other people's words, and one that held the sign itself would be given the reader's part.
     */
    private final String sign;

    private final Links links;
    private final Links plain;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, DigestMail.class.getClassLoader(), "broadsheet.pages");

    /** @param links where mails lead */
    public DigestMail(Links links) {
        byte[] chance = new byte[16];
        new SecureRandom().nextBytes(chance);
        this.sign = "{" + HexFormat.of().formatHex(chance) + "}";
        this.plain = links;
        this.links = links.with(sign);
    }

    /**
     * What the templates see.
     *
     * @param digest the issue
     * @param links where it leads
     */
    public record View(Digest digest, Links links) {
        /** What stands above the papers. */
        public String heading() {
            return Wording.capitalised(digest.name());
        }

        /** Where the list goes on. */
        public String onward() {
            return digest.more() == 0
                    ? "Read it on the page"
                    : "Read the other " + Wording.count(digest.more(), "paper");
        }
    }

    /** Where mails lead, for what is written here: with the sign that {@link #written} takes for the reader's part. */
    public Links links() {
        return links;
    }

    /** Where a subscription is ended at once, with the sign that sending takes for the reader's part. */
    public String leave() {
        return plain.leave();
    }

    /**
     * An issue, written.
     *
     * @param text the mail
     * @param papers which are in it
     */
    public record Written(MailText text, List<PaperId> papers) {
        public Written {
            papers = List.copyOf(papers);
        }
    }

    /** An issue as a mail; with openings, and then with fewer papers, where it would be too large. */
    public Written written(Digest digest) {
        Digest shorter = digest;
        String html = html("mail/digest", new View(shorter, links));
        if (isTooLarge(html)) {
            shorter = shorter.shortened(Digest.OPENING);
            html = html("mail/digest", new View(shorter, links));
        }
        while (isTooLarge(html) && shorter.entries().size() > 1) {
            shorter = shorter.first(shorter.entries().size() * 4 / 5);
            html = html("mail/digest", new View(shorter, links));
        }
        return new Written(
                MailText.of(shorter.subject(), personal(html), personal(DigestText.of(new View(shorter, links)))),
                shorter.entries().stream().map(entry -> entry.headline().id()).toList());
    }

    /** A note as a mail. */
    public MailText written(Note note) {
        return MailText.of(note.subject(), personal(html("mail/note", note)), personal(DigestText.of(note)));
    }

    private String personal(String written) {
        return written.replace(MailText.PERSONAL, "{ personal }").replace(sign, MailText.PERSONAL);
    }

    private static boolean isTooLarge(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length > LARGEST;
    }

    private String html(String template, Object view) {
        StringOutput output = new StringOutput();
        templates.render(template + ".jte", view, output);
        return MailStyle.inline(output.toString());
    }
}
