package broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class BounceTest {
    /** As a relay writes it. */
    public static String report(String messageId, String action, String status, String ofMail) {
        return """
                From: MAILER-DAEMON@relay.example.net
                To: papers@example.org
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                I could not deliver your mail.
                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example.net
                Arrival-Date: Mon, 30 Nov 2026 07:00:00 +0000

                Final-Recipient: rfc822; ada@example.org
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 No such user
                 here

                --b1
                Content-Type: %s

                Return-Path: <papers@example.org>
                Message-ID: <%s>
                Subject: Broadsheet

                --b1--
                """.formatted(action, status, ofMail, messageId).replace("\n", "\r\n");
    }

    private static Optional<Bounce> parse(String mail) throws IOException {
        return Bounce.parse(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"5.1.1, 2", "5.2.2, 1", "4.4.7, 1", "5.4.4, 1", "5.7.1, 0", "5.1.10 (no MX), 2"})
    void aReportSaysOfWhichMailAndHowMuchThatWeighs(String status, int weight) throws IOException {
        for (String kind : new String[] {"text/rfc822-headers", "message/rfc822", "message/rfc822-headers"}) {
            Bounce bounce = parse(report("abc@papers.example.org", "failed", status, kind))
                    .orElseThrow();

            assertThat(bounce.messageId()).isEqualTo("abc@papers.example.org");
            assertThat(bounce.weight()).isEqualTo(weight);
            assertThat(bounce.status().code()).isEqualTo("bounced " + status.replaceFirst(" .*", ""));
            assertThat(bounce.status().text()).isEqualTo("550 No such user here");
        }
    }

    @Test
    void aDelayAndWhatIsNoReportAreNothing() throws IOException {
        assertThat(parse(report("abc@x", "delayed", "4.4.1", "text/rfc822-headers")))
                .isEmpty();
        assertThat(parse(report("abc@x", "failed", "5.1.1", "text/plain"))).isEmpty();
        assertThat(parse("Subject: Hello\r\n\r\nHow are you?\r\n")).isEmpty();
        assertThat(parse("")).isEmpty();
    }

    @Test
    void whateverIsTornOrGarbledIsReadOrNothing() throws IOException {
        String whole = report("abc@x", "failed", "5.1.1", "message/rfc822");
        Random random = new Random(20261130);
        for (int i = 0; i < 400; i++) {
            StringBuilder torn = new StringBuilder(whole.substring(0, random.nextInt(whole.length())));
            for (int j = 0; j < 5 && !torn.isEmpty(); j++) {
                torn.setCharAt(random.nextInt(torn.length()), (char) random.nextInt(256));
            }
            parse(torn.toString());
        }
    }
}
