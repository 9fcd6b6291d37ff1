package broadsheet.source.arxiv.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks the server, with Java's own client, and follows nothing. */
final class Client implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ArxivTestServer server;

    Client(ArxivTestServer server) {
        this.server = server;
    }

    /** The body of a GET. */
    String body(String target) throws IOException {
        return get(target).body();
    }

    HttpResponse<String> get(String target, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> post(String target, String form) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(server.base() + target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + request.uri(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
