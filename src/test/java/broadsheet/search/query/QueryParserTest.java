package broadsheet.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.search.query.Remark.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    private static String tree(String typed) {
        return QueryTree.of(QueryParser.parse(typed).query());
    }

    private static List<Kind> kinds(String typed) {
        return QueryParser.parse(typed).remarks().stream().map(Remark::kind).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            value = {
                "transformers => transformers",
                "how do transformers learn in context? => all(how, do, transformers, learn, in, context)",
                "few-shot C++ #SAT O(n) => all(few-shot, C++, #SAT, O, n)",
                "the cat and the dog => all(the, cat, and, dog)",
                "cats & dogs – a survey => all(cats, dogs, a, survey)",
                "\"worked examples\" => \"worked examples\"",
                "\"worked\" => worked",
                "\"  worked   examples, twice. \" => \"worked examples twice\"",
                "“worked examples” => \"worked examples\"",
                "«worked examples» „worked examples“ => \"worked examples\"",
                "``worked examples'' => \"worked examples\"",
                "＂worked examples＂ => \"worked examples\"",
                "「自然 言語」 => \"自然 言語\"",
                "few-shot -vision => all(few-shot, not(vision))",
                "few-shot NOT vision => all(few-shot, not(vision))",
                "-vision => not(vision)",
                "-\"worked examples\" -author:lecun => all(not(\"worked examples\"), not(author(lecun)))",
                "-(a OR b) => not(any(a, b))",
                "NOT NOT a => a",
                "-(-a) => a",
                "a --limit -- b => all(a, limit, b)",
                "vision OR image => any(vision, image)",
                "vision | image => any(vision, image)",
                "p(y|x) => all(p, y|x)",
                "a b OR c d => all(a, any(b, c), d)",
                "(a b) OR (c d) => any(all(a, b), all(c, d))",
                "a AND b => all(a, b)",
                "a and b or c not d => all(a, and, b, or, c, not, d)",
                "((a)) (b (c (d))) => all(a, b, c, d)",
                "a OR (b OR (c OR a)) => any(a, b, c)",
                "（a OR b） c => all(any(a, b), c)",
                "-a OR b => any(not(a), b)",
                "a a a => a",
                "() a (!) => a",
                "don't ‘quote’ O'Reilly’s => all(don't, quote, O'Reilly’s)",
            })
    void wordsPhrasesAndOperatorsAreReadAsWritten(String typed, String tree) {
        assertThat(tree(typed)).isEqualTo(tree);
        assertThat(kinds(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            value = {
                "author:lecun => author(lecun)",
                "AUTHOR:LeCun => author(LeCun)",
                "au:\"Yann LeCun\" => author(Yann LeCun)",
                "author:(yann lecun) => author(yann lecun)",
                "author:\"LeCun, Y.\" => author(LeCun, Y.)",
                "author:(yann lecun OR \"Geoffrey Hinton\" -bengio) => all(any(author(yann lecun), author(Geoffrey Hinton)), not(author(bengio)))",
                "author:lecun, 2020 => all(author(lecun), 2020)",
                "author：lecun => author(lecun)",
                "title:attention => title(attention)",
                "ti:\"is all\" -title:you => all(title(\"is all\"), not(title(you)))",
                "title:(attention \"is all\" OR need) => all(title(attention), any(title(\"is all\"), title(need)))",
                "cat:cs.CL => cat(cs.CL)",
                "category:CS.cl => cat(cs.CL)",
                "cat:cs.* => cat(cs below)",
                "cat:cs => cat(cs below)",
                "cat:CS* => cat(cs below)",
                "cat:hep-th => cat(hep-th)",
                "cat:(cs.CL OR math.*) => any(cat(cs.CL), cat(math below))",
                "cat:H.3.* => cat(H.3 below)",
                "cat:\"Machine Translation\" => cat(Machine Translation)",
                "year:2023 => appeared(2023-01-01 2023-12-31)",
                "year:2023..2025 => appeared(2023-01-01 2025-12-31)",
                "year:2023-2025 => appeared(2023-01-01 2025-12-31)",
                "year:2023–2025 => appeared(2023-01-01 2025-12-31)",
                "year:2025..2023 => appeared(2023-01-01 2025-12-31)",
                "year:2023.. => appeared(2023-01-01 ever)",
                "year:..2023 => appeared(ever 2023-12-31)",
                "year:>2020 => appeared(2021-01-01 ever)",
                "year:>=2020 => appeared(2020-01-01 ever)",
                "year:<2020 => appeared(ever 2019-12-31)",
                "year:<=2020 => appeared(ever 2020-12-31)",
                "year:\"2020 .. 2021\" => appeared(2020-01-01 2021-12-31)",
                "year:(2019 OR 2021) => any(appeared(2019-01-01 2019-12-31), appeared(2021-01-01 2021-12-31))",
                "date:2025-12-26 => appeared(2025-12-26 2025-12-26)",
                "date:2025-12 => appeared(2025-12-01 2025-12-31)",
                "date:2024-02 => appeared(2024-02-01 2024-02-29)",
                "date:2025-12-26..2026-01 => appeared(2025-12-26 2026-01-31)",
                "date:>2025-12 => appeared(2026-01-01 ever)",
                "venue:ACL => venue(ACL)",
                "journal:(physical review letters) => venue(physical review letters)",
                "code:yes => code(true)",
                "code:No => code(false)",
                "upvotes:10 => upvotes(10 10)",
                "votes:>10 => upvotes(11 any)",
                "upvotes:>=10 => upvotes(10 any)",
                "upvotes:<10 => upvotes(0 9)",
                "upvotes:10..20 => upvotes(10 20)",
                "upvotes:20-10 => upvotes(10 20)",
                "upvotes:10.. => upvotes(10 any)",
                "upvotes:>99999999999 => upvotes(2147483647 any)",
                "id:2503.11731 => id(arxiv:2503.11731)",
                "id:arXiv:2503.11731v3 => id(arxiv:2503.11731)",
                "id:https://arxiv.org/abs/hep-th/9901001 OR id:P18-1001 => any(id(arxiv:hep-th/9901001), id(acl:P18-1001))",
                "(id:10.1016/0370-2693(91)90033-7) => id(doi:10.1016/0370-2693(91)90033-7)",
                "id:zotero:ABC => id(zotero:ABC)",
                "source:arXiv => source(arxiv)",
                "few-shot author:lecun year:2023 -code:no => all(few-shot, author(lecun), appeared(2023-01-01 2023-12-31), not(code(false)))",
            })
    void fieldsAreReadAsWritten(String typed, String tree) {
        assertThat(tree(typed)).isEqualTo(tree);
        assertThat(kinds(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            value = {
                "2503.11731 => arxiv:2503.11731",
                "§  arXiv:2503.11731v2 § => arxiv:2503.11731",
                "arXiv:2503.11731v1 [cs.CL] 14 Mar 2025 => arxiv:2503.11731",
                "https://huggingface.co/papers/2503.11731?utm=1 => arxiv:2503.11731",
                "10.1016/0370-2693(91)90033-7 => doi:10.1016/0370-2693(91)90033-7",
                "doi: 10.1000/xyz => doi:10.1000/xyz",
                "openreview:SkxZFoAqtQ => openreview:SkxZFoAqtQ",
                "cranfield:17 => cranfield:17",
                "id:cranfield:17 => cranfield:17",
                "§\u200bhttps://arxiv.org/abs/2503.11731§ => arxiv:2503.11731",
            })
    void aQueryThatIsAnIdentifierOrAnAddressIsThatPaper(String typed, String id) {
        assertThat(tree(typed)).isEqualTo("id(" + id + ")");
        assertThat(kinds(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            value = {
                "GPT-4: a report => all(GPT-4, a, report)",
                "gpt-4: a report => all(gpt-4, a, report)",
                "Attention: is all you need => all(Attention, is, all, you, need)",
                "Rewriting the Code: A Simple Method => all(Rewriting, the, Code, A, Simple, Method)",
                "OpenReview: Reviewing => all(OpenReview, Reviewing)",
                "first 2503.11731 => all(first, 2503.11731)",
                "https://example.org/a b => all(https://example.org/a, b)",
            })
    void aColonBehindNoFieldIsPartOfTheText(String typed, String tree) {
        assertThat(tree(typed)).isEqualTo(tree);
        assertThat(kinds(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            value = {
                "year:abc => year:abc => BAD_VALUE",
                "year:2023-13 => year:2023-13 => BAD_VALUE",
                "year:0000 => year:0000 => BAD_VALUE",
                "date:2025-02-30 => date:2025-02-30 => BAD_VALUE",
                "date:palm trees => all(date:palm, trees) => BAD_VALUE",
                "year:.. a => all(year, a) => NO_VALUE",
                "upvotes:many -code:maybe => all(upvotes:many, not(code:maybe)) => BAD_VALUE BAD_VALUE",
                "upvotes:<0 => upvotes:<0 => BAD_VALUE",
                "code:\"maybe so\" => \"code:maybe so\" => BAD_VALUE",
                "id:17 => id:17 => BAD_VALUE",
                "year:(abc OR 2020) => any(year:abc, appeared(2020-01-01 2020-12-31)) => BAD_VALUE",
                "author: lecun => all(author, lecun) => NO_VALUE",
                "author:\"\" a => all(author, a) => NO_VALUE",
                "(title:) a => all(title, a) => NO_VALUE",
                "abs:attention => abs:attention => NOT_A_FIELD",
                "autor:\"Yann LeCun\" => all(autor, \"Yann LeCun\") => NOT_A_FIELD",
                "\"worked examples => \"worked examples\" => UNCLOSED_QUOTE",
                "a \" => a => UNCLOSED_QUOTE",
                "a (b OR c => all(a, any(b, c)) => UNCLOSED_PARENTHESIS",
                "((a => a => UNCLOSED_PARENTHESIS",
                "a) b) c => all(a, b, c) => UNOPENED_PARENTHESIS",
                "transform* => transform => WILDCARD",
                "*former a*b => all(former, ab) => WILDCARD WILDCARD",
                "* => everything => WILDCARD",
                "cat:cs.C* => cat(cs.C) => WILDCARD",
                "author:lec* => author(lec) => WILDCARD",
                "OR a => a => NOTHING_TO_JOIN",
                "a OR => a => NOTHING_TO_JOIN",
                "a OR OR b => any(a, b) => NOTHING_TO_JOIN",
                "AND a AND => a => NOTHING_TO_JOIN",
                "a OR AND b => all(a, b) => NOTHING_TO_JOIN",
                "a NOT => a => NOTHING_TO_JOIN",
                "🦩 a => a => NO_WORD",
                "§???§ => everything => NOTHING_READ",
            })
    void whatCannotBeReadAsWrittenIsReadInAnotherWayAndSaid(String typed, String tree, String kinds) {
        assertThat(tree(typed)).isEqualTo(tree);
        assertThat(kinds(typed).stream().map(Kind::name).collect(Collectors.joining(" ")))
                .isEqualTo(kinds);
        assertThat(QueryParser.parse(typed).remarks())
                .extracting(Remark::sentence)
                .allMatch(sentence -> sentence.endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n\u0000", "\u00a0\u2028\u3000", "\ud83d"})
    void nothingAsksForEverything(String typed) {
        assertThat(QueryParser.parse(typed)).isEqualTo(new Reading(new Query.Everything(), List.of()));
    }

    @Test
    void controlCharactersAreBlanksAndInvisibleOnesVanish() {
        assertThat(tree("a\u0000b\tc\r\nd\u0085e\ud83df\uffff")).isEqualTo("all(a, b, c, d, e, f)");
        assertThat(tree("\ufefftrans\u00adfor\u200bmers\u202e")).isEqualTo("transformers");
        assertThat(tree("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
    }

    @Test
    void equalTextsOfDifferentCodeAreOneQuery() {
        assertThat(QueryParser.parse("author:Erdo\u030bs Go\u0308del"))
                .isEqualTo(QueryParser.parse("author:Erdős Gödel"));
    }

    @Test
    void everyScriptHasWords() {
        assertThat(tree("التعلم العميق؟ 自然言語処理：入門。 हिन्दी, 한국어 עברית"))
                .isEqualTo("all(التعلم, العميق, 自然言語処理：入門, हिन्दी, 한국어, עברית)");
    }

    @Test
    void whatStandsBehindTheLimitOfCharactersIsNotLookedAt() {
        String read = ("word ".repeat(20) + "(\"two words\" ".repeat(400)).substring(0, QueryParser.MOST_CHARACTERS - 1)
                + "x";
        Reading reading = QueryParser.parse(read + "year:2020 \"\"( OR ".repeat(6_000));

        assertThat(reading.query()).isEqualTo(QueryParser.parse(read + "\u0000").query());
        assertThat(reading.remarks().getFirst().kind()).isEqualTo(Kind.TOO_LONG);
    }

    @Test
    void wordsBeyondTheLimitAreLeftOutAndSaid() {
        String sentence = IntStream.range(0, 70).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        Reading reading = QueryParser.parse(sentence);

        assertThat(reading.query()).isInstanceOfSatisfying(Query.All.class, all -> {
            assertThat(all.parts()).hasSize(QueryParser.MOST_WORDS);
            assertThat(all.parts().getLast()).isEqualTo(new Query.Word("w63"));
        });
        assertThat(reading.remarks()).containsExactly(new Remark(Kind.TOO_LONG, "w64"));
    }

    @Test
    void thePhraseThatReachesTheLimitEndsThere() {
        String phrase = IntStream.range(0, 70).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        Reading reading = QueryParser.parse("a \"" + phrase + "\" b");

        assertThat(reading.query())
                .isInstanceOfSatisfying(
                        Query.All.class,
                        all -> assertThat(all.parts())
                                .containsExactly(
                                        new Query.Word("a"),
                                        new Query.Phrase(phrase.substring(0, phrase.indexOf(" w63")))));
        assertThat(reading.remarks()).hasSize(1);
        assertThat(reading.remarks().getFirst().text()).startsWith("w63 w64");
    }

    @Test
    void twoHundredAlternativesAreCutToThoseThatAreRead() {
        String typed = IntStream.range(0, 200).mapToObj(i -> "w" + i).collect(Collectors.joining(" OR "));

        assertThat(QueryParser.parse(typed).query())
                .isInstanceOfSatisfying(
                        Query.Any.class, any -> assertThat(any.alternatives()).hasSize(QueryParser.MOST_WORDS));
    }

    @Test
    void aLongWordIsReadAsItsBeginning() {
        Reading reading = QueryParser.parse("é".repeat(100_000));

        assertThat(reading.query()).isEqualTo(new Query.Word("é".repeat(QueryParser.LONGEST_WORD)));
        assertThat(reading.remarks()).isNotEmpty();
    }

    @Test
    void parenthesesTooDeepAreIgnoredAndSaid() {
        String typed = "(".repeat(100) + "a OR b" + ")".repeat(100) + " OR c";

        Reading reading = QueryParser.parse(typed);

        assertThat(QueryTree.of(reading.query())).isEqualTo("any(a, b, c)");
        assertThat(reading.remarks()).extracting(Remark::kind).containsExactly(Kind.TOO_DEEP);
        assertThat(kinds("(".repeat(QueryParser.MOST_NESTING) + "a" + ")".repeat(QueryParser.MOST_NESTING)))
                .isEmpty();
        assertThat(tree("(".repeat(16) + "author:(a b) -(-(c")).isEqualTo("all(author, a, b, c)");
    }

    @Test
    void remarksAreFewAndShort() {
        List<Remark> remarks = QueryParser.parse("*" + "year:x* autor:y ".repeat(100) + "\"" + "z".repeat(500))
                .remarks();

        assertThat(remarks).hasSizeLessThanOrEqualTo(Remarks.MOST).doesNotHaveDuplicates();
        assertThat(remarks).allSatisfy(remark -> assertThat(remark.text()).hasSizeLessThanOrEqualTo(60));
    }
}
