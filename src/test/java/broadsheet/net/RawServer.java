package broadsheet.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on this machine that sends what a test wants, byte by byte, and so can send what no server should. It reads one
 * request a connection and closes the connection when the answer is out.
 */
public final class RawServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** What is sent in answer to a request, whose lines are given as one text. */
    @FunctionalInterface
    public interface Script {
        void answer(String request, OutputStream out) throws IOException, InterruptedException;
    }

    /** A server that answers as a script says. */
    public RawServer(Script script) {
        this.script = script;
        try {
            listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Always sends the same text. */
    public static RawServer sending(String answer) {
        return new RawServer((_, out) -> out.write(bytes(answer)));
    }

    /** A text as it goes over the wire, its line ends doubled as HTTP wants them. */
    static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
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
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder request = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
            }
            requests.add(request.toString());
            OutputStream out = socket.getOutputStream();
            script.answer(request.toString(), out);
            out.flush();
        } catch (IOException e) {
            // The client went away, as some tests want it to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An address of it. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
    }

    InetSocketAddress place() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    /** The requests that came, each with its lines. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
