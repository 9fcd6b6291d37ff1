package broadsheet.source.arxiv;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the next page of a harvest is asked for with.
 *
 * @param text as the server gave it, to be given back encoded like any parameter; not blank
 */
public record ResumptionToken(String text) {
    /** @throws IllegalArgumentException if the text is blank */
    public ResumptionToken {
        text = text.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a resumption token is blank");
        }
    }

    /**
     * How far a harvest is. Moves on from page to page: {@code from} becomes the day of the last record sent, {@code skip}
     * how many records of that day were sent.
     *
     * @param from the day from which on records are sent; null if the harvest has no beginning
     * @param until the last day; null if the harvest has no end
     * @param skip how many records to pass over, from 0
     */
    public record Checkpoint(
            @Nullable LocalDate from, @Nullable LocalDate until, int skip) {
        /** @throws IllegalArgumentException if {@code skip} is below 0 */
        public Checkpoint {
            if (skip < 0) {
                throw new IllegalArgumentException("skip " + skip + " is below 0");
            }
        }
    }

    /**
     * What the token says. arXiv's hold their state: a query, percent-encoded once or more, {@code
     * verb=ListRecords&metadataPrefix=arXivRaw&from=2026-09-01&until=2026-09-02&skip=1300}.
     *
     * @return where the next page begins, or nothing if the token is of another kind
     */
    public Optional<Checkpoint> checkpoint() {
        try {
            Map<String, String> parameters = parameters();
            String skip = parameters.get("skip");
            return skip == null
                    ? Optional.empty()
                    : Optional.of(new Checkpoint(
                            day(parameters.get("from")), day(parameters.get("until")), Integer.parseInt(skip)));
        } catch (IllegalArgumentException | DateTimeException notArxivs) {
            return Optional.empty();
        }
    }

    private Map<String, String> parameters() {
        String decoded = text;
        while (decoded.indexOf('=') < 0 && decoded.indexOf('%') >= 0) {
            decoded = URLDecoder.decode(decoded, StandardCharsets.UTF_8);
        }
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : decoded.split("&", -1)) {
            String[] nameAndValue = parameter.split("=", 2);
            parameters.put(nameAndValue[0], nameAndValue.length == 2 ? nameAndValue[1] : "");
        }
        return parameters;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
