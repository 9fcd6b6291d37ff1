package broadsheet.source.arxiv.server;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a door answers.
 *
 * @param status of HTTP
 * @param headers in their order
 * @param body written in UTF-8
 */
record Answer(int status, Map<String, String> headers, String body) {
    static final String XML = "application/xml";

    /** An answer of a kind. */
    static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    /** The same with one header more. */
    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
