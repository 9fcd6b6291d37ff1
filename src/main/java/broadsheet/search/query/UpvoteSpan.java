package broadsheet.search.query;

import broadsheet.search.query.Query.Upvotes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How numbers of upvotes and spans of them are read, written and said. */
final class UpvoteSpan {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern HYPHENED = Pattern.compile("(\\d+)\\s?-\\s?(\\d+)");
    private static final int ANY = Integer.MAX_VALUE;

    private UpvoteSpan() {}

    /** Reads a span; one whose ends are in the wrong order is turned round. Nothing if it is none, or holds no number. */
    static Optional<Upvotes> read(String text) {
        return Bounds.read(HYPHENED.matcher(text).replaceFirst("$1..$2")).flatMap(bounds -> switch (bounds) {
            case Bounds.Only(String value) -> number(value).flatMap(at -> span(at, at));
            case Bounds.Between(String first, String last) ->
                number(first).flatMap(from -> number(last).flatMap(to -> span(Math.min(from, to), Math.max(from, to))));
            case Bounds.From(String first) -> number(first).flatMap(least -> span(least, ANY));
            case Bounds.Above(String value) -> number(value).flatMap(below -> span(below + 1, ANY));
            case Bounds.UpTo(String last) -> number(last).flatMap(most -> span(0, most));
            case Bounds.Below(String value) -> number(value).flatMap(above -> span(0, above - 1));
        });
    }

    private static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** Numbers that no paper reaches are as good as the largest there is. */
    private static Optional<Upvotes> span(long least, long most) {
        return most < 0
                ? Optional.empty()
                : Optional.of(new Upvotes((int) Math.min(least, ANY), (int) Math.min(most, ANY)));
    }

    /** Writes a span with its field, in the shortest way that is read as the same. */
    static String text(Upvotes span) {
        return QueryField.UPVOTES.canonicalName() + ":" + range(span);
    }

    private static String range(Upvotes span) {
        if (span.least() == span.most()) {
            return String.valueOf(span.least());
        }
        if (span.most() == ANY) {
            return ">=" + span.least();
        }
        return span.least() == 0 ? "<=" + span.most() : span.least() + Bounds.TO + span.most();
    }

    /** Says a span: {@code at least 11 upvotes}, {@code 10 to 20 upvotes}, {@code 1 upvote}. */
    static String words(Upvotes span) {
        if (span.most() == ANY) {
            return "at least " + counted(span.least());
        }
        if (span.least() == span.most()) {
            return span.most() == 0 ? "no upvotes" : counted(span.most());
        }
        return span.least() == 0
                ? "at most " + counted(span.most())
                : number(span.least()) + " to " + counted(span.most());
    }

    private static String counted(int count) {
        return number(count) + (count == 1 ? " upvote" : " upvotes");
    }

    private static String number(int count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
