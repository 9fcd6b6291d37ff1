package broadsheet.digest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What mail programs make of HTML, as rules: what they cut, drop or take for an attack. */
public final class MailLint {
    /** Gmail shows no more than 102 kB. */
    private static final int LARGEST = 100_000;

    /** Outlook lays out by Word, which knows none of these; Gmail drops them. */
    private static final Pattern UNKNOWN = Pattern.compile(
            "(display:\\s*(flex|grid)|position:|float:|var\\(|calc\\(|rem\\b|@import|url\\(|expression)");

    private MailLint() {}

    /** All that is wrong with the HTML of a mail. */
    public static List<String> faults(String html) {
        List<String> faults = new ArrayList<>();
        Document mail = Jsoup.parse(html);
        check(faults, html.getBytes(StandardCharsets.UTF_8).length < LARGEST, "is too large: " + html.length());
        check(faults, html.startsWith("<!doctype html>"), "has no doctype");
        check(faults, mail.select("html[lang]").size() == 1, "has no language");
        check(faults, !mail.title().isBlank(), "has no title");
        check(
                faults,
                mail.select("meta[name=color-scheme][content='light dark']").size() == 1,
                "is light only");
        check(faults, mail.select("style").html().contains("prefers-color-scheme"), "has no rules for the dark");
        for (String element :
                List.of("script", "form", "input", "iframe", "object", "link", "video", "svg", "button")) {
            check(faults, mail.select(element).isEmpty(), "has a " + element);
        }
        for (Element image : mail.select("img")) {
            check(faults, image.hasAttr("alt") && image.hasAttr("width"), "has an image without alt or width");
        }
        for (Element table : mail.select("table")) {
            check(faults, table.attr("role").equals("presentation"), "has a table that a reader takes for data");
        }
        for (Element link : mail.select("a")) {
            check(faults, link.attr("href").matches("https?://[^/]+/.*"), "has a link to " + link.attr("href"));
            check(faults, !link.text().isBlank(), "has a link without words");
        }
        for (Element styled : mail.select("[style]")) {
            check(faults, !UNKNOWN.matcher(styled.attr("style")).find(), "has the style " + styled.attr("style"));
        }
        for (Element text : mail.select("body p, body h1, body h2, body h3")) {
            check(faults, text.attr("style").contains("font"), "has text without a font: " + text.text());
        }
        mail.select("*")
                .forEach(element -> element.attributes()
                        .forEach(attribute -> check(
                                faults,
                                !attribute.getKey().startsWith("on"),
                                "has the attribute " + attribute.getKey())));
        return faults;
    }

    private static void check(List<String> faults, boolean holds, String fault) {
        if (!holds && !faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
