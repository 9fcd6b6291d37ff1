package broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.digest.SubscribeLimits.Spent;
import broadsheet.paper.EmailAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SubscribeLimitsTest {
    private final AtomicLong time = new AtomicLong();
    private final SubscribeLimits limits = new SubscribeLimits(time::get);

    private static EmailAddress address(int number) {
        return EmailAddress.parse("reader" + number + "@example.org").orElseThrow();
    }

    private Spent last(int times, String network, int address) {
        Spent last = Spent.NONE;
        for (int i = 0; i < times; i++) {
            last = limits.take(network, address(address < 0 ? i : address));
        }
        return last;
    }

    @Test
    void aNetworkAsksThirtyTimesAnHour() {
        assertThat(last(30, "a", -1)).isEqualTo(Spent.NONE);
        assertThat(last(1, "a", 99)).isEqualTo(Spent.NETWORK);
        assertThat(last(1, "b", 99)).isEqualTo(Spent.NONE);

        time.addAndGet(Duration.ofMinutes(61).toNanos());

        assertThat(last(1, "a", 98)).isEqualTo(Spent.NONE);
    }

    @Test
    void anAddressIsAskedFiveTimesADayFromWhereverThatIs() {
        for (int i = 0; i < 5; i++) {
            assertThat(limits.take("network " + i, address(1))).isEqualTo(Spent.NONE);
        }
        assertThat(limits.take("another", address(1))).isEqualTo(Spent.ADDRESS);

        time.addAndGet(Duration.ofHours(25).toNanos());

        assertThat(limits.take("another", address(1))).isEqualTo(Spent.NONE);
    }

    @Test
    void aNetworkIsWhatOneSubscriberOfAProviderHas() {
        assertThat(network("192.0.2.1")).isEqualTo(network("192.0.2.254")).isNotEqualTo(network("192.0.3.1"));
        assertThat(network("2001:db8:1:2::1"))
                .isEqualTo(network("2001:db8:1:ff::9"))
                .isNotEqualTo(network("2001:db8:1:100::1"));
    }

    private static String network(String address) {
        return SubscribeLimits.network(InetAddress.ofLiteral(address));
    }
}
