package broadsheet.digest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class OpmlTest {
    @Test
    void everyFeedIsAnOutlineWithItsAddresses() {
        byte[] written = Opml.write(
                "Broadsheet",
                List.of(
                        new Opml.Line("A & \u0001 <b>", "https://example.org/feeds/a?b=1&c=2", "https://example.org/a"),
                        new Opml.Line("C", "https://example.org/feeds/c", "https://example.org/c")));

        Document opml = Jsoup.parse(new String(written, StandardCharsets.UTF_8), "", Parser.xmlParser());
        assertThat(opml.select("opml").attr("version")).isEqualTo("2.0");
        assertThat(opml.select("head > title").text()).isEqualTo("Broadsheet");
        assertThat(opml.select("body > outline[type=rss]").eachAttr("text")).containsExactly("A & <b>", "C");
        assertThat(opml.select("outline").eachAttr("xmlUrl"))
                .containsExactly("https://example.org/feeds/a?b=1&c=2", "https://example.org/feeds/c");
        assertThat(opml.select("outline").eachAttr("htmlUrl"))
                .containsExactly("https://example.org/a", "https://example.org/c");
    }

    @Test
    void aListOfNothingIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Opml.write("Broadsheet", List.of()));
    }
}
