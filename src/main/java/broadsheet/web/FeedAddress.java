package broadsheet.web;

import broadsheet.digest.feed.FeedFormat;
import broadsheet.edition.ListName;
import io.javalin.http.Context;

/**
 * What the address of a feed asks for.
 *
 * @param format in which format
 * @param list which list
 * @param after from which place on; empty for the beginning
 */
record FeedAddress(FeedFormat format, ListName list, String after) {
    /** The longest place that any list has, and some more. */
    private static final int LONGEST_PLACE = 100;

    /**
     * Reads an address.
     *
     * @throws PageProblem if it makes no sense; says what would
     */
    static FeedAddress of(Context context) {
        String format = context.pathParam("format");
        String place = context.queryParam("after");
        return new FeedAddress(
                FeedFormat.parse(format)
                        .orElseThrow(() -> PageProblem.missing(
                                "There are no feeds in “" + format + "”", "There are atom, rss and json.")),
                ListAddress.of(context.pathParam("list"), context::queryParam),
                place == null ? "" : place.substring(0, Math.min(place.length(), LONGEST_PLACE)));
    }
}
