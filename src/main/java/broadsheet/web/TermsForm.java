package broadsheet.web;

import broadsheet.catalog.Terms;
import broadsheet.catalog.Terms.Summaries;
import broadsheet.catalog.Terms.WhenEmpty;
import broadsheet.paper.Timetable;
import broadsheet.paper.Timetable.Rhythm;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription is to come, as forms ask for it: {@code rhythm}, {@code hour}, {@code zone}, {@code upvotes}, {@code papers},
 * {@code summaries} and {@code empty}.
 */
public final class TermsForm {
    private static final int HOUR = 7;
    private static final int PAPERS = 20;
    private static final ZoneId ZONE = ZoneId.of("UTC");

    /** Regions of the world's towns; the others are names of long ago, or no place. */
    private static final String TOWN = "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+";

    private TermsForm() {}

    /** What is taken where a form says nothing. */
    static Terms standard(String list) {
        return new Terms(
                list, new Timetable(Rhythm.DAILY, HOUR, ZONE), 0, PAPERS, Summaries.OPENING, WhenEmpty.SILENCE);
    }

    /** The choices of a select for the zone: towns, by name, and whatever is chosen. */
    public static List<String> zones(ZoneId chosen) {
        return Stream.concat(
                        Stream.of(ZONE.getId(), chosen.getId()),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(zone -> zone.matches(TOWN))
                                .sorted())
                .distinct()
                .toList();
    }

    /** The hours of a day, as they are shown. */
    public static List<String> hours() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> String.format(Locale.ROOT, "%02d:00", hour))
                .toList();
    }

    /**
     * The terms of a form that was sent; what it does not say is as it was.
     *
     * @throws PageProblem if it makes no sense; says what would
     */
    static Terms read(Context context, Terms before) {
        Timetable timetable = before.timetable();
        return new Terms(
                before.list(),
                new Timetable(
                        word(context, "rhythm", timetable.rhythm(), Rhythm::parse, "daily, weekdays and weekly"),
                        number(context, "hour", timetable.hour(), 0, 23),
                        word(context, "zone", timetable.zone(), Timetable::zone, "zones such as Europe/Berlin")),
                number(context, "upvotes", before.leastUpvotes(), 0, 1_000_000),
                number(context, "papers", before.most(), 1, Terms.MOST),
                word(context, "summaries", before.summaries(), Summaries::parse, "opening and whole"),
                word(context, "empty", before.whenEmpty(), WhenEmpty::parse, "silence and line"));
    }

    private static <T> T word(
            Context context, String field, T before, Function<String, Optional<T>> parse, String choices) {
        String text = context.formParam(field);
        return text == null || text.isBlank()
                ? before
                : parse.apply(text.strip())
                        .orElseThrow(
                                () -> PageProblem.bad("“" + text + "” is no " + field, "There are " + choices + "."));
    }

    private static int number(Context context, String field, int before, int least, int most) {
        @Nullable String text = context.formParam(field);
        if (text == null || text.isBlank()) {
            return before;
        }
        String digits = text.strip();
        if (!digits.matches("\\d{1,7}") || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
            throw PageProblem.bad(
                    "“" + text + "” does not do for " + field, "Write a number from " + least + " to " + most + ".");
        }
        return Integer.parseInt(digits);
    }
}
