package broadsheet.digest;

import broadsheet.digest.DigestMail.View;
import java.util.List;

/** Mails in plain text, for whoever reads them so. Lines are left as long as they come: programs fold them as they like. */
final class DigestText {
    private static final String RULE = "-".repeat(60);

    private DigestText() {}

    static String of(View view) {
        Digest digest = view.digest();
        Links links = view.links();
        StringBuilder text = new StringBuilder();
        line(text, "BROADSHEET");
        line(text, digest.day().inWords() + " · " + String.join(" · ", digest.masthead()));
        line(text, "");
        line(text, view.heading());
        line(text, RULE);
        if (digest.entries().isEmpty()) {
            line(text, "");
            line(text, digest.reason());
        }
        int number = 0;
        for (Digest.Entry entry : digest.entries()) {
            number++;
            line(text, "");
            line(text, number + ". " + entry.headline().title());
            part(text, entry.byline());
            part(text, String.join(" · ", entry.facts()));
            if (!entry.summary().isEmpty()) {
                line(text, "");
                line(text, entry.summary());
            }
            line(text, "");
            part(text, entry.why());
            line(text, entry.address());
        }
        line(text, "");
        line(text, RULE);
        line(text, view.onward() + ": " + links.list().apply(digest.list()));
        line(text, "");
        line(text, "Sent by the Broadsheet at " + links.name() + " " + digest.because() + ".");
        foot(text, links);
        return text.toString();
    }

    static String of(Note note) {
        StringBuilder text = new StringBuilder();
        line(text, "BROADSHEET");
        line(text, "");
        line(text, note.heading());
        note.lines().forEach(line -> {
            line(text, "");
            line(text, line);
        });
        if (!note.button().isEmpty()) {
            line(text, "");
            line(text, note.button() + ": " + note.address());
        }
        line(text, "");
        line(text, RULE);
        line(text, note.foot());
        if (note.isOfSubscriber()) {
            foot(text, note.links());
        }
        return text.toString();
    }

    private static void foot(StringBuilder text, Links links) {
        List.of("Change or pause: " + links.subscription(), "Unsubscribe: " + links.leave())
                .forEach(line -> line(text, line));
    }

    private static void part(StringBuilder text, String words) {
        if (!words.isEmpty()) {
            line(text, words);
        }
    }

    private static void line(StringBuilder text, String words) {
        text.append(words).append('\n');
    }
}
