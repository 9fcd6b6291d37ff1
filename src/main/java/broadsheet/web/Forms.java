package broadsheet.web;

import broadsheet.config.SigningKey;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Makes sure that what a form sends was sent by a page of ours, in the browser that asked for it: the form carries a token that only
 * this server can make of a cookie of that browser (the signed double submit cookie of the OWASP cheat sheet on request forgery).
 * Thread-safe.
 */
final class Forms {
    /** The field that carries the token. */
    static final String TOKEN = "token";

    private static final String COOKIE = "browser";
    private static final int RANDOM_BYTES = 16;
    private static final Duration REMEMBERED = Duration.ofDays(400);

    private final SigningKey key;
    private final Site site;

    Forms(SigningKey key, Site site) {
        this.key = key;
        this.site = site;
    }

    /** The token for the forms of a page; sees to it that the browser has its cookie. */
    String token(Context context) {
        String browser = browser(context).orElseGet(() -> {
            byte[] bytes = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(bytes);
            String made = HexFormat.of().formatHex(bytes);
            remember(context, site, COOKIE, made);
            return made;
        });
        return key.sign(signed(browser));
    }

    /**
     * Makes sure that a form was sent from a page of ours.
     *
     * @throws PageProblem if it was not
     */
    void check(Context context) {
        String token = Optional.ofNullable(context.formParam(TOKEN)).orElse("");
        boolean isOurs = browser(context)
                .map(browser -> key.isSigned(signed(browser), token))
                .orElse(false);
        // Browsers tell it since 2023, and pages cannot make it up.
        String from = context.header("Sec-Fetch-Site");
        // Another port of this host, or a neighbour's name, is of the same site, and could plant a cookie of its own
        // here.
        if (!isOurs || (from != null && !from.equals("same-origin") && !from.equals("none"))) {
            throw PageProblem.refused(
                    "This was not sent from a page of this server",
                    "Or the browser keeps no cookies, or the page is very old. Load the page again, and send it again.");
        }
    }

    private static String signed(String browser) {
        return "form " + browser;
    }

    private static Optional<String> browser(Context context) {
        return Optional.ofNullable(context.cookie(COOKIE)).filter(text -> text.matches("[0-9a-f]{32}"));
    }

    /** Has the browser keep a cookie of ours, which no script can read and no other site's form sends. */
    static void remember(Context context, Site site, String name, String value) {
        context.cookie(cookie(site, name, value, (int) REMEMBERED.toSeconds()));
    }

    /** Has the browser forget a cookie of ours. */
    static void forget(Context context, Site site, String name) {
        context.cookie(cookie(site, name, "", 0));
    }

    private static Cookie cookie(Site site, String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(site.front());
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        cookie.setSecure(site.baseUrl().startsWith("https:"));
        return cookie;
    }
}
