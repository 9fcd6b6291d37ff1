package broadsheet.search.query;

import broadsheet.paper.PaperId;
import broadsheet.search.query.Query.Appeared;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** A query as one line that shows its shape, for tests to compare: {@code all(few-shot, not("worked examples"))}. */
final class QueryTree {
    private QueryTree() {}

    static String of(Query query) {
        return switch (query) {
            case Query.Word(String text) -> text;
            case Query.Phrase(String text) -> '"' + text + '"';
            case Query.Title(Query of) -> "title(" + of(of) + ")";
            case Query.AuthorName(String name) -> "author(" + name + ")";
            case Query.InCategory(String code, boolean subtree) -> "cat(" + code + (subtree ? " below)" : ")");
            case Appeared(LocalDate from, LocalDate to) ->
                "appeared("
                        + (from.equals(Appeared.EVER_SINCE) ? "ever" : from) + " "
                        + (to.equals(Appeared.EVER_AFTER) ? "ever" : to) + ")";
            case Query.Venue(String text) -> "venue(" + text + ")";
            case Query.Code(boolean has) -> "code(" + has + ")";
            case Query.Upvotes(int least, int most) ->
                "upvotes(" + least + " " + (most == Integer.MAX_VALUE ? "any" : most) + ")";
            case Query.Id(PaperId id) -> "id(" + id + ")";
            case Query.Source(String name) -> "source(" + name + ")";
            case Query.Not(Query not) -> "not(" + of(not) + ")";
            case Query.All(List<Query> parts) -> "all(" + listed(parts) + ")";
            case Query.Any(List<Query> alternatives) -> "any(" + listed(alternatives) + ")";
            case Query.Everything() -> "everything";
        };
    }

    private static String listed(List<Query> queries) {
        return queries.stream().map(QueryTree::of).collect(Collectors.joining(", "));
    }
}
