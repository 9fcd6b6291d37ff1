package broadsheet.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A server on this machine to which something is posted, and that behaves as a test wants. One request a connection. */
public final class PostServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Function<Received, Manner> manners;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What was posted: its path, its headers in lower case, and its body. */
    public record Received(String path, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** How it answers. */
    public sealed interface Manner {
        /** With a status, further headers (each with its line end) and a body. */
        record Answer(int status, String headers, String body) implements Manner {}

        /** Not at all, and keeps the connection open. */
        record Hang() implements Manner {}

        /** Not at all, and ends the connection. */
        record Drop() implements Manner {}
    }

    public static final Manner TAKE = new Manner.Answer(204, "", "");
    public static final Manner REFUSE = new Manner.Answer(500, "", "out\r\nof order");

    /** A server that answers each by itself. */
    public PostServer(Function<Received, Manner> manners) {
        this.manners = manners;
        try {
            listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** A server that answers all alike. */
    public static PostServer with(Manner manner) {
        return new PostServer(_ -> manner);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (Socket socket = accepted) {
            InputStream in = socket.getInputStream();
            String path = line(in).replaceFirst("^POST ", "").replaceFirst(" .*", "");
            Map<String, String> headers = new TreeMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            Received one = new Received(path, headers, new String(body, StandardCharsets.UTF_8));
            Manner manner = manners.apply(one);
            received.add(one);
            switch (manner) {
                case Manner.Answer answer -> {
                    OutputStream out = socket.getOutputStream();
                    byte[] said = answer.body().getBytes(StandardCharsets.UTF_8);
                    out.write(("HTTP/1.1 " + answer.status() + " Said\r\nConnection: close\r\n"
                                    + (answer.status() == 204 ? "" : "Content-Length: " + said.length + "\r\n")
                                    + answer.headers() + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
                    out.write(said);
                    out.flush();
                }
                case Manner.Hang _ -> closed.await();
                case Manner.Drop _ -> {}
            }
        } catch (IOException e) {
            // The client went away, as some tests want it to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the client ended in the middle of a line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** An address of it. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
    }

    /** What came, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
