package broadsheet.web;

import broadsheet.cite.CitationFormat;
import broadsheet.digest.Links;
import broadsheet.digest.feed.FeedFormat;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.edition.Part;
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
        return trending(window, 0);
    }

    /** What is trending of the papers that have some upvotes; 0 for all. */
    public String trending(Window window, int leastUpvotes) {
        String address = basePath + "/papers/trending" + (window == Window.WEEK ? "" : "?window=" + window.word());
        return leastUpvotes == 0 ? address : with(address, "upvotes", String.valueOf(leastUpvotes));
    }

    /** What is trending since the last visit, of the papers that have some upvotes; 0 for all. */
    public String trendingSinceVisit(int leastUpvotes) {
        String address = basePath + "/papers/trending?window=visit";
        return leastUpvotes == 0 ? address : with(address, "upvotes", String.valueOf(leastUpvotes));
    }

    /** The page that shows a list from its beginning. */
    public String list(ListName name) {
        return switch (name) {
            case ListName.OfEditions all -> part(latest(all.kind().word()), all.part());
            case ListName.OfEdition one -> part(edition(one.period()), one.part());
            case ListName.Trending trending -> trending(trending.window(), trending.leastUpvotes());
            case ListName.Found found -> search(Asked.of(found.query()));
            case ListName.InCategory in -> category(in.category());
            case ListName.ByAuthor by -> author(by.author().name());
            case ListName.OfBeat beat -> beat(beat.key());
        };
    }

    private static String part(String address, Part part) {
        return switch (part) {
            case Part.Whole _ -> address;
            case Part.InSection section ->
                with(address, "section", section.category().code());
        };
    }

    /** The feed of a list: the address of its page, below {@code /feeds/} and the format. */
    public String feed(FeedFormat format, ListName name) {
        return feed(format, name, "");
    }

    /** A document of the feed of a list, from a place on; an empty place for the beginning. */
    public String feed(FeedFormat format, ListName name, String after) {
        String feed = feeds() + "/" + format.word() + list(name).substring(basePath.length());
        return after.isEmpty() ? feed : with(feed, "after", after);
    }

    /** What can be followed. */
    public String feeds() {
        return basePath + "/feeds";
    }

    /** The feeds of all categories that are followed, for feed readers. */
    public String opml() {
        return feeds() + "/opml";
    }

    /** A paper. */
    public String paper(PaperId id) {
        return basePath + "/papers/" + id.path();
    }

    /** Below which all citations are. */
    public String citations() {
        return basePath + "/cite/";
    }

    /** The citations of all papers of a list, as a file. */
    public String citations(ListName list, CitationFormat format) {
        return citations() + format.word() + list(list).substring(basePath.length());
    }

    /** A citation of a paper, as a file. */
    public String citation(PaperId id, CitationFormat format) {
        return citations() + format.word() + "/papers/" + id.path();
    }

    /** A paper cited in the styles of journals. */
    public String styles(PaperId id) {
        return citations() + "styles/papers/" + id.path();
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

    /** Where papers like others are looked for. */
    public String similar() {
        return basePath + "/similar";
    }

    /** What is like some examples. */
    public String similar(Examples examples) {
        return examples.on(similar());
    }

    /** All beats; where a new one is sent. */
    public String beats() {
        return basePath + "/beats";
    }

    /** Where a beat is made. */
    public String newBeat() {
        return basePath + "/beats/new";
    }

    /** Where a beat is made that begins as a draft. */
    public String newBeat(BeatDraft draft) {
        return draft.on(newBeat());
    }

    /** What a beat caught. */
    public String beat(String key) {
        return basePath + "/beats/" + segment(key.replace(' ', '-'));
    }

    /** What a beat learned. */
    public String learned(String key) {
        return beat(key) + "/learned";
    }

    /** Where it is said of a paper whether a beat wants it. */
    public String say(String key) {
        return beat(key) + "/say";
    }

    /** Where a beat is removed. */
    public String removeBeat(String key) {
        return beat(key) + "/remove";
    }

    /** What is most like the papers that were marked in a browser. */
    public String forYou() {
        return basePath + "/for-you";
    }

    /** Where papers are marked. */
    public String mark() {
        return forYou() + "/mark";
    }

    /** Where a BibTeX file is sent. */
    public String markBibtex() {
        return forYou() + "/bibtex";
    }

    /** Where all marks are forgotten. */
    public String forgetMarks() {
        return forYou() + "/forget";
    }

    /** Where an address is given to which something is sent. */
    public String subscribe() {
        return basePath + "/subscribe";
    }

    /** Where an address is given to which a list is sent. */
    public String subscribe(ListName list) {
        return with(subscribe(), "list", ListText.of(list));
    }

    /** Below which all subscriptions have their pages. */
    public String subscriptions() {
        return basePath + "/subscriptions";
    }

    /** Where a subscription is changed by whoever has its pass. */
    public String subscription(String pass) {
        return subscriptions() + "/" + pass;
    }

    /** Where lists are posted. */
    public String webhooks() {
        return basePath + "/webhooks";
    }

    /** One place to which a list is posted. */
    public String webhook(String id) {
        return webhooks() + "/" + id;
    }

    /** Where whoever keeps the server lets a browser write. */
    public String operator() {
        return basePath + "/operator";
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

    /**
     * This site with a whole address: its own, or, where nobody told it, that at which it was asked.
     *
     * @param asked scheme and host of a request, such as {@code http://localhost:8080}
     */
    public Site reachedAt(String asked) {
        return baseUrl.isEmpty() ? new Site(basePath, asked, assetVersions) : this;
    }

    /** The whole address of a path of ours, or the path alone if nobody told the address. */
    public String whole(String path) {
        return baseUrl.isEmpty() ? path : baseUrl.substring(0, baseUrl.length() - basePath.length()) + path;
    }

    /** Where what is sent leads, by whole addresses. */
    public Links links() {
        return new Links(
                whole(front()), paper -> whole(paper(paper)), list -> whole(list(list)), whole(subscriptions()));
    }

    /** The whole address of a path of ours; empty if nobody told the address. */
    public String known(String path) {
        return baseUrl.isEmpty() ? "" : whole(path);
    }

    /** A query with a parameter added. */
    static String with(String address, String name, String value) {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + name + "=" + encoded(value);
    }

    /** A query with a paper added, named as its page's address names it. */
    static String with(String address, String name, PaperId paper) {
        // Of what a path may have as it is, a query takes these for its own.
        String value = paper.path().replace("+", "%2B").replace("&", "%26");
        return address + (address.indexOf('?') < 0 ? "?" : "&") + name + "=" + value;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String segment(String text) {
        return encoded(text).replace("+", "%20");
    }
}
