package broadsheet.digest;

import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.reader.CSSReader;
import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * How mails look. Half of all mail programs take no stylesheet but attributes, so each rule is written into the elements it
 * concerns; what is for the dark and for small screens cannot be, and stays in the head for those that read it.
 */
public final class MailStyle {
    /** What stays in the head. */
    public static final Content SHEET =
            output -> output.writeContent("<style>" + read("dark.css").replaceAll("\\s+", " ") + "</style>");

    private static final List<Rule> RULES = rules(read("mail.css"));

    private MailStyle() {}

    /** A rule for the elements that a selector names. */
    private record Rule(String selector, Map<String, String> properties) {}

    private static String read(String name) {
        try (InputStream in = MailStyle.class.getResourceAsStream("/mail/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the program comes with /mail/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading /mail/" + name, e);
        }
    }

    private static List<Rule> rules(String css) {
        CascadingStyleSheet sheet = CSSReader.readFromString(css);
        if (sheet == null) {
            throw new IllegalStateException("the stylesheet of mails is none");
        }
        List<Rule> rules = new ArrayList<>();
        for (CSSStyleRule rule : sheet.getAllStyleRules()) {
            Map<String, String> properties = new LinkedHashMap<>();
            for (CSSDeclaration declaration : rule.getAllDeclarations()) {
                properties.put(
                        declaration.getProperty(), declaration.getExpression().getAsCSSString());
            }
            for (CSSSelector selector : rule.getAllSelectors()) {
                rules.add(new Rule(selector.getAsCSSString(), properties));
            }
        }
        return List.copyOf(rules);
    }

    /**
     * Writes the rules into the elements of a document; of two that say the same of an element, the later one counts, so that the
     * stylesheet stands in the order in which it is to be obeyed.
     */
    static String inline(String html) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        Map<Element, Map<String, String>> styles = new LinkedHashMap<>();
        for (Rule rule : RULES) {
            for (Element element : document.body().select(rule.selector())) {
                styles.computeIfAbsent(element, _ -> new LinkedHashMap<>()).putAll(rule.properties());
            }
        }
        styles.forEach((element, style) -> element.attr(
                "style",
                style.entrySet().stream()
                        .map(one -> one.getKey() + ":" + one.getValue())
                        .collect(Collectors.joining(";"))));
        return document.outerHtml();
    }
}
