package broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "' Ada@Example.ORG ', Ada@example.org",
        "ada+papers@mail.example.co.uk, ada+papers@mail.example.co.uk",
        "o'neil_{a}|b@example.org, o'neil_{a}|b@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@例え.テスト, ada@xn--r8jz45g.xn--zckzah",
        "root@localhost, root@localhost",
    })
    void anAddressIsKeptAsItIsSent(String typed, String text) {
        assertThat(EmailAddress.parse(typed).map(EmailAddress::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "ada@@example.org",
                "ada@b@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada lovelace@example.org",
                "\"ada\"@example.org",
                "ädä@example.org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@exa_mple.org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@example..org",
                "ada@192.168.0.1",
                "ada@[192.168.0.1]",
                "Ada <ada@example.org>",
                "ada@example.org,bob@example.org",
                "ada@example.org;",
                "ada@example.org>",
                "ada@example.org\r\nBcc: bob@example.org",
                "ada\r\n@example.org",
                "ada@exam\nple.org",
                "ada\u0000@example.org",
                "ada@example.org\u2028x",
                "ada\u007f@example.org",
                "ada@example.org RCPT TO:<bob@example.org>",
            })
    void whatIsNoAddressIsNone(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void neitherPartIsLongerThanAServerTakes() {
        String domain = ("a".repeat(61) + ".").repeat(3) + "org";
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(64) + "@b" + domain)).isEmpty();
        assertThat(EmailAddress.parse("ada@" + "a".repeat(64) + ".org")).isEmpty();
        assertThat(EmailAddress.parse("a@".repeat(100_000))).isEmpty();
        assertThat(EmailAddress.parse("a.".repeat(100_000) + "@example.org")).isEmpty();
    }

    @Test
    void oneMailboxHasOneKeyAndOneMark() {
        EmailAddress one = EmailAddress.parse("Ada.Lovelace@Example.org").orElseThrow();
        EmailAddress other = EmailAddress.parse("ada.lovelace@EXAMPLE.org").orElseThrow();

        assertThat(one.key()).isEqualTo(other.key()).isEqualTo("ada.lovelace@example.org");
        assertThat(one.mark()).isEqualTo(other.mark()).matches("[0-9a-f]{8}");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void noTextForTheLogTellsIt() {
        assertThat(EmailAddress.parse("ada@example.org").orElseThrow().toString())
                .doesNotContain("ada")
                .doesNotContain("example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("ada lovelace", "example.org"))
                .withMessageNotContaining("ada");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("ada", "Example.org"))
                .withMessageNotContaining("xample");
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("addresses") String text) {
        EmailAddress address = EmailAddress.parse(text).orElseThrow();

        assertThat(EmailAddress.parse(address.text())).contains(address);
        assertThat(EmailAddress.parse(address.key()).map(EmailAddress::key)).contains(address.key());
    }

    /** Whatever is typed: what is kept of it can end neither a header nor a command. */
    @Property
    void nothingThatIsTypedEndsALine(@ForAll("crooked") String typed) {
        Optional<EmailAddress> address = EmailAddress.parse(typed);

        assertThat(address.map(EmailAddress::text).orElse("")).matches("|[!-~&&[^<>()\\[\\]\\\\,;:\"]]+");
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> local = Arbitraries.strings()
                .withChars("abzABZ019!#$%&'*+/=?^_`{|}~-")
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> label =
                Arbitraries.strings().withChars("abzABZ019äß例").ofMinLength(1).ofMaxLength(10);
        return Combinators.combine(
                        local.list().ofMinSize(1).ofMaxSize(3),
                        label.list().ofMinSize(1).ofMaxSize(4))
                .as((locals, labels) -> String.join(".", locals) + "@" + String.join(".", labels) + ".org");
    }

    @Provide
    Arbitrary<String> crooked() {
        Arbitrary<String> pieces = Arbitraries.of(
                "ada",
                "@",
                "example.org",
                "\r\n",
                "\n",
                "\r",
                " ",
                "\t",
                "\u0000",
                "\u0085",
                "\u2028",
                "Bcc:",
                "<",
                ">",
                ",",
                ";",
                ".",
                "\\",
                "\"",
                "DATA",
                "．",
                "＠",
                "。");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(8).map(list -> String.join("", list)), Arbitraries.strings());
    }
}
