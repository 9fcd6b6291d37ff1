package broadsheet.search.query;

import broadsheet.paper.PaperId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A query as somebody could have typed it, in one canonical form: what links of saved searches and narrowed results hold.
 *
 * <p>{@code QueryParser.parse(of(q)).query()} equals {@code q}, without a remark, for every query that the parser made, and
 * for any other that keeps to its limits ({@link QueryParser#MOST_WORDS}, {@link QueryParser#MOST_LETTERS}, {@link
 * QueryParser#MOST_NESTING}). So {@code of(parse(of(q)))} is {@code of(q)}.
 */
public final class QueryText {
    private QueryText() {}

    /** The query in its canonical form; empty for everything. */
    public static String of(Query query) {
        String text = written(query);
        boolean misread =
                !(query instanceof Query.Id) && QueryParser.wholeId(text).isPresent();
        return misread ? "(" + text + ")" : text;
    }

    /** The query as a part of another. */
    static String written(Query query) {
        return switch (query) {
            case Query.Word(String text) -> isPlainWord(text) ? text : quoted(text);
            case Query.Phrase(String text) -> quoted(text);
            case Query.Title(Query.Word(String text)) -> field(QueryField.TITLE, text);
            case Query.Title(Query of) -> name(QueryField.TITLE) + written(of);
            case Query.AuthorName(String name) -> field(QueryField.AUTHOR, name);
            case Query.InCategory(String code, boolean subtree) ->
                subtree ? subtree(code) : field(QueryField.CATEGORY, code);
            case Query.Appeared span -> DaySpan.text(span);
            case Query.Venue(String text) -> field(QueryField.VENUE, text);
            case Query.Code(boolean has) -> field(QueryField.CODE, has ? "yes" : "no");
            case Query.Upvotes span -> UpvoteSpan.text(span);
            case Query.Id(PaperId id) -> id(id);
            case Query.Source(String name) -> field(QueryField.SOURCE, name);
            case Query.Not(Query not) -> "-" + (isGroup(not) ? "(" + written(not) + ")" : written(not));
            case Query.All(List<Query> parts) ->
                parts.stream().map(QueryText::written).collect(Collectors.joining(" "));
            case Query.Any(List<Query> alternatives) ->
                alternatives.stream().map(QueryText::alternative).collect(Collectors.joining(" OR "));
            case Query.Everything() -> "";
        };
    }

    private static boolean isGroup(Query query) {
        return query instanceof Query.All || query instanceof Query.Any;
    }

    /** OR binds its neighbours alone. */
    private static String alternative(Query query) {
        return query instanceof Query.All ? "(" + written(query) + ")" : written(query);
    }

    private static String field(QueryField field, String value) {
        return name(field) + (isPlainValue(value) ? value : quoted(value));
    }

    private static String subtree(String code) {
        return name(QueryField.CATEGORY) + (isPlainValue(code) ? code + ".*" : quoted(code + ".*"));
    }

    /** The path of an id holds neither blanks nor quotes, whatever the id does. */
    private static String id(PaperId id) {
        String path = id.path();
        return name(QueryField.ID) + (isPlainValue(path) ? path : quoted(path));
    }

    private static String name(QueryField field) {
        return field.canonicalName() + ":";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** Whether a word means itself without quotes. */
    private static boolean isPlainWord(String text) {
        return !QueryLexer.isOperator(text)
                && !QueryLexer.looksLikeField(text)
                && QueryField.prefixAt(text, 0).isEmpty()
                && hasNoSigns(text);
    }

    private static boolean isPlainValue(String text) {
        return text.indexOf(' ') < 0
                && hasNoSigns(text)
                && QueryLexer.bareValue(text).equals(text);
    }

    private static boolean hasNoSigns(String text) {
        return text.chars().noneMatch(each -> {
            char character = (char) each;
            return character == '*' || TypedText.isOpening(character) || TypedText.isClosing(character);
        });
    }
}
