package broadsheet.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A closed loop: many kept connections, each asking for one page again as soon as it has been answered. One thread serves
 * them all, so that most of the machine is left to the server.
 */
public final class Crowd {
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final URI server;
    private final List<byte[]> requests;
    private int asked;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(1 << 18);
    private long answers;
    private long errors;
    private long bytes;

    private Crowd(URI server, List<byte[]> requests) {
        this.server = server;
        this.requests = List.copyOf(requests);
    }

    /**
     * What came of it, after the warm-up.
     *
     * @param answersASecond with status 200, of each second or so by itself
     * @param errors connections that broke, and answers of another status
     * @param bytesAnAnswer the average body as it was sent
     */
    public record Outcome(Readings answersASecond, long errors, double bytesAnAnswer) {}

    /** A connection, what is left of its request, and the answer it reads. */
    private static final class Member {
        private final SocketChannel channel;
        private final AnswerReader reader = new AnswerReader();
        private ByteBuffer outgoing;

        Member(SocketChannel channel, ByteBuffer outgoing) {
            this.channel = channel;
            this.outgoing = outgoing;
        }
    }

    private ByteBuffer next() {
        asked = (asked + 1) % requests.size();
        return ByteBuffer.wrap(requests.get(asked));
    }

    /**
     * Asks for a page.
     *
     * @param packed whether it is asked for packed by gzip
     * @param connections how many, from 1
     * @param warmUp before anything counts
     * @param duration for which it counts
     * @throws IOException if the server cannot be reached, or falls silent
     */
    public static Outcome run(
            URI server, String path, boolean packed, int connections, Duration warmUp, Duration duration)
            throws IOException {
        return run(server, List.of(path), packed, connections, warmUp, duration);
    }

    /** Asks for several pages in turn. */
    public static Outcome run(
            URI server, List<String> paths, boolean packed, int connections, Duration warmUp, Duration duration)
            throws IOException {
        List<byte[]> requests =
                paths.stream().map(path -> Caller.request(server, path, packed)).toList();
        return new Crowd(server, requests).run(connections, warmUp, duration);
    }

    private Outcome run(int connections, Duration warmUp, Duration duration) throws IOException {
        try (Selector selector = Selector.open()) {
            try {
                for (int i = 0; i < connections; i++) {
                    join(selector);
                }
                rush(selector, warmUp);
                errors = 0;
                long all = 0;
                long allBytes = 0;
                List<Double> rates = new ArrayList<>();
                for (Duration left = duration; left.isPositive(); left = left.minus(SLICE)) {
                    answers = 0;
                    bytes = 0;
                    double seconds = rush(selector, left.compareTo(SLICE) < 0 ? left : SLICE);
                    rates.add(answers / seconds);
                    all += answers;
                    allBytes += bytes;
                }
                return new Outcome(Readings.of(rates), errors, all == 0 ? 0 : (double) allBytes / all);
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
    }

    private void join(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Member member = new Member(channel, next());
        channel.register(selector, SelectionKey.OP_WRITE, member);
    }

    /** Lets everyone ask for a while; returns how long it was, seconds. */
    private double rush(Selector selector, Duration duration) throws IOException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < duration.toNanos()) {
            if (selector.select(LONGEST_SILENCE.toMillis()) == 0) {
                throw new IOException("the server at " + server + " has been silent for " + LONGEST_SILENCE);
            }
            for (SelectionKey key : selector.selectedKeys()) {
                serve(selector, key);
            }
            selector.selectedKeys().clear();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void serve(Selector selector, SelectionKey key) throws IOException {
        Member member = (Member) key.attachment();
        boolean open;
        try {
            open = !key.isReadable() || listen(member);
            if (open) {
                ask(key, member);
            }
        } catch (IOException e) {
            // That connections break is one of the figures.
            open = false;
        }
        if (!open) {
            errors++;
            member.channel.close();
            join(selector);
        }
    }

    /** Returns whether the connection is still open. */
    private boolean listen(Member member) throws IOException {
        incoming.clear();
        int count = member.channel.read(incoming);
        incoming.flip();
        while (incoming.hasRemaining() && member.reader.read(incoming)) {
            if (member.reader.status() == 200) {
                answers++;
                bytes += member.reader.bodyBytes();
            } else {
                errors++;
            }
            member.outgoing = next();
        }
        return count >= 0;
    }

    private static void ask(SelectionKey key, Member member) throws IOException {
        if (member.outgoing.hasRemaining()) {
            member.channel.write(member.outgoing);
        }
        key.interestOps(member.outgoing.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
}
