package broadsheet.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private static final List<Block> PRIVATE = Block.list("""
            0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
            192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
            0::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 3fff::/20
            """);

    /** Blocks of addresses that stand for an IPv4 address. */
    private static final Block NAT64 = Block.of("64:ff9b::/96");

    private static final Block SIX_TO_FOUR = Block.of("2002::/16");

    /** A block of addresses, the slow way: by the numbers of its first and its last. */
    private record Block(int octets, BigInteger first, BigInteger last) {
        static Block of(String text) {
            String[] parts = text.split("/", -1);
            byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
            BigInteger first = new BigInteger(1, address);
            BigInteger size = BigInteger.TWO.pow(address.length * 8 - Integer.parseInt(parts[1]));
            return new Block(address.length, first, first.add(size).subtract(BigInteger.ONE));
        }

        static List<Block> list(String text) {
            return Arrays.stream(text.split("\\s+", -1))
                    .filter(block -> !block.isEmpty())
                    .map(Block::of)
                    .toList();
        }

        boolean has(byte[] address) {
            BigInteger number = new BigInteger(1, address);
            return address.length == octets && number.compareTo(first) >= 0 && number.compareTo(last) <= 0;
        }
    }

    private static boolean expected(byte[] address) {
        if (address.length == 16) {
            if (NAT64.has(address) || isMapped(address)) {
                return expected(Arrays.copyOfRange(address, 12, 16));
            }
            if (SIX_TO_FOUR.has(address)) {
                return expected(Arrays.copyOfRange(address, 2, 6));
            }
        }
        return PRIVATE.stream().noneMatch(block -> block.has(address));
    }

    private static boolean isMapped(byte[] address) {
        return new BigInteger(1, address).shiftRight(32).equals(BigInteger.valueOf(0xffff));
    }

    private static InetAddress address(byte[] octets) {
        try {
            // InetAddress would make an IPv4 address of a mapped one.
            return octets.length == 4 ? InetAddress.getByAddress(octets) : Inet6Address.getByAddress("", octets, 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(byte[] octets, long seed) {
        InetAddress address = address(octets);
        assertThat(PublicAddresses.contain(address))
                .as("%s, seed %d", address, seed)
                .isEqualTo(expected(octets));
    }

    @Test
    void everyBlockBeginsAndEndsWhereTheRegistrySays() {
        for (Block block : PRIVATE) {
            for (BigInteger edge : List.of(block.first(), block.last())) {
                for (int step = -1; step <= 1; step++) {
                    octets(edge.add(BigInteger.valueOf(step)), block.octets()).ifPresent(octets -> check(octets, 0));
                }
            }
        }
    }

    private static Optional<byte[]> octets(BigInteger number, int length) {
        if (number.signum() < 0 || number.bitLength() > 8 * length) {
            return Optional.empty();
        }
        byte[] octets = new byte[length];
        byte[] all = number.toByteArray();
        for (int i = 1; i <= Math.min(length, all.length); i++) {
            octets[length - i] = all[all.length - i];
        }
        return Optional.of(octets);
    }

    @Test
    void everyFirstHalfOfAnIpv4AddressIsJudgedAsTheSlowListDoes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int half = 0; half < 1 << 16; half++) {
            check(
                    new byte[] {(byte) (half >> 8), (byte) half, (byte) random.nextInt(4), (byte) random.nextInt()},
                    seed);
        }
    }

    @Test
    void randomIpv6AddressesNearTheBlocksAreJudgedAsTheSlowListDoes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            byte[] octets = new byte[16];
            random.nextBytes(octets);
            byte[] start = PREFIXES.get(random.nextInt(PREFIXES.size()));
            System.arraycopy(start, 0, octets, 0, start.length);
            check(octets, seed);
        }
    }

    private static final List<byte[]> PREFIXES = List.of(
            new byte[] {},
            new byte[] {0x20, 0x01},
            new byte[] {0x20, 0x01, 0x0d, (byte) 0xb8},
            new byte[] {0x20, 0x02},
            new byte[] {0x20, 0x02, (byte) 192, (byte) 168},
            new byte[] {0x3f, (byte) 0xff},
            new byte[] {0x3f, (byte) 0xff, 0x0f},
            new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0},
            new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, 10},
            new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 1},
            new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff},
            new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 127},
            new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.31.255.255", "192.168.0.1",
                        "169.254.169.254",
                "100.100.100.200", "192.0.0.192", "198.19.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1",
                        "198.51.100.7",
                "203.0.113.9", "::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::808:808",
                "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:1::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1",
                "ff02::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1"
            })
    void whatMeansSomethingOnlyHereIsNotPublic(String literal) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "::ffff:8.8.8.8",
                "2001:200::1"
            })
    void whatAnyoneMayReachIsPublic(String literal) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(literal))).isTrue();
    }
}
