package broadsheet.search.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields a query can name, with a colon, in any case: {@code author:lecun}. */
enum QueryField {
    AUTHOR("author authors au"),
    TITLE("title ti"),
    CATEGORY("cat category"),
    YEAR("year"),
    DATE("date"),
    VENUE("venue journal"),
    CODE("code"),
    UPVOTES("upvotes votes"),
    ID("id"),
    SOURCE("source");

    private static final Map<String, QueryField> BY_NAME = Arrays.stream(values())
            .flatMap(field -> field.names().stream().map(name -> Map.entry(name, field)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final int LONGEST_NAME =
            BY_NAME.keySet().stream().mapToInt(String::length).max().orElseThrow();

    /** With blanks between them; the one it is written with stands first. */
    private final String names;

    QueryField(String names) {
        this.names = names;
    }

    /** The name it is written with. */
    String canonicalName() {
        return names().getFirst();
    }

    /** All its names, the one it is written with first. */
    List<String> names() {
        return List.of(names.split(" ", -1));
    }

    /** Whether several words make one value: {@code author:(yann lecun)} is one name, {@code cat:(cs.CL cs.LG)} two codes. */
    boolean joinsWords() {
        return this == AUTHOR || this == VENUE;
    }

    /** The names that fields are written with, each with its colon, for people. */
    static String list() {
        return Arrays.stream(values()).map(field -> field.canonicalName() + ":").collect(Collectors.joining(", "));
    }

    /**
     * A field's name before a colon.
     *
     * @param field the field
     * @param name as typed
     * @param end where its value begins, behind the colon
     */
    record Prefix(QueryField field, String name, int end) {}

    /** The name of a field and its colon, an ordinary or a full-width one, if they stand at a place of a text. */
    static Optional<Prefix> prefixAt(String text, int at) {
        int colon = at;
        while (colon < text.length() && colon - at < LONGEST_NAME && isLetter(text.charAt(colon))) {
            colon++;
        }
        if (colon == text.length() || !isColon(text.charAt(colon))) {
            return Optional.empty();
        }
        String name = text.substring(at, colon);
        int end = colon + 1;
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)))
                .map(field -> new Prefix(field, name, end));
    }

    static boolean isColon(char character) {
        return character == ':' || character == '：';
    }

    private static boolean isLetter(char character) {
        char lower = (char) (character | 0x20);
        return lower >= 'a' && lower <= 'z';
    }
}
