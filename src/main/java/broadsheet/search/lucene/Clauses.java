package broadsheet.search.lucene;

import broadsheet.paper.Category;
import broadsheet.search.Relevance.Kind;
import broadsheet.search.query.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TermQuery;

/** From the parts of a query to Lucene's queries. */
final class Clauses {
    private final Spelling spelling;
    private final IndexTerms terms;
    private final Weights weights;

    Clauses(Spelling spelling, IndexTerms terms, Weights weights) {
        this.spelling = spelling;
        this.terms = terms;
        this.weights = weights;
    }

    /** What a paper must have for a query to hold. */
    org.apache.lucene.search.Query required(Query query) {
        return switch (query) {
            case Query.Word(String text) -> words(List.of(text));
            case Query.Phrase(String text) -> anywhere(text);
            case Query.Title title -> title(title.of());
            case Query.AuthorName(String name) ->
                Names.asked(name).stream().findFirst().orElse(MatchNoDocsQuery.INSTANCE);
            case Query.InCategory(String code, boolean subtree) -> category(code, subtree);
            case Query.Appeared(LocalDate from, LocalDate to) ->
                LongPoint.newRangeQuery(
                        Field.DATE,
                        from.equals(Query.Appeared.EVER_SINCE) ? Long.MIN_VALUE : from.toEpochDay(),
                        to.equals(Query.Appeared.EVER_AFTER) ? Long.MAX_VALUE : to.toEpochDay());
            case Query.Venue(String text) -> phrase(Field.VENUE, TextWords.stems(text), 0);
            case Query.Code(boolean has) -> {
                TermQuery code = new TermQuery(new Term(Field.CODE, "yes"));
                yield has ? code : without(code);
            }
            case Query.Upvotes(int least, int most) -> IntPoint.newRangeQuery(Field.UPVOTES, least, most);
            case Query.Id(broadsheet.paper.PaperId id) -> new TermQuery(new Term(Field.ID, id.text()));
            case Query.Source(String name) -> new TermQuery(new Term(Field.SOURCE, name.toLowerCase(Locale.ROOT)));
            case Query.Not(Query not) -> without(required(not));
            case Query.All(List<Query> parts) -> all(parts);
            case Query.Any(List<Query> alternatives) -> {
                BooleanQuery.Builder any = new BooleanQuery.Builder();
                alternatives.forEach(one -> any.add(required(one), Occur.SHOULD));
                yield any.build();
            }
            case Query.Everything() -> MatchAllDocsQuery.INSTANCE;
        };
    }

    private org.apache.lucene.search.Query all(List<Query> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(required(part), Occur.MUST));
        return all.build();
    }

    private org.apache.lucene.search.Query words(List<String> typed) {
        List<WordGroup> groups = WordGroup.of(typed);
        if (groups.isEmpty()) {
            // A word of signs alone asks for nothing.
            return MatchAllDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        groups.forEach(group -> all.add(spelling.forgive(group).required(terms), Occur.MUST));
        return all.build();
    }

    private static org.apache.lucene.search.Query without(org.apache.lucene.search.Query query) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    private static org.apache.lucene.search.Query category(String code, boolean subtree) {
        if (subtree) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            any.add(new TermQuery(new Term(Field.CATEGORY, PaperDocument.lower(code) + ".*")), Occur.SHOULD);
            any.add(new TermQuery(new Term(Field.CATEGORY, PaperDocument.lower(code))), Occur.SHOULD);
            return any.build();
        }
        String canonical =
                code.isBlank() ? code : new Category(code).canonical().code();
        return new TermQuery(new Term(Field.CATEGORY, PaperDocument.lower(canonical)));
    }

    private org.apache.lucene.search.Query anywhere(String text) {
        List<String> stems = TextWords.stems(text);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(QueryPlan.boosted(phrase(Field.TITLE, stems, 0), 2 * weights.phrase()), Occur.SHOULD);
        any.add(QueryPlan.boosted(phrase(Field.ABSTRACT, stems, 0), weights.phrase()), Occur.SHOULD);
        any.add(phrase(Field.AUTHORS, TextWords.words(text), 0), Occur.SHOULD);
        return any.build();
    }

    private static org.apache.lucene.search.Query title(Query of) {
        return phrase(Field.TITLE, TextWords.stems(text(of)), 0);
    }

    /** The words that are asked of a title. */
    private static String text(Query of) {
        return switch (of) {
            case Query.Word(String word) -> word;
            case Query.Phrase(String phrase) -> phrase;
            default -> throw new IllegalArgumentException("a title is asked for by words, not " + of);
        };
    }

    /** Words of a field in their order, at most so many places from it. */
    static org.apache.lucene.search.Query phrase(String field, List<String> terms, int slop) {
        if (terms.isEmpty()) {
            return MatchNoDocsQuery.INSTANCE;
        }
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.getFirst()))
                : new PhraseQuery(slop, field, terms.toArray(String[]::new));
    }

    /** Adds what gives points for a query that must hold, and the words to be marked. */
    void addParts(Query query, List<QueryPlan.Part> parts, Set<String> marks) {
        switch (query) {
            case Query.Word(String text) -> {
                for (WordGroup group : WordGroup.of(List.of(text))) {
                    WordGroup forgiven = spelling.forgive(group);
                    parts.add(new QueryPlan.Part(Kind.WORD, forgiven.typed(), forgiven.scored(terms)));
                    marks.addAll(forgiven.all());
                }
            }
            case Query.Phrase(String text) -> {
                parts.add(new QueryPlan.Part(Kind.PHRASE, text, anywhere(text)));
                mark(text, marks);
            }
            case Query.Title title -> {
                parts.add(new QueryPlan.Part(Kind.PHRASE, text(title.of()), title(title.of())));
                mark(text(title.of()), marks);
            }
            case Query.AuthorName(String name) -> mark(name, marks);
            case Query.All(List<Query> all) -> all.forEach(one -> addParts(one, parts, marks));
            case Query.Any(List<Query> any) -> any.forEach(one -> addParts(one, parts, marks));
            case Query.Venue(String text) -> mark(text, marks);
            case Query.InCategory _,
                    Query.Appeared _,
                    Query.Code _,
                    Query.Upvotes _,
                    Query.Id _,
                    Query.Source _,
                    Query.Not _,
                    Query.Everything _ -> {}
        }
    }

    private static void mark(String text, Set<String> marks) {
        for (String word : TextWords.words(text)) {
            if (!TextWords.isStopWord(word)) {
                marks.add(Stems.of(word));
            }
        }
    }
}
