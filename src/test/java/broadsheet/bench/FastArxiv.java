package broadsheet.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of {@link ManyRecords} that answers as fast as it can, on the loopback device. */
final class FastArxiv implements AutoCloseable {
    private static final Pattern SKIP = Pattern.compile("skip=(\\d+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final ManyRecords records;
    private final int total;
    private final AtomicInteger served = new AtomicInteger();

    private FastArxiv(HttpServer server, ManyRecords records, int total) {
        this.server = server;
        this.records = records;
        this.total = total;
    }

    /** Starts one that has so many records. */
    static FastArxiv start(ManyRecords records, int total) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        FastArxiv arxiv = new FastArxiv(server, records, total);
        server.createContext("/oai", arxiv::answer);
        server.setExecutor(arxiv.threads);
        server.start();
        return arxiv;
    }

    /** The address to harvest. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/oai";
    }

    /** How many records it has handed out. */
    int served() {
        return served.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = URLDecoder.decode(exchange.getRequestURI().getQuery(), StandardCharsets.UTF_8);
        Matcher skip = SKIP.matcher(query);
        int from = skip.find() ? Integer.parseInt(skip.group(1)) : 0;
        byte[] page = records.page(from, total);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
        served.set(Math.min(total, from + ManyRecords.A_PAGE));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
