package broadsheet.web;

import broadsheet.edition.Period;
import broadsheet.edition.Supplement;
import broadsheet.edition.Window;
import broadsheet.paper.Category;
import broadsheet.paper.PaperId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The addresses of this server's pages, as links in them. The only place that makes any.
 *
 * @param basePath the path under which readers reach the server: empty, or with a slash before it and none behind
 * @param baseUrl the whole address without a slash behind it, or empty if nobody told it
 * @param assetVersions the fingerprint of each asset by name, so that browsers may keep them for good
 */
public record Site(String basePath, String baseUrl, Map<String, String> assetVersions) {
    public Site {
        assetVersions = Map.copyOf(assetVersions);
    }

    /** The front page: the latest edition. */
    public String front() {
        return basePath + "/";
    }

    /** An edition. */
    public String edition(Period period) {
        return basePath + "/papers/" + period.kind() + "/" + period.iso();
    }

    /** A page of one section of an edition, from 1. */
    public String section(Period period, Category category, int page) {
        return edition(period) + "?section=" + encoded(category.code()) + (page > 1 ? "&p=" + page : "");
    }

    /** A page of a supplement of an edition, from 1. */
    public String supplement(Period period, Supplement supplement, int page) {
        return edition(period) + "?supplement=" + supplement.word() + (page > 1 ? "&p=" + page : "");
    }

    /** The latest edition of a kind: {@code date}, {@code week} or {@code month}. */
    public String latest(String kind) {
        return basePath + "/papers/" + kind;
    }

    /** What is trending. */
    public String trending(Window window) {
        return basePath + "/papers/trending" + (window == Window.WEEK ? "" : "?window=" + window.word());
    }

    /** A paper. */
    public String paper(PaperId id) {
        return basePath + "/papers/" + id.path();
    }

    /** All papers of an author's name. */
    public String author(String name) {
        return basePath + "/authors/" + segment(name);
    }

    /** All papers of a category. */
    public String category(Category category) {
        return basePath + "/categories/" + segment(category.code());
    }

    /** Where searches go. */
    public String search() {
        return basePath + "/papers";
    }

    /** What was found. */
    public String search(Asked asked) {
        return search() + asked.parameters();
    }

    /** How many papers there are, from where, and how fresh. */
    public String about() {
        return basePath + "/about";
    }

    /** What of arXiv is followed, and, with its key, the choice of it. */
    public String follow() {
        return basePath + "/follow";
    }

    /** A file that pages need. */
    public String asset(String name) {
        return basePath + "/static/" + name + "?v=" + assetVersions.getOrDefault(name, "0");
    }

    /** The whole address of a path of ours, or the path alone if nobody told the address. */
    public String whole(String path) {
        return baseUrl.isEmpty() ? path : baseUrl.substring(0, baseUrl.length() - basePath.length()) + path;
    }

    /** A query with a parameter added. */
    static String with(String address, String name, String value) {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + name + "=" + encoded(value);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String segment(String text) {
        return encoded(text).replace("+", "%20");
    }
}
