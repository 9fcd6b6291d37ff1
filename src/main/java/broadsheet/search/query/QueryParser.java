package broadsheet.search.query;

import broadsheet.paper.PaperId;
import broadsheet.search.query.QueryLexer.Token;
import broadsheet.search.query.Remark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads queries, in the language of {@code docs/search.md}. It reads whatever there is: what cannot be read as it is
 * written is read in another way or left out, and a {@link Remark} says so.
 *
 * <pre>
 * query   = { ["AND"] joined }
 * joined  = negated { ("OR" | "|") negated }
 * negated = { "-" | "NOT" } single
 * single  = "(" query ")" | field ":" (value | quotation | "(" query ")") | quotation | word
 * </pre>
 *
 * <p>So OR joins its neighbours alone: {@code a b OR c} is a, and b or c. A query that is nothing but a paper's identifier
 * or address is that paper.
 *
 * <p>The work is bounded whatever comes: {@link #MOST_CHARACTERS} are looked at, and what is made of them has at most
 * {@link #MOST_WORDS} words, {@link #MOST_LETTERS} letters and {@link #MOST_NESTING} levels. Thread-safe, as one of these
 * reads one query.
 */
public final class QueryParser {
    /** How many characters of a query are read. */
    public static final int MOST_CHARACTERS = 4_096;

    /** How many words and conditions are read; each word of a phrase or name counts. */
    public static final int MOST_WORDS = 64;

    /** How many parentheses may stand within each other. */
    public static final int MOST_NESTING = 16;

    /**
     * How many characters the words and conditions may have together, as {@link QueryText} writes them. With operators,
     * parentheses and quotes they stay below {@link #MOST_CHARACTERS}, so that the canonical form is always read whole.
     */
    public static final int MOST_LETTERS = 3_500;

    /** The longest word; longer ones are read as their beginnings. */
    static final int LONGEST_WORD = 1_000;

    private static final Token END = new Token.End("");

    private final Remarks remarks;
    private final Clauses clauses;
    private final List<Token> tokens;
    private int at;

    /** Parentheses that are open but were ignored, as they stand too deep. */
    private int ignored;

    private QueryParser(List<Token> tokens, Remarks remarks) {
        this.tokens = tokens;
        this.remarks = remarks;
        this.clauses = new Clauses(remarks);
    }

    /** What words stand in: the query itself, or the parentheses behind a field's colon. */
    private sealed interface Place {
        record Anywhere() implements Place {}

        record In(QueryField field, String name) implements Place {}
    }

    /** Reads a query. Every text is one. */
    public static Reading parse(String typed) {
        Remarks remarks = new Remarks();
        String read = TypedText.beginning(typed, MOST_CHARACTERS);
        String text = TypedText.clean(read).strip();
        if (read.length() < typed.length()) {
            remarks.add(Kind.TOO_LONG, TypedText.beginning(typed.substring(read.length()), 100));
        } else {
            Optional<PaperId> id = wholeId(text);
            if (id.isPresent()) {
                return new Reading(new Query.Id(id.get()), List.of());
            }
        }
        Query query = new QueryParser(QueryLexer.tokens(text, remarks), remarks).query(new Place.Anywhere(), 0);
        if (query instanceof Query.Everything && !text.isEmpty() && remarks.isEmpty()) {
            remarks.add(Kind.NOTHING_READ, text);
        }
        return new Reading(query, remarks.list());
    }

    /**
     * The paper that a whole query names. A field names none by itself, and neither does a sentence with a colon; a name
     * that only one import knows ({@code cranfield:17}) is taken as such if it holds a digit.
     */
    static Optional<PaperId> wholeId(String text) {
        if (text.length() > LONGEST_WORD || QueryField.prefixAt(text, 0).isPresent()) {
            return Optional.empty();
        }
        return PaperId.parse(text).filter(id -> switch (id.scheme()) {
            case PaperId.ARXIV, PaperId.DOI, PaperId.ACL -> true;
            case PaperId.OPENREVIEW -> text.indexOf(' ') < 0;
            default -> text.indexOf(' ') < 0 && id.local().chars().anyMatch(Character::isDigit);
        });
    }

    /** Reads up to the end, or to the parenthesis that closes what is {@code depth} levels deep. */
    private Query query(Place place, int depth) {
        List<Query> parts = new ArrayList<>();
        while (true) {
            switch (peek()) {
                case Token.End _ -> {
                    return Query.all(parts);
                }
                case Token.Close _
                when ignored > 0 -> {
                    take();
                    ignored--;
                }
                case Token.Close _
                when depth > 0 -> {
                    return Query.all(parts);
                }
                case Token.Close _ -> remarks.addOnce(Kind.UNOPENED_PARENTHESIS, take().typed());
                case Token.Or _ -> remarks.add(Kind.NOTHING_TO_JOIN, take().typed());
                case Token.And and -> {
                    take();
                    if (parts.isEmpty() || !isAtOperand()) {
                        remarks.add(Kind.NOTHING_TO_JOIN, and.typed());
                    }
                }
                case Token.Not _, Token.Operand _ -> joined(place, depth).ifPresent(parts::add);
            }
        }
    }

    private Optional<Query> joined(Place place, int depth) {
        List<Query> alternatives = new ArrayList<>();
        negated(place, depth).ifPresent(alternatives::add);
        while (peek() instanceof Token.Or) {
            String or = take().typed();
            if (isAtOperand()) {
                negated(place, depth).ifPresent(alternatives::add);
            } else {
                remarks.add(Kind.NOTHING_TO_JOIN, or);
            }
        }
        return alternatives.isEmpty() ? Optional.empty() : Optional.of(Query.any(alternatives));
    }

    private boolean isAtOperand() {
        return peek() instanceof Token.Operand || peek() instanceof Token.Not;
    }

    private Optional<Query> negated(Place place, int depth) {
        boolean negates = false;
        while (true) {
            switch (peek()) {
                case Token.Not not -> {
                    take();
                    negates = !negates;
                    if (!isAtOperand()) {
                        remarks.add(Kind.NOTHING_TO_JOIN, not.typed());
                    }
                }
                case Token.Open _ when depth == MOST_NESTING -> ignore();
                case Token.Operand _ -> {
                    Optional<Query> single = single(place, depth);
                    return negates ? single.map(Query::not) : single;
                }
                case Token.And _, Token.Or _, Token.Close _, Token.End _ -> {
                    return Optional.empty();
                }
            }
        }
    }

    private void ignore() {
        remarks.addOnce(Kind.TOO_DEEP, take().typed());
        ignored++;
    }

    private Optional<Query> single(Place place, int depth) {
        return switch ((Token.Operand) take()) {
            case Token.Open _ -> group(place, depth);
            case Token.Field(QueryField field, String name) -> field(field, name, depth);
            case Token.Quoted(String typed) ->
                switch (place) {
                    case Place.Anywhere() -> clauses.quotation(typed);
                    case Place.In(QueryField field, String name) -> clauses.quotedValue(field, name, typed);
                };
            case Token.Bare(String typed) ->
                switch (place) {
                    case Place.Anywhere() -> clauses.word(typed);
                    case Place.In(QueryField field, String name) ->
                        clauses.value(field, name, field.joinsWords() ? withNeighbours(typed) : typed);
                };
        };
    }

    /** A word and those that follow it. */
    private String withNeighbours(String first) {
        StringBuilder words = new StringBuilder(first);
        while (peek() instanceof Token.Bare(String next)) {
            take();
            words.append(' ').append(next);
        }
        return words.toString();
    }

    /** Behind the opening parenthesis. */
    private Optional<Query> group(Place place, int depth) {
        Query inside = query(place, depth + 1);
        if (peek() instanceof Token.Close) {
            take();
        } else {
            remarks.addOnce(Kind.UNCLOSED_PARENTHESIS, "(");
        }
        return inside instanceof Query.Everything ? Optional.empty() : Optional.of(inside);
    }

    private Optional<Query> field(QueryField field, String name, int depth) {
        return switch (peek()) {
            case Token.Quoted(String typed) -> {
                take();
                yield clauses.quotedValue(field, name, typed);
            }
            case Token.Bare(String typed) -> {
                take();
                yield clauses.value(field, name, typed);
            }
            case Token.Open _
            when depth < MOST_NESTING -> {
                take();
                yield group(new Place.In(field, name), depth);
            }
            // A parenthesis too deep: what stands in it is read without the field.
            default -> clauses.word(name);
        };
    }

    private Token peek() {
        return at < tokens.size() ? tokens.get(at) : END;
    }

    private Token take() {
        Token token = peek();
        at++;
        return token;
    }
}
