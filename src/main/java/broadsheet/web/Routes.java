package broadsheet.web;

import java.util.List;

/** All routes of the pages, as {@code docs/pages.md} lists them. */
public enum Routes {
    FRONT("/"),
    SEARCH("/papers"),
    LATEST_DAY("/papers/date"),
    DAY("/papers/date/{period}"),
    LATEST_WEEK("/papers/week"),
    WEEK("/papers/week/{period}"),
    LATEST_MONTH("/papers/month"),
    MONTH("/papers/month/{period}"),
    TRENDING("/papers/trending"),
    PAPER("/papers/<id>"),
    SIMILAR("/similar"),
    STYLES("/cite/styles/papers/<id>"),
    CITATION("/cite/{format}/<list>"),
    AUTHOR("/authors/<name>"),
    CATEGORY("/categories/<code>"),
    FEEDS("/feeds"),
    OPML("/feeds/opml"),
    FEED("/feeds/{format}/<list>"),
    BEATS("/beats"),
    NEW_BEAT("/beats/new"),
    BEAT("/beats/{beat}"),
    LEARNED("/beats/{beat}/learned"),
    SAY("/beats/{beat}/say"),
    REMOVE_BEAT("/beats/{beat}/remove"),
    FOR_YOU("/for-you"),
    MARK("/for-you/mark"),
    MARK_BIBTEX("/for-you/bibtex"),
    FORGET_MARKS("/for-you/forget"),
    SUBSCRIBE("/subscribe"),
    SUBSCRIPTION("/subscriptions/{pass}"),
    CONFIRM("/subscriptions/{pass}/confirm"),
    LEAVE("/subscriptions/{pass}/leave"),
    WEBHOOKS("/webhooks"),
    WEBHOOK("/webhooks/{id}"),
    OPERATOR("/operator"),
    FOLLOW("/follow"),
    ABOUT("/about"),
    HEALTH("/health"),
    ROBOTS("/robots.txt"),
    ASSET("/static/<name>");

    private final String path;

    Routes(String path) {
        this.path = path;
    }

    /** The path; {@code {x}} stands for a part without slashes, {@code <x>} for one that may have them. */
    public String path() {
        return path;
    }

    /** All of them, the fixed ones before those that would also match them. */
    public static List<Routes> all() {
        return List.of(values());
    }
}
