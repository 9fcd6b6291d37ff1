package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Asks for feeds as a feed reader does, and reads them, for tests. */
final class FeedReader implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();

    HttpResponse<byte[]> get(NewsStand at, String path, String... headers) throws IOException, InterruptedException {
        return ask(at, "GET", path, headers);
    }

    HttpResponse<byte[]> ask(NewsStand at, String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at.at(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The document at a path where there must be one. */
    byte[] document(NewsStand at, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(at, path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    static SyndFeed read(byte[] document) throws Exception {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(document)));
    }

    static Document xml(byte[] document) {
        return Jsoup.parse(new String(document, StandardCharsets.UTF_8), "", Parser.xmlParser());
    }

    /** The address a document of Atom links to, as a path of the server; empty if it links to none. */
    static String link(byte[] document, String relation) {
        String address =
                xml(document).select("feed > link[rel=" + relation + "]").attr("href");
        return address.isEmpty() ? "" : pathOf(address);
    }

    /** An address without its server. */
    static String pathOf(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    @Override
    public void close() {
        client.close();
    }
}
