package broadsheet.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.search.query.Paraphrase.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/search.md} to what the parser reads. */
class SearchDocTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String manual;

    SearchDocTest() throws IOException {
        manual = Files.readString(Path.of("docs/search.md"));
    }

    /** The cells of the table below a heading. */
    private List<List<String>> table(String heading) {
        return manual.lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .dropWhile(line -> !line.startsWith("|--"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(code -> code.substring(1, code.length() - 1))
                .toList();
    }

    @Test
    void theTableOfFieldsHasEveryNameThatTheParserKnowsAndNoOther() {
        List<List<String>> named = table("Fields").stream()
                .map(row -> codes(row.get(0) + row.get(1)))
                .toList();
        List<List<String>> known = Arrays.stream(QueryField.values())
                .map(field -> field.names().stream().map(name -> name + ":").toList())
                .toList();

        assertThat(named).isEqualTo(known);
    }

    @Test
    void everyExampleIsReadWithoutARemark() {
        List<String> examples = codes(manual).stream()
                .filter(example -> !example.contains("…") && !example.startsWith(".") && !example.endsWith(":"))
                .filter(example -> !List.of("AND", "OR", "-").contains(example))
                .toList();

        assertThat(examples).hasSizeGreaterThan(40).allSatisfy(example -> {
            Reading reading = QueryParser.parse(example);
            assertThat(reading.remarks()).as(example).isEmpty();
            assertThat(reading.query()).as(example).isNotEqualTo(new Query.Everything());
        });
    }

    @Test
    void everyExampleOfAFieldIsReadAsThatField() {
        for (List<String> row : table("Fields")) {
            List<Class<?>> kinds = codes(row.get(2)).stream()
                    .map(example -> QueryParser.parse(example).query())
                    .map(query ->
                            query instanceof Query.Any any ? any.alternatives().getFirst() : query)
                    .<Class<?>>map(Object::getClass)
                    .distinct()
                    .toList();

            assertThat(kinds).as(row.toString()).hasSize(1);
            assertThat(kinds).doesNotContain(Query.Word.class, Query.Phrase.class);
        }
    }

    @Test
    void theSentencesAreThoseThatTheProgramMakes() {
        List<List<String>> rows = table("How it is said");

        assertThat(rows).hasSizeGreaterThan(5).allSatisfy(row -> {
            String marked = Paraphrase.of(
                            QueryParser.parse(codes(row.get(0)).getFirst()).query())
                    .parts()
                    .stream()
                    .map(part -> part instanceof Part.Strong(String text) ? "*" + text + "*" : part.text())
                    .collect(Collectors.joining());
            assertThat(marked).isEqualTo(row.get(1));
        });
    }

    @Test
    void theLimitsAreThose() {
        assertThat(manual.substring(manual.indexOf("## Limits")))
                .contains("first " + number(QueryParser.MOST_CHARACTERS) + " characters")
                .contains(QueryParser.MOST_WORDS + " words and conditions")
                .contains("together " + number(QueryParser.MOST_LETTERS) + " characters")
                .contains("within " + QueryParser.MOST_NESTING + " others");
    }

    private static String number(int value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }
}
