package broadsheet.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.search.query.Paraphrase.Part;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParaphraseTest {
    private static Paraphrase paraphrase(String typed) {
        return Paraphrase.of(QueryParser.parse(typed).query());
    }

    /** With asterisks around what is set off. */
    private static String marked(String typed) {
        return paraphrase(typed).parts().stream()
                .map(part -> part instanceof Part.Strong(String text) ? "*" + text + "*" : part.text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            value = {
                "few-shot \"worked examples\" author:\"Y. LeCun\" cat:cs.* year:2023..2025 code:yes -vision => papers about *few-shot* and *“worked examples”*, by *Y. LeCun*, in *cs and what is below it*, that appeared *from 2023 to 2025*, with code, without *vision*",
                "a b c => papers about *a*, *b* and *c*",
                "how do transformers learn in context today => papers about these words",
                "how do transformers learn in context today \"a b\" year:2020 x OR y => papers about these words, *“a b”* and (*x* or *y*), that appeared *in 2020*",
                "vision OR image => papers about *vision* or *image*",
                "a vision OR image => papers about *a* and (*vision* or *image*)",
                "author:a author:b OR author:c => papers by *a* and (*b* or *c*)",
                "cat:cs.CL OR cat:cs.LG => papers in *cs.CL* or *cs.LG*",
                "title:attention -title:\"a b\" => papers whose title has *attention*, whose title lacks *“a b”*",
                "-a -b => papers without *a* or *b*",
                "-(a OR b) -c => papers without *a* or *b* or *c*",
                "-author:a -cat:cs.CL => papers not by *a*, not in *cs.CL*",
                "author:a OR title:b OR c => papers either by *a*, whose title has *b* or about *c*",
                "-(author:a OR b) => papers neither by *a* nor about *b*",
                "author:a OR b author:c OR d => papers either by *a* or about *b*, either by *c* or about *d*",
                "(a b) OR -c => papers either (about *a* and *b*) or without *c*",
                "-(a author:b) => papers that are not (about *a*, by *b*)",
                "venue:ACL source:arxiv upvotes:>=11 code:no => papers of the venue *ACL*, with *at least 11 upvotes*, without code, from the source *arxiv*",
                "-code:yes upvotes:1 => papers with *1 upvote*, not with code",
                "upvotes:0 => papers with *no upvotes*",
                "upvotes:<=1000 => papers with *at most 1,000 upvotes*",
                "upvotes:10..20 => papers with *10 to 20 upvotes*",
                "year:>=2020 => papers that appeared *in 2020 or later*",
                "year:..2020 => papers that appeared *in 2020 or earlier*",
                "date:2025-12 => papers that appeared *in December 2025*",
                "date:2025-12-26 => papers that appeared *on 26 December 2025*",
                "date:2025-12-26.. => papers that appeared *on 26 December 2025 or later*",
                "date:2025-12-26..2026-01-03 => papers that appeared *from 26 December 2025 to 3 January 2026*",
                "date:2025-11..2026-01 => papers that appeared *from November 2025 to January 2026*",
                "2503.11731 => the paper *arxiv:2503.11731*",
                "a id:2503.11731 => papers about *a*, known as *arxiv:2503.11731*",
                "§ § => all papers",
            })
    void aQueryIsSaidInASentence(String typed, String sentence) {
        assertThat(marked(typed)).isEqualTo(sentence);
        assertThat(paraphrase(typed).text()).isEqualTo(sentence.replace("*", ""));
    }

    @Test
    void plainPiecesThatFollowEachOtherAreOne() {
        assertThat(paraphrase("a code:yes").parts())
                .containsExactly(new Part.Plain("papers about "), new Part.Strong("a"), new Part.Plain(", with code"));
    }
}
