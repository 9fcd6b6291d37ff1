package broadsheet.job;

import static broadsheet.digest.Mornings.MAIL;
import static broadsheet.digest.Mornings.terms;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Terms.WhenEmpty;
import broadsheet.digest.Mornings;
import broadsheet.mail.LoggedLines;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {
    private final Mornings mornings;
    private final AtomicInteger woken = new AtomicInteger();
    private final Deliveries deliveries;

    DeliveriesTest(@TempDir Path folder) {
        mornings = new Mornings(folder);
        deliveries = new Deliveries(
                mornings.composing(),
                mornings.catalogue(),
                MAIL,
                woken::incrementAndGet,
                mornings.clock(),
                Duration.ZERO);
    }

    @AfterEach
    void close() {
        mornings.close();
    }

    private Duration stepAt(String moment) {
        mornings.clock().set(Instant.parse(moment));
        return deliveries.step();
    }

    private Subscription only() {
        return mornings.catalogue().subscriptions().list().getFirst();
    }

    private void asked() {
        mornings.catalogue()
                .subscriptions()
                .ask(
                        Channel.MAIL,
                        "ada@example.org",
                        "ada@example.org",
                        "",
                        terms("editions/date", 20, WhenEmpty.LINE),
                        _ -> List.of());
    }

    @Test
    void whatIsDueIsComposedInTimeAndToldInALine() {
        mornings.subscribed("ada@example.org", terms("editions/date", 20, WhenEmpty.LINE));
        mornings.announced("2026-11-30", 1, 3);
        try (LoggedLines log = LoggedLines.begin()) {
            assertThat(stepAt("2026-11-30T06:00:00Z")).isEqualTo(Duration.ofSeconds(30));
            assertThat(stepAt("2026-11-30T06:59:45Z")).isBetween(Duration.ofSeconds(15), Duration.ofMillis(15_001));
            assertThat(woken).hasValue(0);

            stepAt("2026-11-30T07:00:00Z");

            assertThat(woken).hasValue(1);
            assertThat(mornings.catalogue().outbox().waiting()).isEqualTo(1);
            assertThat(log.text()).contains("digest composed=1 mails=1 webhooks=0 in=");
        }
        assertThat(stepAt("2026-11-30T07:00:30Z")).isEqualTo(Duration.ofSeconds(30));
        assertThat(woken).hasValue(1);
    }

    @Test
    void whatNobodyConfirmedIsForgottenAfterAWeek() {
        asked();
        stepAt("2026-12-07T04:59:00Z");
        assertThat(mornings.catalogue().subscriptions().list()).hasSize(1);

        try (LoggedLines log = LoggedLines.begin()) {
            stepAt("2026-12-07T06:30:00Z");
            assertThat(log.text()).contains("digest unconfirmed=1 forgotten");
        }
        assertThat(mornings.catalogue().subscriptions().list()).isEmpty();
    }

    @Test
    void nothingIsForgottenWhileTheClockMaySettle() {
        asked();
        mornings.clock().set(Instant.parse("2028-01-01T00:00:00Z"));

        new Deliveries(mornings.composing(), mornings.catalogue(), MAIL, () -> {}, mornings.clock()).step();

        assertThat(mornings.catalogue().subscriptions().list()).hasSize(1);
    }

    @Test
    void aClockThatWasAheadForDaysAndIsSetBackMissesNoMorningAndNoPaper() {
        mornings.subscribed("ada@example.org", terms("category/cs.CL", 20, WhenEmpty.SILENCE));
        stepAt("2026-12-05T07:00:00Z");
        assertThat(only().nextAt()).isEqualTo("2026-12-06T07:00:00Z");

        try (LoggedLines log = LoggedLines.begin()) {
            stepAt("2026-11-30T08:00:00Z");
            assertThat(log.text()).contains("digest mended=1: the clock was set back");
        }

        assertThat(only().nextAt()).isEqualTo("2026-12-01T07:00:00Z");
        assertThat(only().lastAt()).isEqualTo("2026-11-30T08:00:00Z");
        mornings.clock().set(Instant.parse("2026-11-30T20:00:00Z"));
        mornings.announced("2026-12-01", 1, 2);
        assertThat(mornings.morning("2026-12-01T07:00:00Z")).containsExactly("ada: Paper 1");
    }

    @Test
    void whatWaitsInTimeIsLeftAsItIs() {
        mornings.subscribed("ada@example.org", terms("editions/date", 20, WhenEmpty.SILENCE));
        stepAt("2026-11-30T07:00:00Z");
        Subscription before = only();

        try (LoggedLines log = LoggedLines.begin()) {
            stepAt("2026-11-30T09:00:00Z");
            stepAt("2026-11-30T12:00:00Z");
            assertThat(log.text()).isEmpty();
        }
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void aListThatFailsIsTriedAgainInAMinute() {
        mornings.subscribed("ada@example.org", terms("a list that nobody knows", 20, WhenEmpty.LINE));

        assertThat(stepAt("2026-11-30T07:00:00Z")).isEqualTo(Duration.ofMinutes(1));
    }
}
