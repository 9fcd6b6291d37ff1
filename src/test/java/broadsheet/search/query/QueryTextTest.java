package broadsheet.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.PaperId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {
    private static String canonical(String typed) {
        return QueryText.of(QueryParser.parse(typed).query());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            value = {
                "few-shot  learning => few-shot learning",
                "“worked examples” => \"worked examples\"",
                "NOT a AND (b | c) => -a b OR c",
                "(a b) OR (c OR d) => (a b) OR c OR d",
                "NOT (a b) => -(a b)",
                "AU:(yann lecun) ti:x -TI:\"a b\" => author:\"yann lecun\" title:x -title:\"a b\"",
                "cat:CS cat:cs.cl cat:H.3.* cat:\"A B.*\" => cat:cs.* cat:cs.CL cat:H.3.* cat:\"A B.*\"",
                "year:2023 => year:2023",
                "date:2023-01..2024-12 => year:2023..2024",
                "date:2023-05 date:2023-05-02 => date:2023-05 date:2023-05-02",
                "year:>2020 date:<2020-03 => year:2021.. date:..2020-02",
                "upvotes:>10 upvotes:<10 upvotes:5-7 upvotes:0 => upvotes:>=11 upvotes:<=9 upvotes:5..7 upvotes:0",
                "code:true journal:acl source:ArXiv => code:yes venue:acl source:arxiv",
                "2503.11731v2 => id:2503.11731",
                "id:10.1016/0370-2693(91)90033-7 => id:\"10.1016/0370-2693(91)90033-7\"",
                "id:\"own:a b*\" => id:own:a%20b%2A",
                "\"2503.11731\" => (2503.11731)",
                "\"OR\" \"NOT\" \"author:x\" \"abs:x\" \"A*\" \"f(x)\" => \"OR\" \"NOT\" \"author:x\" \"abs:x\" \"A*\" \"f(x)\"",
                "year:abc => \"year:abc\"",
                "§ § => §§",
            })
    void aQueryIsWrittenInOneForm(String typed, String text) {
        assertThat(canonical(typed)).isEqualTo(text);
        assertThat(canonical(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a OR \"2503.11731\" \"P18-1001\"",
                "\"cranfield:17\"",
                "author:\"lecun,\" author:\"-x\" author:\"l*\" author:\"a)\"",
                "cat:\"x,.*\" cat:\"x*y\" cat:\"(x\" venue:\"OR\" venue:\"a:b\"",
                "id:\"own:ab\\\"(é\" id:own:100% id:\"own:)\" id:own:x;",
                "source:\"J\u030c\"",
                "((a OR year:abc) b) OR -(c OR (d -e))",
                "title:OR title:-x title:year:2020 title:\"a,\"",
            })
    void oddValuesAreReadBackAsTheyWere(String typed) {
        Query query = QueryParser.parse(typed).query();

        assertThat(QueryParser.parse(QueryText.of(query))).isEqualTo(new Reading(query, List.of()));
    }

    @Property(tries = 1_000)
    void aHundredThousandRandomQueriesAreReadWithinTheLimitsAndReadBack(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            check(RandomQueries.typed(random));
        }
    }

    @Property(tries = 200)
    void soAreLongOnes(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder typed = new StringBuilder();
        while (typed.length() < random.nextInt(1, 10_000)) {
            typed.append(RandomQueries.typed(random)).append(random.nextBoolean() ? " " : "");
        }
        check(typed.toString());
    }

    @Property
    void soIsAnyText(@ForAll String typed) {
        check(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "\"",
                "*",
                "-",
                "- ",
                "-(",
                "a OR ",
                "NOT ",
                "| ",
                "author:(",
                "\"a ",
                "a:",
                "cat:x* ",
                "year:2020..",
                "id:%2525",
                "%25",
                "\u0000",
                "\u202e",
                "\ud83d",
                "é",
                "التعلم ",
                "🦩",
                "自",
                "\ufb2c",
                "o\u030b",
                "1.",
                "*a* "
            })
    void hundredKilobytesOfOneThingAreReadToo(String piece) {
        check(piece.repeat(100_000 / piece.length()));
    }

    @Test
    void longValuesAreReadBackAsWell() {
        check("source:" + "İ".repeat(1_000));
        check("id:own:" + "語".repeat(290));
        check("code:" + "é".repeat(1_000));
        check("cat:" + "x".repeat(998) + ".*");
        assertThat(QueryParser.parse("id:own:" + "語".repeat(290)).query()).isInstanceOf(Query.Id.class);
    }

    private static void check(String typed) {
        Reading reading = QueryParser.parse(typed);
        Query query = reading.query();
        String text = QueryText.of(query);

        assertThat(QueryParser.parse(text)).as(typed).isEqualTo(new Reading(query, List.of()));
        assertThat(text.length()).as(typed).isLessThanOrEqualTo(QueryParser.MOST_CHARACTERS);
        assertThat(reading.remarks()).as(typed).hasSizeLessThanOrEqualTo(Remarks.MOST);
        assertThat(leaves(query)).as(typed).isLessThanOrEqualTo(QueryParser.MOST_WORDS);
        assertThat(depth(text)).as(typed).isLessThanOrEqualTo(QueryParser.MOST_NESTING);
        assertThat(Paraphrase.of(query).text()).as(typed).isNotBlank();
    }

    @Property(tries = 5_000)
    void everyTreeIsReadBack(@ForAll long seed) {
        Query query = RandomQueries.tree(new Random(seed));

        assertThat(QueryParser.parse(QueryText.of(query))).isEqualTo(new Reading(query, List.of()));
    }

    private static int leaves(Query root) {
        Deque<Query> waiting = new ArrayDeque<>(List.of(root));
        int leaves = 0;
        while (!waiting.isEmpty()) {
            switch (waiting.pop()) {
                case Query.All(List<Query> parts) -> waiting.addAll(parts);
                case Query.Any(List<Query> alternatives) -> waiting.addAll(alternatives);
                case Query.Not(Query not) -> waiting.add(not);
                case Query.Title(Query of) -> waiting.add(of);
                case Query.Phrase phrase -> leaves += phrase.words().size();
                default -> leaves++;
            }
        }
        return leaves;
    }

    /** How many parentheses stand within each other at most, quotations apart. */
    private static int depth(String text) {
        int open = 0;
        int most = 0;
        for (char character : text.replaceAll("\"[^\"]*\"", "").toCharArray()) {
            open += character == '(' ? 1 : character == ')' ? -1 : 0;
            most = Math.max(most, open);
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cs.CL", "2503.11731", "OR", "a b", "x,"})
    void aNarrowedQueryKeepsItsConditionWhateverItsLength(String code) {
        String words = IntStream.range(0, 70).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        Query sentence = QueryParser.parse(words).query();
        Query condition = new Query.InCategory(code, false);

        Query narrowed = QueryParser.parse(QueryText.of(Query.all(List.of(condition, sentence))))
                .query();

        assertThat(narrowed)
                .isInstanceOfSatisfying(
                        Query.All.class, all -> assertThat(all.parts()).startsWith(condition));
    }

    @ParameterizedTest
    @ValueSource(strings = {"own:a  b", "own:\u200bx", "own:\"", "hep-th/9901001", "10.1000/a%25b"})
    void everyIdentifierIsReadBack(String id) {
        Query query = new Query.Id(PaperId.parse(id).orElseThrow());

        assertThat(QueryParser.parse(QueryText.of(query)).query()).isEqualTo(query);
    }
}
