package broadsheet.net;

import java.net.InetAddress;

/**
 * Tells addresses that anyone may reach from those that mean something only here: this machine, its networks, its provider's.
 *
 * <p>Of IPv4, all is public but the blocks of the IANA registry of special-purpose addresses (RFC 6890) that are not
 * globally reachable, multicast (RFC 5771) and what is reserved (RFC 1112, section 4). Of IPv6, nothing is public but global
 * unicast {@code 2000::/3} (RFC 4291, section 2.4), again without its special blocks. So loopback, link-local, unique-local
 * {@code fc00::/7} (RFC 4193), site-local {@code fec0::/10} (RFC 3879) and multicast need no line of their own. An IPv6 address
 * that stands for an IPv4 address is as public as that one: mapped {@code ::ffff:0:0/96} (RFC 4291), NAT64 {@code
 * 64:ff9b::/96} (RFC 6052), 6to4 {@code 2002::/16} (RFC 3056).
 *
 * <p>What cannot be told from an address alone: a NAT64 prefix that a network chose for itself out of its own global block
 * (RFC 6052, section 2.2), and public addresses that a firewall lets in from here alone.
 */
final class PublicAddresses {
    private PublicAddresses() {}

    /** Whether an address is one that anyone may reach. Pure; asks nobody. */
    static boolean contain(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4 ? isPublic4(octets, 0) : isPublic6(octets);
    }

    /** Judges the four octets that begin at a place. */
    private static boolean isPublic4(byte[] octets, int at) {
        int second = octets[at + 1] & 0xff;
        int third = octets[at + 2] & 0xff;
        int first = octets[at] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false; // this network, RFC 791; private, RFC 1918; loopback, RFC 1122
            case 100 -> second < 64 || second > 127; // carriers' NAT, RFC 6598
            case 169 -> second != 254; // link-local, RFC 3927; clouds keep their metadata there
            case 172 -> second < 16 || second > 31; // private, RFC 1918
            case 192 ->
                second != 168 // private, RFC 1918
                        && !(second == 0 && third == 0) // protocol assignments, RFC 6890
                        && !(second == 0 && third == 2) // documentation, RFC 5737
                        && !(second == 88 && third == 99); // relays of 6to4, withdrawn by RFC 7526
            case 198 ->
                second != 18
                        && second != 19 // measuring devices, RFC 2544
                        && !(second == 51 && third == 100); // documentation, RFC 5737
            case 203 -> !(second == 0 && third == 113); // documentation, RFC 5737
            default -> first < 224; // multicast, RFC 5771; reserved and broadcast, RFC 1112 and RFC 919
        };
    }

    private static boolean isPublic6(byte[] octets) {
        int first = group(octets, 0);
        int second = group(octets, 1);
        boolean mapped = zero(octets, 0, 10) && group(octets, 5) == 0xffff;
        boolean translated = first == 0x64 && second == 0xff9b && zero(octets, 4, 12);
        if (mapped || translated) {
            return isPublic4(octets, 12);
        }
        return switch (first) {
            case 0x2001 ->
                second > 0x1ff // protocol assignments, Teredo and ORCHID among them, RFC 2928
                        && second != 0xdb8; // documentation, RFC 3849
            case 0x2002 -> isPublic4(octets, 2); // 6to4, RFC 3056
            case 0x3fff -> second > 0xfff; // documentation, RFC 9637
            default -> first >>> 13 == 1; // global unicast, RFC 4291
        };
    }

    /** One of the eight groups of sixteen bits, as they are written between colons. */
    private static int group(byte[] octets, int index) {
        return (octets[2 * index] & 0xff) << 8 | octets[2 * index + 1] & 0xff;
    }

    private static boolean zero(byte[] octets, int from, int until) {
        int any = 0;
        for (int i = from; i < until; i++) {
            any |= octets[i];
        }
        return any == 0;
    }
}
