package broadsheet.source.arxiv.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a harvester stands, with nothing kept on the server: a request to ask again, and how many of its records to leave out.
 * As text it is a query encoded twice; anyone may build one, and it does not grow old.
 *
 * @param arguments of the request, its verb included, in the order in which they are written
 * @param skip how many records to leave out, 0 or more
 */
record ResumptionToken(Map<String, String> arguments, int skip) {
    /** Reads a token that the query around it has been decoded from, whether or not it was encoded once more. */
    static Optional<ResumptionToken> read(String text) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String pair : Call.decoded(text).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                arguments.put(parts[0], Call.decoded(parts[1]));
            }
        }
        String skip = arguments.remove("skip");
        if (skip == null || !skip.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(new ResumptionToken(arguments, Integer.parseInt(skip)));
    }

    String text() {
        String query = arguments.entrySet().stream()
                .map(argument -> argument.getKey() + "=" + encoded(argument.getValue()))
                .collect(Collectors.joining("&"));
        return encoded(query + "&skip=" + skip);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
