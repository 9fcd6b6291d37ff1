package broadsheet.digest;

import broadsheet.paper.EmailAddress;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often a mail may be asked for: so often from one network within an hour, so often to one address within a day. A restart
 * forgets it. Thread-safe.
 */
public final class SubscribeLimits {
    /** A university has one address for thousands, and few of them subscribe within an hour. */
    static final int OF_NETWORK = 30;

    static final int OF_ADDRESS = 5;

    private static final int KNOWN = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(SubscribeLimits.class);

    private final Cache<String, AtomicInteger> networks;
    private final Cache<String, AtomicInteger> addresses;

    /** Limits of which nothing is used up. */
    public SubscribeLimits() {
        this(Ticker.systemTicker());
    }

    /** @param ticker by which hours and days pass: no clock that somebody may set */
    SubscribeLimits(Ticker ticker) {
        networks = counts(Duration.ofHours(1), ticker);
        addresses = counts(Duration.ofDays(1), ticker);
    }

    private static Cache<String, AtomicInteger> counts(Duration duration, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(KNOWN)
                .expireAfterWrite(duration)
                .ticker(ticker)
                .build();
    }

    /** What is used up. */
    enum Spent {
        NONE,
        NETWORK,
        ADDRESS
    }

    /** Counts one more. */
    Spent take(String network, EmailAddress address) {
        int fromHere = networks.get(network, _ -> new AtomicInteger()).incrementAndGet();
        if (fromHere > OF_NETWORK) {
            if (fromHere == OF_NETWORK + 1) {
                LOG.warn("subscribe network={} asked more than {} times within an hour", mark(network), OF_NETWORK);
            }
            return Spent.NETWORK;
        }
        return addresses.get(address.key(), _ -> new AtomicInteger()).incrementAndGet() > OF_ADDRESS
                ? Spent.ADDRESS
                : Spent.NONE;
    }

    private static String mark(String network) {
        return HexFormat.of().toHexDigits(network.hashCode());
    }

    /**
     * The network of an address of the internet: its first 24 bits, or the first 56 of one of the sixth version, as much as one
     * subscriber of a provider has.
     *
     * @param address as four numbers or hexadecimal, never a name
     */
    public static String network(InetAddress address) {
        int bytes = address instanceof Inet4Address ? 3 : 7;
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), bytes));
    }
}
