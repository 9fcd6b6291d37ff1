package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Example;
import broadsheet.catalog.Beat.Stance;
import broadsheet.paper.PaperId;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in a real browser. Never skipped: without a browser it fails and names the package. Its pictures are in {@code
 * target/pictures}; with {@code -Dbroadsheet.pictures=docs} the README's picture is made anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    /** The page of a catalogue that fails. */
    private static final String UNREADABLE = "unreadable";

    private static final String CHOICE = "choice";

    /** A paper with its citation unfolded. */
    private static final String CITED = "cited";

    /** A paper of the sample edition with what came out of a lab, its table unfolded. */
    private static final String MEASURED = "measured";

    /** The page by which a subscription is changed. */
    private static final String SUBSCRIPTION = "subscription";

    /** The page of one webhook, in the browser that may write. */
    private static final String WEBHOOK = "webhook";

    private static final Set<String> JUDGED_EVERYWHERE = Set.of("front", "paper");
    private static final Set<String> JUDGING_SCREENS = Set.of("desk-light", "phone-dark", "tablet-light");

    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("front", "/"),
            Map.entry("sample", "/papers/date/2025-12-26"),
            Map.entry("month", "/papers/month/2026-03"),
            Map.entry("section", "/papers/date/2026-03-16?section=cs.CV"),
            Map.entry("empty", "/papers/date/2026-03-14"),
            Map.entry("trending", "/papers/trending"),
            Map.entry("paper", "/papers/2603.00001"),
            Map.entry("withdrawn", "/papers/2603.00002"),
            Map.entry(CITED, "/papers/2603.00001"),
            Map.entry(MEASURED, "/papers/2104.08773"),
            Map.entry("styles", "/cite/styles/papers/2603.00001"),
            Map.entry("author", "/authors/Ada%20Number%201"),
            Map.entry("category", "/categories/cs.CL"),
            Map.entry("search", "/papers?q=newspapers%20made"),
            Map.entry("nothing", "/papers?q=zeppelin"),
            Map.entry("for-you", "/for-you"),
            Map.entry("similar", "/similar?like=2603.00010&about=newspapers&unlike=2603.00001"),
            Map.entry("similar-compact", "/similar?like=2603.00010&list=compact"),
            Map.entry("similar-to-nothing", "/similar"),
            Map.entry("similar-on-paper", "/papers/2603.00010"),
            Map.entry("beats", "/beats"),
            Map.entry(
                    "beats-new",
                    "/beats/new?describe=newspapers+that+machines+read&like=2603.00010&find=strings&name=News"),
            Map.entry("beats-list", "/beats/papers-on-papers"),
            Map.entry("beats-learned", "/beats/papers-on-papers/learned"),
            Map.entry("beats-edition", "/papers/date/2026-03-16"),
            Map.entry("operator", "/operator"),
            Map.entry("about", "/about"),
            Map.entry("subscribe", "/subscribe?list=trending/week"),
            Map.entry(SUBSCRIPTION, "/"),
            Map.entry("webhooks", "/webhooks"),
            Map.entry(WEBHOOK, "/webhooks"),
            Map.entry("feeds", "/feeds"),
            Map.entry("followed", "/follow"),
            Map.entry(CHOICE, "/follow"),
            Map.entry("problem", "/papers/date/2025-13-40"),
            Map.entry("ranked", "/papers/date/2026-03-11"),
            Map.entry("supplement", "/papers/date/2026-03-11?supplement=cross-lists"),
            Map.entry("awaited", "/papers/date/2026-03-18"),
            Map.entry("front-compact", "/papers/date/2026-03-16?list=compact"),
            Map.entry("trending-compact", "/papers/trending?list=compact"),
            Map.entry("author-compact", "/authors/Ada%20Number%201?list=compact"),
            Map.entry(UNREADABLE, "/"));

    private NewsStand stand;
    private NewsStand encodedStand;
    private NewsStand sampleStand;
    private NewsStand spoiltStand;
    private NewsStand choosingStand;
    private Chromium chromium;
    private Browser browser;

    @BeforeAll
    void open(
            @TempDir Path folder,
            @TempDir Path encodedFolder,
            @TempDir Path sampleFolder,
            @TempDir Path spoiltFolder,
            @TempDir Path choosingFolder)
            throws InterruptedException {
        stand = NewsStand.withPapers(folder, NewsStand.MAIL, NewsStand.CLOCK);
        stand.open().catalogue().papers().store(EditionPageTest.again(NewsStand.WEDNESDAY_BEFORE.toString(), 30, 5));
        encodedStand = NewsStand.encoded(encodedFolder, NewsStand.papers());
        encodedStand
                .open()
                .catalogue()
                .beats()
                .keep(new Beat(
                        "Papers on papers",
                        "men and machines that read newspapers",
                        IntStream.range(10, 18)
                                .mapToObj(i -> new Example(PaperId.of("arxiv", "2603.000" + i), Stance.LIKE))
                                .toList()));
        sampleStand = NewsStand.withSample(sampleFolder);
        spoiltStand = NewsStand.withSample(spoiltFolder);
        spoiltStand.spoil();
        choosingStand = NewsStand.choosing(choosingFolder, () -> {});
        chromium = new Chromium();
        browser = chromium.browser();
    }

    @AfterAll
    void close() {
        chromium.close();
        spoiltStand.close();
        choosingStand.close();
        sampleStand.close();
        encodedStand.close();
        stand.close();
    }

    /** A kind of screen. */
    record Screen(String name, int width, int height, ColorScheme scheme) {}

    private static List<Screen> screens() {
        return List.of(
                new Screen("desk-light", 1440, 900, ColorScheme.LIGHT),
                new Screen("desk-dark", 1440, 900, ColorScheme.DARK),
                new Screen("phone-light", 390, 844, ColorScheme.LIGHT),
                new Screen("phone-dark", 390, 844, ColorScheme.DARK),
                new Screen("tablet-light", 768, 1024, ColorScheme.LIGHT));
    }

    static Stream<Arguments> pagesOnScreens() {
        return PAGES.keySet().stream()
                .sorted()
                .flatMap(name -> screens().stream().map(screen -> Arguments.of(name, screen)));
    }

    private BrowserContext context(Screen screen, boolean script) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setColorScheme(screen.scheme())
                .setJavaScriptEnabled(script));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("pagesOnScreens")
    void everyPageIsAccessibleStaysWithinItsScreenAndAsksNobodyElse(String name, Screen screen) {
        NewsStand asked = asked(name);
        try (BrowserContext context = context(screen, true)) {
            if (name.startsWith(WEBHOOK)) {
                context.addCookies(List.of(new Cookie(Operator.COOKIE, asked.leaveToWrite())
                        .setUrl(asked.address().toString())));
            }
            Page page = context.newPage();
            List<String> faults = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().matches(".*status of (400|503).*")) {
                    faults.add(message.text());
                }
            });
            page.onRequest(request -> {
                if (!request.url().startsWith(asked.address().toString())
                        && !request.url().startsWith("data:")) {
                    faults.add("asked " + request.url());
                }
            });
            page.navigate(address(name, asked).toString());
            if (name.equals(CITED)) {
                page.locator(".cite summary").click();
            }
            if (name.equals(MEASURED)) {
                page.locator(".measured summary").click();
            }
            if (page.locator(".tex").count() > 0) {
                page.waitForSelector("html[data-typeset]");
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/pictures", name + "-" + screen.name() + ".png")));
            assertThat(faults).isEmpty();
            Object overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            assertThat(((Number) overflow).intValue())
                    .as("sideways scrolling of " + name)
                    .isLessThanOrEqualTo(0);
            if (!isJudged(name, screen)) {
                return;
            }
            AxeResults results = new AxeBuilder(page)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                    .analyze();
            assertThat(results.getViolations().stream()
                            .map(BrowserTest::inWords)
                            .toList())
                    .isEmpty();
        }
    }

    /**
     * Whether axe looks at a page on a screen: at the two that matter most on all of them, at the others once in each layout
     * and once in the dark. It takes seconds a page, and finds the same on a phone by night as on a desk by night.
     */
    private static boolean isJudged(String name, Screen screen) {
        return JUDGED_EVERYWHERE.contains(name) || JUDGING_SCREENS.contains(screen.name());
    }

    private NewsStand asked(String name) {
        return switch (name) {
            case UNREADABLE -> spoiltStand;
            case CHOICE -> choosingStand;
            case MEASURED -> sampleStand;
            default ->
                name.startsWith("similar") || name.startsWith("beats") || name.startsWith(WEBHOOK)
                        ? encodedStand
                        : stand;
        };
    }

    private static URI address(String name, NewsStand asked) {
        return switch (name) {
            case CHOICE -> asked.choice();
            case WEBHOOK -> asked.at(asked.posted("https://papers.example.org/hook"));
            case SUBSCRIPTION -> asked.at(asked.subscribed("ada@example.org"));
            default -> asked.at(PAGES.getOrDefault(name, "/"));
        };
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
    }

    @Test
    void theKeysGoFromPaperToPaperOpenSearchAndExplain() {
        try (BrowserContext context = context(screens().getFirst(), true)) {
            Page page = context.newPage();
            page.navigate(stand.at("/").toString());
            page.keyboard().press("j");
            assertThat(focused(page)).startsWith("On ");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            String second = page.locator(".seconds h2").first().innerText();
            assertThat(focused(page)).isEqualTo(second);
            page.keyboard().press("?");
            assertThat(page.locator("#keys").isVisible()).isTrue();
            page.keyboard().press("Escape");
            page.keyboard().press("o");
            page.waitForURL("**/papers/2603.*");
            assertThat(page.locator("h1").innerText()).isEqualTo(second);
            page.keyboard().press("/");
            page.keyboard().type("Erdos");
            page.keyboard().press("Enter");
            page.waitForURL("**/papers?q=Erdos");
            assertThat(page.locator(".hits .paper").count()).isEqualTo(1);
            assertThat(page.locator(".hits .by mark").innerText()).isEqualTo("Erdős");
        }
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.closest('h2, h3')?.innerText ?? ''"));
    }

    @Test
    void mathematicsIsTypesetAndADollarStaysADollar() {
        try (BrowserContext context = context(screens().getFirst(), true)) {
            Page page = context.newPage();
            page.navigate(stand.at("/papers/2603.00001").toString());
            page.waitForSelector("html[data-typeset]");
            assertThat(page.locator("h1 .katex").count()).isEqualTo(2);
            assertThat(page.locator(".prose .katex").count()).isEqualTo(6);
            assertThat(page.locator(".prose .dollar").count()).isEqualTo(3);
            assertThat(page.locator(".katex-error").count()).isZero();
        }
    }

    @Test
    void everythingWorksWithoutScript() {
        try (BrowserContext context = context(screens().getFirst(), false)) {
            Page page = context.newPage();
            page.navigate(stand.at("/").toString());
            assertThat(page.locator(".lead h2").innerText())
                    .contains("$\\mathbb{R}^n$")
                    .contains("price of $5");
            page.locator(".switch a").last().click();
            assertThat(page.locator(".sections .sum").first().isVisible()).isFalse();
            page.locator(".sections .paper a").first().click();
            assertThat(page.locator("h1").innerText()).startsWith("Made paper");
            page.locator(".find input").fill("made 17");
            page.locator(".find input").press("Enter");
            assertThat(page.locator(".hits .paper h2").first().innerText()).contains("17");
            page.locator(".views a").nth(3).click();
            assertThat(page.locator(".why p").first().isVisible()).isFalse();
            page.navigate(page.url() + "?list=full");
            page.locator(".why summary").first().click();
            assertThat(page.locator(".why p").first().innerText()).contains("upvotes");
        }
    }

    /** As a newcomer does, from the address that the server printed to what was learned. */
    @Test
    void aBeatIsMadeReadAndTaughtWithoutScript() {
        try (BrowserContext context = context(screens().getFirst(), false)) {
            Page page = context.newPage();
            page.navigate(encodedStand.operator().toString());
            page.getByRole(AriaRole.BUTTON)
                    .filter(named("Let this browser write"))
                    .click();
            page.locator("main a.btn").click();
            page.locator("#describe").fill("old strings");
            page.locator("#find").fill("strings");
            page.locator("#find").press("Enter");
            assertThat(page.locator("#describe").inputValue()).isEqualTo("old strings");
            page.locator(".found button").first().click();
            assertThat(page.locator(".chosen li").innerText()).contains("An old result in strings");
            page.locator(".chosen button").click();
            page.waitForCondition(() -> page.locator(".chosen li").count() == 0);
            page.locator("#name").fill("Strings");
            page.locator("main .btn").last().click();
            page.waitForURL("**/beats/strings");
            assertThat(page.locator("h1").innerText()).isEqualTo("Strings");
            page.locator(".steer button").first().click();
            page.locator("button").filter(named("Take that back")).waitFor();
            assertThat(encodedStand
                            .open()
                            .catalogue()
                            .beats()
                            .find("strings")
                            .orElseThrow()
                            .examples())
                    .containsExactly(new Example(NewsStand.OLD_STYLE, Stance.MORE));
            page.navigate(encodedStand.at("/beats/strings/learned").toString());
            page.locator("summary").filter(named("Remove it")).click();
            page.locator("main .btn").click();
            page.waitForURL("**/beats");
            assertThat(encodedStand.open().catalogue().beats().find("strings")).isEmpty();
        }
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void resultsComeInAsOneTypesAndNarrowsAndTheAddressFollows() {
        try (BrowserContext context = context(screens().getFirst(), true)) {
            Page page = context.newPage();
            page.navigate(stand.at("/papers?q=").toString());
            page.locator("#q").pressSequentially("newspapers 17");
            page.waitForCondition(() -> page.url().endsWith("q=newspapers%2017"));
            page.waitForCondition(
                    () -> page.locator(".hits .paper h2").first().innerText().contains("17"));
            assertThat(page.locator(".hits mark").first().isVisible()).isTrue();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");

            page.locator("#q").fill("newspapers");
            page.waitForCondition(() -> page.locator(".facets .f-cat label").count() > 2);
            String papers = page.locator(".facets .f-cat .num").first().innerText();
            page.locator(".facets .f-cat input").first().check();
            page.waitForCondition(() -> page.url().contains("cat="));
            page.waitForCondition(
                    () -> page.locator("[role=status]").innerText().equals(papers + " papers"));
        }
    }

    @Test
    void onAPhoneTheMastheadFoldsToOneLineAndTheDockStays() {
        try (BrowserContext context = context(screens().get(2), true)) {
            Page page = context.newPage();
            page.navigate(stand.at("/").toString());
            assertThat(page.locator(".fold").isVisible()).isFalse();
            page.mouse().wheel(0, 1500);
            page.waitForCondition(() -> page.locator(".fold").isVisible());
            assertThat(page.locator(".dock a").count()).isEqualTo(6);
            assertThat(page.locator(".dock").boundingBox().y).isGreaterThan(700);
        }
    }

    @Test
    void aPrintedPaperIsOneCleanSheet() {
        try (BrowserContext context = context(screens().getFirst(), true)) {
            Page page = context.newPage();
            page.navigate(stand.at("/papers/2603.00001").toString());
            page.waitForSelector("html[data-typeset]");
            byte[] sheet = page.pdf(new Page.PdfOptions().setPath(Path.of("target/pictures/paper.pdf")));
            assertThat(sheet.length).isGreaterThan(1_000);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".bar").isVisible()).isFalse();
            assertThat(page.locator(".actions").isVisible()).isFalse();
            assertThat(page.locator("h1").isVisible()).isTrue();
        }
    }

    @Test
    void theSampleMakesTheFrontPageOfTheReadme() {
        try (BrowserContext context = context(new Screen("readme", 1280, 1180, ColorScheme.LIGHT), true)) {
            Page page = context.newPage();
            page.navigate(sampleStand.at("/").toString());
            assertThat(page.locator("article.paper").count()).isEqualTo(40);
            Path folder = Path.of(System.getProperty("broadsheet.pictures", "target/pictures"));
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("front.png")));
            assertThat(folder.resolve("front.png")).isNotEmptyFile();
        }
    }
}
