package broadsheet.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One connection to a server, kept open, over which pages are asked for one after another. Not thread-safe. */
public final class Caller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final Socket socket = new Socket();
    private final InputStream in;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);
    private final AnswerReader reader = new AnswerReader();

    /** Connects. */
    public Caller(URI server) throws IOException {
        this.server = server;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), (int) PATIENCE.toMillis());
        in = socket.getInputStream();
    }

    /**
     * Asks for a page as a browser does, packed by gzip, and reads the answer to its end.
     *
     * @param path with its query, encoded
     * @return the status
     * @throws IOException if the connection breaks or the answer takes more than half a minute
     */
    public int get(String path) throws IOException {
        return ask(path, request(server, path, true));
    }

    /**
     * Asks for a page as {@link #get} does, unless it is still what it was at a moment.
     *
     * @param since the moment as HTTP writes it
     */
    public int getIfModified(String path, String since) throws IOException {
        String request = new String(request(server, path, true), StandardCharsets.US_ASCII);
        String conditional = request.substring(0, request.length() - 2) + "If-Modified-Since: " + since + "\r\n\r\n";
        return ask(path, conditional.getBytes(StandardCharsets.US_ASCII));
    }

    private int ask(String path, byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        while (!reader.read(buffer)) {
            int count = in.read(buffer.array());
            if (count < 0) {
                throw new EOFException(
                        "the server closed the connection before its answer to " + path + " was complete");
            }
            buffer.clear().limit(count);
        }
        return reader.status();
    }

    /** The bytes of a request. */
    static byte[] request(URI server, String path, boolean packed) {
        String text = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + (packed ? "\r\nAccept-Encoding: gzip" : "") + "\r\n\r\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
