package broadsheet.digest;

import static broadsheet.digest.MadeDigest.LINKS;
import static broadsheet.digest.MadeDigest.digest;
import static broadsheet.digest.MadeDigest.entry;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.web.Chromium;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails as a program with a browser in it shows them; those without are the matter of {@link MailLint}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailInBrowserTest {
    private static final int PHONE = 390;
    private static final int DESK = 1_100;

    private final DigestMail mail = new DigestMail(LINKS);
    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    static Stream<Arguments> mailsOnScreens() {
        return Stream.of("digest", "whole", "nothing", "note")
                .flatMap(name -> Stream.of(PHONE, DESK)
                        .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .map(scheme -> Arguments.of(name, width, scheme))));
    }

    private String html(String name) {
        String words = "Small models that read the news understand long sentences of their makers. ";
        return switch (name) {
            case "digest" ->
                mail.written(digest(papers(12, words.repeat(3)), 34)).text().html();
            // Beyond what mail programs take, so that it is cut.
            case "whole" ->
                mail.written(digest(papers(50, words.repeat(40)), 0)).text().html();
            case "nothing" -> mail.written(digest(List.of(), 0)).text().html();
            default ->
                mail.written(new Note(
                                "A subject",
                                "Do you want the daily edition by mail?",
                                List.of("Somebody, probably you, asked for it.", "If it was not you, do nothing."),
                                "Yes, send it",
                                LINKS.confirm(),
                                "Sent once, as this address was entered.",
                                true,
                                LINKS))
                        .html();
        };
    }

    private static List<Digest.Entry> papers(int number, String summary) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> entry(i, "Paper " + i + ": what small models read in the morning", summary))
                .toList();
    }

    @ParameterizedTest(name = "{0}, {1} pixels, {2}")
    @MethodSource("mailsOnScreens")
    void aMailCanBeReadStaysWithinItsScreenAndLoadsNothing(String name, int width, ColorScheme scheme) {
        String html = html(name);
        assertThat(MailLint.faults(html)).isEmpty();
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme))) {
            Page page = context.newPage();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.setContent(html);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/pictures", "mail-" + name + "-" + width + "-" + scheme + ".png")));

            assertThat(asked).isEmpty();
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue())
                    .isLessThanOrEqualTo(0);
            // Of a page's rules those on regions and landmarks mean nothing in a mail.
            assertThat(new AxeBuilder(page)
                                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                                    .analyze()
                                    .getViolations()
                                    .stream()
                                    .map(rule -> rule.getId() + " "
                                            + rule.getNodes().getFirst().getHtml())
                                    .toList())
                    .isEmpty();
        }
    }
}
