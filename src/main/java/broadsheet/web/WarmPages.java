package broadsheet.web;

import java.util.ArrayList;
import java.util.List;

/** The pages from which the launcher's cache is made. */
public final class WarmPages {
    /** Each once; one of them is missing on purpose. */
    private static final List<String> ONCE = List.of(
            "/",
            "/papers/week/2025-W52",
            "/papers/month/2025-12",
            "/papers/trending",
            "/papers/2005.14165",
            "/cite/bibtex/papers/2005.14165",
            "/cite/styles/papers/2005.14165",
            "/papers?q=instruction",
            "/authors/Swaroop%20Mishra",
            "/categories/cs.CL",
            "/beats",
            "/beats/new?describe=learning+from+instructions&find=prompt",
            "/feeds",
            "/feeds/atom/papers/date",
            "/feeds/rss/papers/trending",
            "/feeds/json/categories/cs.CL",
            "/about",
            "/static/style.css",
            "/nowhere");

    /** Searches of all kinds that the sample edition answers. */
    private static final List<String> QUERIES = List.of(
            "instruction",
            "language+models",
            "learning+from+instructions",
            "few-shot+learners+are+language",
            "task+generalization+by+crowdsourcing",
            "what+makes+examples+work+in+a+prompt",
            "instrucion+tunning",
            "swaroop+mishra",
            "retriev",
            "%22language+models%22+-vision",
            "learning+year:2020..+cat:cs.CL",
            "prompt+OR+instruction&cat=cs.CL",
            "models&order=date",
            "nowhere+to+be+found");

    private static final String SIMILAR = "/similar?like=2005.14165";

    /** Four times as many gained nothing that could be told from chance, and took ten seconds longer to make. */
    private static final int ROUNDS = 10;

    private WarmPages() {}

    /**
     * Each page once, and searches and similar papers again and again: what the cache knows to be busy is compiled at once when it
     * is needed.
     */
    public static List<String> all() {
        List<String> pages = new ArrayList<>(ONCE);
        for (int round = 0; round < ROUNDS; round++) {
            for (String query : QUERIES) {
                pages.add("/papers?q=" + query);
            }
            pages.add(SIMILAR);
        }
        return pages;
    }
}
