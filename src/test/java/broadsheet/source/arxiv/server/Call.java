package broadsheet.source.arxiv.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param number from 1 since the server started
 * @param at what the server's clock showed
 * @param method in capitals
 * @param path decoded, without the query
 * @param query as it was written, empty if there was none
 * @param parameters of the query, and of the form if one was posted, in their order
 * @param headers by name in lower case
 */
public record Call(
        int number,
        Instant at,
        String method,
        String path,
        String query,
        Map<String, List<String>> parameters,
        Map<String, String> headers) {
    /** Reads a request's target and form. */
    static Call of(int number, Instant at, String method, String target, Map<String, String> headers, String form) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        boolean posted = method.equals("POST");
        for (String pair : (posted ? form : query).split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decoded(name), any -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        String decodedPath = decoded(path.replace("+", "%2B"));
        return new Call(number, at, method, decodedPath, query, parameters, headers);
    }

    /** Decodes a form's or a query's encoding once. */
    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The first value of a parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).map(List::getFirst);
    }

    /** A header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Path and query as one line. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
