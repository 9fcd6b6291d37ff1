package broadsheet.catalog;

import static broadsheet.mail.Letters.address;
import static broadsheet.mail.Letters.confirmation;
import static broadsheet.mail.Letters.digest;
import static broadsheet.mail.Letters.digests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import broadsheet.config.Home;
import broadsheet.mail.Letters;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final MailStatus OK = new MailStatus("250 2.0.0", "250 2.0.0 taken");
    private static final MailStatus NO_MAILBOX = new MailStatus("550 5.1.1", "550 5.1.1 no such mailbox");
    private static final MailStatus LATER = new MailStatus("451 4.7.1", "451 4.7.1 come again");

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private Home home;
    private Catalogue catalogue;
    private Outbox outbox;

    @BeforeEach
    void open() {
        home = new Home(folder);
        home.prepare();
        catalogue = store.open(home, InstantSource.system(), Duration.ofSeconds(5));
        outbox = catalogue.outbox();
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private List<OutboxMail> handOut(int wanted, Instant now) {
        return outbox.exchange(List.of(), wanted, now, "example.org", _ -> Duration.ZERO)
                .mails();
    }

    private Outbox.Exchange tell(Instant now, Delivery... done) {
        return outbox.exchange(List.of(done), 0, now, "example.org", _ -> Duration.ZERO);
    }

    private long texts() throws SQLException {
        return store.number(home, "select count(*) from mail_text");
    }

    @Test
    void aMailIsHandedOutOnceAndKeepsItsMessageId() {
        outbox.add(digests(3, "example.com"), NOW);

        List<OutboxMail> first = handOut(2, NOW);
        List<OutboxMail> second = handOut(2, NOW);

        assertThat(first)
                .extracting(mail -> mail.to().text())
                .containsExactly("reader0@example.com", "reader1@example.com");
        assertThat(second).extracting(mail -> mail.to().text()).containsExactly("reader2@example.com");
        assertThat(handOut(2, NOW)).isEmpty();
        assertThat(first.getFirst().messageId()).matches("[0-9a-f]{32}@example[.]org");
        tell(NOW, new Delivery.Later(first.getFirst().id(), Duration.ofMinutes(1), false, LATER));
        assertThat(handOut(2, NOW.plusSeconds(59))).isEmpty();
        OutboxMail again = outbox.exchange(List.of(), 2, NOW.plusSeconds(60), "elsewhere.org", _ -> Duration.ZERO)
                .mails()
                .getFirst();
        assertThat(again.messageId()).isEqualTo(first.getFirst().messageId());
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.madeAt()).isEqualTo(NOW);
    }

    @Test
    void mailsThatSayTheSameHaveOneText() throws SQLException {
        outbox.add(digests(50, "example.com"), NOW);
        outbox.add(digests(50, "example.net"), NOW);

        assertThat(texts()).isEqualTo(1);
        assertThat(outbox.text(Letters.TEXT.hash())).isEqualTo(Letters.TEXT);
        assertThat(MailText.of("s", "ab", "c").hash())
                .isNotEqualTo(MailText.of("s", "a", "bc").hash());
    }

    @Test
    void aConfirmationGoesBeforeAllDigests() {
        outbox.add(digests(3, "example.com"), NOW.minusSeconds(60));
        outbox.add(List.of(confirmation("ada@example.org")), NOW);

        assertThat(handOut(1, NOW)).extracting(OutboxMail::kind).containsExactly(MailKind.CONFIRMATION);
    }

    @Test
    void whatAnEndedProgramHadHandedOutGoesOutAgainAndIsCounted() throws SQLException {
        outbox.add(digests(4, "example.com"), NOW);
        List<OutboxMail> handedOut = handOut(3, NOW);
        tell(
                NOW,
                new Delivery.Sent(
                        handedOut.getFirst().id(), handedOut.getFirst().to(), OK));

        assertThat(outbox.handedOut())
                .containsExactly(handedOut.get(1).messageId(), handedOut.get(2).messageId());
        assertThat(outbox.recover(NOW)).isEqualTo(2);

        assertThat(outbox.handedOut()).isEmpty();
        assertThat(outbox.recover(NOW)).isZero();
        assertThat(handOut(9, NOW))
                .extracting(OutboxMail::messageId)
                .hasSize(3)
                .contains(handedOut.get(1).messageId(), handedOut.get(2).messageId())
                .doesNotContain(handedOut.getFirst().messageId());
        assertThat(outbox.issue("2026-11-30").uncertain()).isEqualTo(2);
    }

    @Test
    void whatNobodyWasToldOfIsPutBackUncounted() {
        outbox.add(digests(2, "example.com"), NOW);
        List<OutboxMail> handedOut = handOut(2, NOW);

        outbox.putBack(Set.of(handedOut.getFirst().id()));

        assertThat(handOut(2, NOW))
                .extracting(OutboxMail::id)
                .containsExactly(handedOut.getLast().id());
        assertThat(outbox.issue("2026-11-30").uncertain()).isZero();
    }

    @Test
    void aMailWhoseDomainHasHadItsShareWaitsAndTheNextGoes() {
        outbox.add(digests(700, "example.com"), NOW);
        outbox.add(List.of(digest("2026-11-30", "ada@example.net")), NOW.plusMillis(1));

        Outbox.Exchange exchange = outbox.exchange(
                List.of(),
                1,
                NOW.plusSeconds(1),
                "example.org",
                mail -> mail.to().domain().equals("example.com") ? Duration.ofSeconds(30) : Duration.ZERO);

        assertThat(exchange.mails()).extracting(mail -> mail.to().text()).containsExactly("ada@example.net");
        assertThat(handOut(1_000, NOW.plusSeconds(30))).isEmpty();
        assertThat(outbox.nextDue()).contains(NOW.plusSeconds(31));
        assertThat(handOut(1_000, NOW.plusSeconds(31))).hasSize(700);
    }

    @Test
    void aMailboxIsSuspendedAtThreeRefusalsInARow() {
        assertThat(refusals("ada@example.com", 1, 1)).isFalse();
        assertThat(catalogue.mailboxes().refusal(address("ADA@example.com")))
                .contains("550 5.1.1 550 5.1.1 no such mailbox");
        outbox.add(List.of(digest("x", "Ada@example.com")), NOW);
        OutboxMail mail = handOut(1, NOW).getFirst();
        tell(NOW, new Delivery.Sent(mail.id(), mail.to(), OK));
        assertThat(refusals("ada@example.com", 1, 1)).isFalse();
        assertThat(refusals("ada@example.com", 1)).isTrue();

        assertThat(catalogue.mailboxes().suspended()).isEqualTo(1);
        assertThat(outbox.add(List.of(digest("x", "ADA@example.com"), digest("x", "bob@example.com")), NOW))
                .isEqualTo(1);
        assertThat(outbox.add(List.of(confirmation("ada@example.com")), NOW)).isEqualTo(1);
        assertThat(catalogue.mailboxes().release(address("ada@example.com"))).isTrue();
        assertThat(catalogue.mailboxes().isSuspended(address("ada@example.com")))
                .isFalse();
        assertThat(handOut(9, NOW)).hasSize(2);
        assertThat(refusals("eve@example.com", 2, 2))
                .as("there is no such mailbox")
                .isTrue();
        assertThat(refusals("mallory@example.com", 0, 0, 0, 0)).as("policy").isFalse();
    }

    private boolean refusals(String to, int... weights) {
        boolean isSuspended = false;
        for (int weight : weights) {
            outbox.add(List.of(digest("x", to)), NOW);
            OutboxMail mail = handOut(1, NOW).getFirst();
            isSuspended |= tell(NOW, new Delivery.Failed(mail.id(), mail.to(), weight, NO_MAILBOX))
                    .suspended()
                    .equals(List.of(address(to)));
        }
        assertThat(catalogue.mailboxes().isSuspended(address(to))).isEqualTo(isSuspended);
        return isSuspended;
    }

    @Test
    void aClockSetBackHoldsNoMail() {
        outbox.add(digests(2, "example.com"), NOW);
        OutboxMail mail = handOut(1, NOW).getFirst();
        tell(NOW, new Delivery.Later(mail.id(), Duration.ofHours(4), false, LATER));
        assertThat(outbox.mendTimes(NOW)).isZero();

        Instant yesterday = NOW.minus(Duration.ofDays(1));
        assertThat(handOut(2, yesterday)).isEmpty();
        assertThat(outbox.mendTimes(yesterday)).isEqualTo(2);

        assertThat(handOut(2, yesterday)).hasSize(2);
    }

    @Test
    void anIssueIsCountedWithTheMostFrequentReasons() {
        outbox.add(digests(6, "example.com"), NOW);
        outbox.add(List.of(digest("another", "ada@example.org")), NOW);
        List<OutboxMail> mails = handOut(5, NOW);
        tell(
                NOW,
                new Delivery.Sent(mails.get(0).id(), mails.get(0).to(), OK),
                new Delivery.Failed(mails.get(1).id(), mails.get(1).to(), 2, NO_MAILBOX),
                new Delivery.Failed(mails.get(2).id(), mails.get(2).to(), 2, NO_MAILBOX),
                new Delivery.Later(mails.get(3).id(), Duration.ofMinutes(1), true, LATER));

        IssueMails issue = outbox.issue("2026-11-30");

        assertThat(issue)
                .isEqualTo(new IssueMails(
                        "2026-11-30",
                        3,
                        1,
                        2,
                        1,
                        List.of(new IssueMails.Reason(NO_MAILBOX, 2), new IssueMails.Reason(LATER, 1))));
        assertThat(outbox.waiting()).isEqualTo(4);
        assertThat(outbox.issue("none")).isEqualTo(new IssueMails("none", 0, 0, 0, 0, List.of()));
    }

    @Test
    void whatWasSentLongAgoIsForgottenWithItsText() throws SQLException {
        outbox.add(digests(2, "example.com"), NOW);
        List<OutboxMail> mails = handOut(2, NOW);
        tell(NOW, new Delivery.Sent(mails.get(0).id(), mails.get(0).to(), OK));

        assertThat(outbox.prune(NOW)).isZero();
        assertThat(outbox.prune(NOW.plusMillis(1))).isEqualTo(1);
        assertThat(texts()).as("the other mail needs it").isEqualTo(1);
        tell(NOW, new Delivery.Failed(mails.get(1).id(), mails.get(1).to(), 0, LATER));
        assertThat(outbox.prune(NOW.plusMillis(1))).isEqualTo(1);
        assertThat(texts()).isZero();
        assertThat(outbox.issue("2026-11-30"))
                .as("how many they were is kept")
                .isEqualTo(new IssueMails("2026-11-30", 0, 1, 1, 0, List.of()));
    }

    @Test
    void noMailHoldsWhatCouldEndALine() {
        assertThat(MailText.of("One\r\nBcc: eve@example.org\u2028two", "", "").subject())
                .isEqualTo("One Bcc: eve@example.org two");
        assertThat(MailText.of("😀".repeat(400), "", "").subject())
                .hasSizeLessThan(251)
                .endsWith("😀…");
        assertThatIllegalArgumentException().isThrownBy(() -> new MailText("", "a\nb", "", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewMail(
                        MailKind.NOTICE, "", "", address("ada@example.org"), Letters.TEXT, "\"><script>", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewMail(
                        MailKind.NOTICE,
                        "",
                        "",
                        address("ada@example.org"),
                        Letters.TEXT,
                        "",
                        "https://a.b/>\r\nBcc: x"));
        assertThat(new MailStatus("550", "550 one\r\n550 two " + "x".repeat(400)).text())
                .startsWith("550 one 550 two")
                .hasSize(300);
    }
}
