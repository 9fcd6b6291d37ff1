package broadsheet.search.query;

import broadsheet.paper.PaperId;
import broadsheet.search.query.Remark.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes words and conditions of the pieces of one query, as long as there is room for more: {@link QueryParser#MOST_WORDS}
 * and {@link QueryParser#MOST_LETTERS}. What comes first has it. Not thread-safe.
 */
final class Clauses {
    /** Encoded in an address, a character takes up to nine. */
    private static final int LONGEST_ID = 9 * PaperId.LONGEST;

    private final Remarks remarks;
    private int wordsLeft = QueryParser.MOST_WORDS;
    private int lettersLeft = QueryParser.MOST_LETTERS;

    Clauses(Remarks remarks) {
        this.remarks = remarks;
    }

    /** What stands without quotes and blanks; nothing if it is no word. */
    Optional<Query> word(String typed) {
        String word = withoutStars(typed, typed);
        boolean isSign = !word.isEmpty() && !TypedText.hasWord(word);
        if (isSign && !word.codePoints().allMatch(Clauses::isCommonSign)) {
            remarks.add(Kind.NO_WORD, word);
        }
        return isSign ? Optional.empty() : text(word);
    }

    /** A sign that stands alone in many sentences, such as a dash; nobody misses it. */
    private static boolean isCommonSign(int character) {
        return character < 0x80 || TypedText.isPunctuation(character);
    }

    /** What stands in quotes; nothing if there is no word. */
    Optional<Query> quotation(String typed) {
        return text(typed);
    }

    private Optional<Query> text(String text) {
        return fitted(text, QueryParser.LONGEST_WORD).flatMap(Query::text).flatMap(this::admitted);
    }

    /**
     * What stands behind a field's colon, without quotes. A value that the field cannot have is read as words, together
     * with its name.
     *
     * @param name the field's, as typed
     */
    Optional<Query> value(QueryField field, String name, String typed) {
        String value = QueryLexer.bareValue(typed);
        return switch (field) {
            case ID -> condition(field, name, value);
            case CATEGORY -> condition(field, name, starsAtEndOnly(name, value));
            default -> condition(field, name, withoutStars(value, name + ":" + value));
        };
    }

    /** What stands behind a field's colon, in quotes, where all signs stand for themselves. */
    Optional<Query> quotedValue(QueryField field, String name, String typed) {
        return condition(field, name, typed);
    }

    /** {@code cs.*} and {@code cs*} mean what is below {@code cs}; there is no other pattern. */
    private String starsAtEndOnly(String name, String code) {
        int star = code.indexOf('*');
        boolean isSubtree = code.endsWith(".*") || (star > 0 && isDivided(code.substring(0, star)));
        return star == code.length() - 1 && isSubtree ? code : withoutStars(code, name + ":" + code);
    }

    private static boolean isDivided(String code) {
        return TypedText.hasWord(code) && new Query.InCategory(code, false).subtree();
    }

    private String withoutStars(String text, String remarked) {
        if (text.indexOf('*') < 0) {
            return text;
        }
        remarks.add(Kind.WILDCARD, remarked);
        return text.replace("*", "");
    }

    private Optional<Query> condition(QueryField field, String name, String value) {
        int longest = field == QueryField.ID ? LONGEST_ID : QueryParser.LONGEST_WORD;
        return fitted(value, longest).flatMap(fitted -> {
            boolean hasWord = TypedText.hasWord(fitted);
            Optional<Query> condition = hasWord ? read(field, fitted) : Optional.empty();
            if (condition.isEmpty()) {
                remarks.add(hasWord ? Kind.BAD_VALUE : Kind.NO_VALUE, name + ":" + value);
            }
            return condition
                    .or(() -> Query.text(TypedText.beginning(name + ":" + fitted, QueryParser.LONGEST_WORD)))
                    .flatMap(this::admitted);
        });
    }

    /** The condition; nothing if the field cannot have that value. The value holds a letter or digit. */
    private static Optional<Query> read(QueryField field, String value) {
        return switch (field) {
            case AUTHOR -> Optional.of(new Query.AuthorName(value));
            case TITLE -> Query.text(value).map(Query.Title::new);
            case CATEGORY -> Optional.of(new Query.InCategory(value, false));
            case YEAR, DATE -> DaySpan.read(value).map(span -> span);
            case VENUE -> Optional.of(new Query.Venue(value));
            case CODE -> code(value.toLowerCase(Locale.ROOT));
            case UPVOTES -> UpvoteSpan.read(value).map(span -> span);
            case ID -> PaperId.parse(value).map(Query.Id::new);
            case SOURCE -> Optional.of(new Query.Source(lowerCase(value)));
        };
    }

    /** Which can be longer: a capital I with a dot becomes two characters. */
    private static String lowerCase(String value) {
        return TypedText.beginning(value.toLowerCase(Locale.ROOT), QueryParser.LONGEST_WORD);
    }

    private static Optional<Query> code(String value) {
        return switch (value) {
            case "yes", "true" -> Optional.of(new Query.Code(true));
            case "no", "false" -> Optional.of(new Query.Code(false));
            default -> Optional.empty();
        };
    }

    /** As much of a text as there is room for; nothing if there is none left. */
    private Optional<String> fitted(String text, int longest) {
        String beginning = TypedText.beginning(text, longest);
        List<String> words = List.of(beginning.strip().split(" +", -1));
        String fitted = String.join(" ", words.subList(0, Math.min(wordsLeft, words.size())));
        if (words.size() > wordsLeft || beginning.length() < text.length()) {
            leaveOut(text.strip().substring(fitted.length()));
        }
        return Optional.of(fitted).filter(fits -> !fits.isEmpty() || text.isBlank());
    }

    /** Counts a word or condition, or leaves it out with all that follows. */
    private Optional<Query> admitted(Query clause) {
        String text = QueryText.written(clause);
        int words = 1 + (int) text.chars().filter(character -> character == ' ').count();
        if (words > wordsLeft || text.length() > lettersLeft) {
            wordsLeft = 0;
            leaveOut(text);
            return Optional.empty();
        }
        wordsLeft -= words;
        lettersLeft -= text.length();
        return Optional.of(clause);
    }

    private void leaveOut(String text) {
        remarks.addOnce(Kind.TOO_LONG, text);
    }
}
