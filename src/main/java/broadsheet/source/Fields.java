package broadsheet.source;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.LatexText;
import broadsheet.paper.Link;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields of a JSON record. A field that is absent, null or of another kind counts as empty. */
public final class Fields {
    /**
     * Where repositories of code live; the address ends before punctuation that belongs to the sentence. The last group is
     * possessive, since others are kept on the stack, which a long address would overflow.
     */
    private static final Pattern REPOSITORY =
            Pattern.compile("https?://(?:www\\.)?(?:github|gitlab)\\.com/[\\w.-]+/[\\w-](?:[\\w-]|\\.(?=[\\w-]))*+");

    /** Control characters but for white space, and halves of characters. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\t\n\f\r\u0085]]");

    private Fields() {}

    /** A text as it stands, without the characters that no text has and databases refuse. */
    public static String text(JsonNode record, String name) {
        return text(record.path(name));
    }

    private static String text(JsonNode value) {
        String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        return text.chars().allMatch(Fields::isPlain)
                ? text.strip()
                : NO_TEXT.matcher(text).replaceAll("").strip();
    }

    private static boolean isPlain(int character) {
        return (character >= ' ' && character < 0x7F)
                || (character >= 0xA0 && !Character.isSurrogate((char) character));
    }

    /** A text with its LaTeX turned into Unicode. */
    public static String prose(JsonNode record, String name) {
        return LatexText.toUnicode(text(record, name));
    }

    /** A list of texts, the blank ones left out. */
    public static List<String> texts(JsonNode record, String name) {
        List<String> texts = new ArrayList<>();
        JsonNode list = record.path(name);
        for (int i = 0; i < (list.isArray() ? list.size() : 0); i++) {
            String text = text(list.path(i));
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A count; 0 if it is absent or below 0, at most {@link Integer#MAX_VALUE}. */
    public static int count(JsonNode record, String name) {
        return (int) Math.clamp(record.path(name).asDouble(0), 0, Integer.MAX_VALUE);
    }

    /** Names as authors, in order, their LaTeX turned into Unicode. */
    public static List<Author> authors(List<String> names) {
        return names.stream()
                .map(LatexText::toUnicode)
                .filter(name -> !name.isBlank())
                .map(Author::new)
                .toList();
    }

    /** Codes as categories, in order. */
    public static List<Category> categories(List<String> codes) {
        return codes.stream().map(Category::new).toList();
    }

    /**
     * The links of a record: those a source names, then repositories found in its text that it does not name.
     *
     * @param named kind to address, blank ones allowed; what is no web address is left out
     * @param source who names them
     * @param text where to look for more
     */
    public static List<Link> links(Map<Link.Kind, String> named, String source, String text) {
        Map<String, Link> links = new LinkedHashMap<>();
        named.forEach((kind, url) ->
                Link.parse(kind, url, source).ifPresent(link -> links.put(kind + " " + link.url(), link)));
        // Looking for a word is a hundred times as fast as looking for a pattern, and few texts hold one of these.
        boolean mayHaveMore = text.contains("github") || text.contains("gitlab");
        Matcher found = REPOSITORY.matcher(mayHaveMore ? text : "");
        while (found.find()) {
            String url = found.group();
            Link.parse(Link.Kind.CODE, url, Link.FROM_TEXT)
                    .ifPresent(link -> links.putIfAbsent(Link.Kind.CODE + " " + url, link));
        }
        return List.copyOf(links.values());
    }
}
