package broadsheet.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses of the internet that begin alike, in the notation of RFC 4632 such as {@code 10.0.0.0/8}, or a single one.
 *
 * @param address any of them
 * @param bits how many bits they have in common, from 0 to all
 */
public record AddressRange(InetAddress address, int bits) {
    public AddressRange {
        if (bits < 0 || bits > 8 * address.getAddress().length) {
            throw new IllegalArgumentException(bits + " bits of " + address.getHostAddress());
        }
    }

    /** Reads one; nothing if it is none. No name is looked up. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int all = 8 * address.getAddress().length;
            return Optional.of(
                    new AddressRange(address, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether an address is one of them. */
    public boolean contains(InetAddress other) {
        int all = 8 * address.getAddress().length;
        return other.getAddress().length == address.getAddress().length
                && new BigInteger(1, other.getAddress())
                        .shiftRight(all - bits)
                        .equals(new BigInteger(1, address.getAddress()).shiftRight(all - bits));
    }
}
