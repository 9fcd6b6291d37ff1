package broadsheet.source.arxiv.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP/1.1 on 127.0.0.1, one virtual thread a connection. Own, because the servers at hand finish what they began: none can
 * leave out the last chunk, break a promised length or say nothing for ever. Reads only what well-behaved clients send.
 */
final class Wire implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Handler handler;

    /** What makes replies. */
    interface Handler {
        Reply reply(Request request);
    }

    /**
     * A request as it came over the wire.
     *
     * @param method in capitals
     * @param target path and query, encoded
     * @param headers by name in lower case
     * @param body as text, often empty
     */
    record Request(String method, String target, Map<String, String> headers, String body) {}

    /** Listens at once; port 0 means any that is free. */
    Wire(int port, Handler handler) {
        this.handler = handler;
        try {
            listening = new ServerSocket();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("listening on port " + port, e);
        }
        Thread.ofVirtual().name("arxiv-listening").start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().name("arxiv-connection").start(() -> serve(socket));
            } catch (IOException e) {
                // Closing the listening socket is how it is stopped; any other failure ends it too, and clients notice.
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            boolean goesOn = true;
            while (goesOn) {
                String line = line(in);
                goesOn = !line.isEmpty() && exchange(line, in, out);
            }
        } catch (IOException e) {
            // The client went away, as clients do that a test kills; there is nobody to tell.
        } finally {
            open.remove(socket);
        }
    }

    /** Answers one request; tells whether the connection may carry another. */
    private boolean exchange(String requestLine, InputStream in, OutputStream out) throws IOException {
        String[] words = requestLine.split(" ", -1);
        if (words.length != 3) {
            throw new IOException("not a request: " + requestLine);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        Reply reply = handler.reply(new Request(words[0], words[1], headers, body));
        write(reply, in, out);
        return reply.delivery() == Reply.Delivery.WHOLE && !"close".equalsIgnoreCase(headers.get("connection"));
    }

    private static void write(Reply reply, InputStream in, OutputStream out) throws IOException {
        byte[] body = reply.answer().body().getBytes(StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOf(body, body.length / 2);
        switch (reply.delivery()) {
            case WHOLE -> {
                head(reply.answer(), "Content-Length: " + body.length, out);
                out.write(body);
                out.flush();
            }
            case CUT_IN_LENGTH -> {
                head(reply.answer(), "Content-Length: " + body.length, out);
                out.write(half);
                out.flush();
            }
            case CUT_IN_CHUNKS -> {
                head(reply.answer(), "Transfer-Encoding: chunked", out);
                out.write((Integer.toHexString(half.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(half);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            case HEADERS_ONLY -> {
                head(reply.answer(), "Content-Length: " + body.length, out);
                out.flush();
                untilGone(in);
            }
            case NOTHING -> untilGone(in);
        }
    }

    private static void head(Answer answer, String framing, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Said\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        boolean hasNoBody = answer.status() == 304;
        head.append(hasNoBody ? "" : framing + "\r\n").append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Waits until the client gives up or the server is closed. */
    private static void untilGone(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // Whatever it says, it is not answered.
        }
    }

    /** A line without its end; empty also at the end of the connection. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing port " + port(), e);
        }
    }
}
