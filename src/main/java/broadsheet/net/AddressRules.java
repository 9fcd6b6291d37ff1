package broadsheet.net;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What an address must look like before it is asked. Judged on the same parsed form that the connection is made from, so that
 * nothing can mean one thing here and another there. Where its host leads is judged later, by {@link GuardedSockets}.
 */
final class AddressRules {
    private AddressRules() {}

    /**
     * Why an address may not be asked, as the end of a sentence; nothing if it may.
     *
     * @param reach whose it is
     */
    static Optional<String> objection(HttpUrl address, Reach reach) {
        if (!address.username().isEmpty() || !address.password().isEmpty()) {
            return Optional.of("it holds a user's name or password");
        }
        return switch (reach) {
            case OPERATOR -> Optional.empty();
            case READER -> objectionForReaders(address);
        };
    }

    private static Optional<String> objectionForReaders(HttpUrl address) {
        if (address.port() != HttpUrl.defaultPort(address.scheme())) {
            return Optional.of("it names the port " + address.port() + ", and only 80 and 443 are asked for readers");
        }
        // 0177.0.0.1 and 0x7f.1 are this machine to some parsers and something else to others.
        if (endsInNumber(address.host()) && !isPlainIpv4(address.host())) {
            return Optional.of("its host is a number written in an unusual way");
        }
        return Optional.empty();
    }

    /** Whether a redirect may be followed; the rules of {@link #objection} hold for its target as well. */
    static Optional<String> objectionToRedirect(HttpUrl from, HttpUrl to, Reach reach) {
        return switch (reach) {
            case OPERATOR -> Optional.empty();
            case READER ->
                from.isHttps() && !to.isHttps()
                        ? Optional.of("it leads from https back to http, where anyone may read along")
                        : Optional.empty();
        };
    }

    /** Whether two addresses have scheme, host and port in common (RFC 6454). */
    static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    /** As the URL standard tells IPv4 addresses from names: by the last part, a number in any notation. */
    private static boolean endsInNumber(String host) {
        return host.matches("(.*\\.)?(\\d+|0[xX]\\p{XDigit}*)\\.?");
    }

    private static boolean isPlainIpv4(String host) {
        String number = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
        return host.matches("(" + number + "\\.){3}" + number);
    }
}
