package broadsheet.web;

import broadsheet.digest.ListNames;
import broadsheet.edition.Kind;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.edition.Period;
import broadsheet.edition.Window;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page: head, masthead, navigation, foot.
 *
 * @param site the addresses
 * @param visit what the browser told
 * @param title of the browser's window
 * @param description for search engines, or empty
 * @param canonical the path under which this content is to be known, or empty where it is not to be known at all
 * @param place which entry of the navigation is current: {@code date}, {@code week}, {@code month}, {@code trending},
 *     {@code search}, {@code mail}, or empty
 * @param large whether the nameplate is large, as on a front page
 * @param leftEar the line to the left of the nameplate
 * @param leftNote the quiet line below it
 * @param rightEar the line to its right
 * @param rightNote the quiet line below that
 * @param period the edition's day, week or month, where the page is one
 * @param previous the edition before, where the page is one
 * @param next the edition after
 * @param papers how many papers there are to search
 * @param query what is being searched for, or empty
 * @param list the list that the page shows and that can be followed; the editions of every day if it shows none
 * @param sendsMail whether it can be had by mail
 */
public record Frame(
        Site site,
        Visit visit,
        String title,
        String description,
        String canonical,
        String place,
        boolean large,
        String leftEar,
        String leftNote,
        String rightEar,
        String rightNote,
        @Nullable Period period,
        @Nullable Period previous,
        @Nullable Period next,
        long papers,
        String query,
        ListName list,
        boolean sendsMail) {

    /** The same around a page that shows a list which can be followed. */
    Frame of(ListName shown) {
        return new Frame(
                site,
                visit,
                title,
                description,
                canonical,
                place,
                large,
                leftEar,
                leftNote,
                rightEar,
                rightNote,
                period,
                previous,
                next,
                papers,
                query,
                shown,
                sendsMail);
    }

    /** The name of the list that is sent to whoever subscribes here; of one edition, all of its kind. */
    public String subscribable() {
        return ListText.of(mailed());
    }

    /** The list that is sent to whoever subscribes here. */
    public ListName mailed() {
        return list instanceof ListName.OfEdition one
                ? new ListName.OfEditions(Kind.of(one.period()), one.part())
                : list;
    }

    /** What it is called where one subscribes. */
    public String mailedName() {
        return ListNames.inWords(mailed());
    }

    /** Where the navigation's <em>Day</em> leads. */
    public String dayLink() {
        return period instanceof Period.Day ? site.edition(period) : site.latest("date");
    }

    /** Where <em>Week</em> leads: to the week one is in. */
    public String weekLink() {
        return period == null || period instanceof Period.Month
                ? site.latest("week")
                : site.edition(new Period.Week(period.start()));
    }

    /** Where <em>Month</em> leads: to the month one is in. */
    public String monthLink() {
        return period == null ? site.latest("month") : site.edition(new Period.Month(YearMonth.from(period.start())));
    }

    /** Where <em>Trending</em> leads. */
    public String trendingLink() {
        return site.trending(Window.WEEK);
    }

    /** This page with its lists one line a paper, or with summaries. */
    public String listLink(boolean compact) {
        return Site.with(canonical, "list", compact ? "compact" : "full");
    }
}
