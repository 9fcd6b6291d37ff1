package broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.MailText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EncodedPartTest {
    @Property
    void whatIsReadIsWhatWasWrittenWithWhatIsPersonalInItsPlace(
            @ForAll("texts") String text, @ForAll("tokens") String personal) throws Exception {
        String encoded = new String(EncodedPart.of(text).with(personal), StandardCharsets.US_ASCII);

        assertThat(decoded(encoded))
                .isEqualTo(text.replace(MailText.PERSONAL, personal).replace("\n", "\r\n"));
        assertThat(encoded.split("\r\n", -1))
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThan(77)
                        .matches("[\t -~]*")
                        .doesNotEndWith(" ")
                        .doesNotEndWith("\t"));
    }

    private static String decoded(String encoded) throws IOException, MessagingException {
        byte[] bytes = encoded.getBytes(StandardCharsets.US_ASCII);
        return new String(
                MimeUtility.decode(new ByteArrayInputStream(bytes), "quoted-printable")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        MailText.PERSONAL,
                        "<a href=\"https://example.org/",
                        "\">",
                        "Grüße",
                        " ",
                        "\t",
                        "\n",
                        ".\n",
                        "=",
                        "😀",
                        "a".repeat(75),
                        "b".repeat(37),
                        "{",
                        "}",
                        "From me\n")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings().withChars("azAZ09._~-").ofMaxLength(200);
    }
}
