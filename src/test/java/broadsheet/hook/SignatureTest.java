package broadsheet.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** As a receiver makes it, from the specification alone. */
    static String expected(String secret, String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theExampleThatThePublishedLibrariesShareIsSignedAsByThem() {
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aReceiverThatReadTheSpecificationAgreesWhateverTheBody() {
        for (String body : new String[] {"{}", "{\"title\":\"Köln, 東京 and 😀\"}", "x".repeat(100_000)}) {
            String secret = Signature.newSecret();
            assertThat(Signature.of(secret, "msg_1", Instant.ofEpochMilli(1_799_999_999_999L), body))
                    .isEqualTo(expected(secret, "msg_1", "1799999999", body));
        }
    }

    @Test
    void aSecretIsOfThirtyTwoBytesMadeByChance() {
        String secret = Signature.newSecret();

        assertThat(Base64.getDecoder().decode(secret.substring(Signature.PREFIX.length())))
                .hasSize(32);
        assertThat(Signature.newSecret()).isNotEqualTo(secret);
    }

    @Test
    void whatIsNoSecretSignsNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signature.of("whsec_c2hvcnQ=", "msg_1", Instant.EPOCH, "{}"))
                .withMessageNotContaining("c2hvcnQ");
    }
}
