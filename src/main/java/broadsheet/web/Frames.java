package broadsheet.web;

import broadsheet.edition.DayNews;
import broadsheet.edition.Edition;
import broadsheet.edition.EditionState;
import broadsheet.edition.Kind;
import broadsheet.edition.ListName;
import broadsheet.edition.Part;
import broadsheet.edition.Period;
import broadsheet.edition.Wording;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the frame of a page. */
final class Frames {
    private final Site site;
    private final Today today;
    private final boolean sendsMail;
    private final InstantSource clock;

    /** @param sendsMail whether lists can be had by mail */
    Frames(Site site, Today today, boolean sendsMail, InstantSource clock) {
        this.site = site;
        this.today = today;
        this.sendsMail = sendsMail;
        this.clock = clock;
    }

    Site site() {
        return site;
    }

    /** The frame of an edition, which tells of itself in the masthead. */
    Frame edition(Context context, Sheet sheet, boolean large, String canonical) {
        Edition edition = sheet.edition();
        Period period = edition.period();
        Card lead = sheet.lead();
        String led = lead == null ? "" : ", led by " + lead.headline().title();
        String title = "Broadsheet, " + period.inWords() + ": " + Wording.count(edition.paperCount(), "paper") + led;
        return new Frame(
                site,
                visit(context),
                title,
                "",
                canonical,
                period.kind(),
                large,
                period.inWords(),
                numberOf(period),
                Wording.count(edition.paperCount(), "paper"),
                edition.sample() ? "Sample edition" : stateOf(edition.state()),
                period,
                edition.previous().orElse(null),
                edition.next().orElse(null),
                today.facts().papers(),
                "",
                new ListName.OfEditions(Kind.of(period), new Part.Whole()),
                sendsMail);
    }

    /** The frame of any other page, whose masthead tells of the latest edition. */
    Frame page(Context context, String title, String description, String canonical, String place, String query) {
        Today.Facts facts = today.facts();
        Optional<Edition> latest = facts.latestEdition();
        return new Frame(
                site,
                visit(context),
                title.isEmpty() ? "Broadsheet" : title + " – Broadsheet",
                description,
                canonical,
                place,
                false,
                latest.map(edition -> edition.period().inWords()).orElse("No edition yet"),
                latest.map(edition -> numberOf(edition.period())).orElse(""),
                Wording.count(facts.papers(), "paper"),
                "in this catalogue",
                null,
                null,
                null,
                facts.papers(),
                query,
                ListName.EVERY_DAY,
                sendsMail);
    }

    private Visit visit(Context context) {
        return Visit.of(context, site, clock.instant());
    }

    private static String numberOf(Period period) {
        return switch (period) {
            case Period.Day day -> "No. " + day.number();
            case Period.Week week -> "No. " + week.number() + ", weekly";
            case Period.Month month -> "No. " + month.number() + ", monthly";
        };
    }

    static String stateOf(EditionState state) {
        return switch (state) {
            case EditionState.Filling filling -> "Still filling, as of " + Wording.moment(filling.asOf());
            case EditionState.Closed closed -> "Closed";
            case EditionState.Nothing(DayNews.Late _) -> "Late";
            case EditionState.Nothing(DayNews.Awaited _), EditionState.Nothing(DayNews.Unread _) -> "Not here yet";
            case EditionState.Nothing(DayNews.None _) -> "Nothing announced";
            case EditionState.Unknown unknown -> "Not known to be complete";
        };
    }
}
