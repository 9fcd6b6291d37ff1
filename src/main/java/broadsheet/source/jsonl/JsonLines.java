package broadsheet.source.jsonl;

import broadsheet.source.Parsed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads JSON Lines in UTF-8, one line in memory at a time. Blank lines are passed over. */
public final class JsonLines {
    /** The longest line, in bytes; a thousand times what a long abstract takes. */
    static final int LONGEST_LINE = 4_000_000;

    private static final ObjectReader JSON = JsonMapper.builder()
            // Two records on one line would otherwise become one.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final JsonLinesRecord records;

    /**
     * A reader of one source's lines.
     *
     * @param source the name of the import, to which ids without a scheme belong
     */
    public JsonLines(String source) {
        this.records = new JsonLinesRecord(source);
    }

    /**
     * Reads to the end, or to where the stream fails, which counts as one more broken line.
     *
     * @param taker gets every record, in order
     */
    public void read(InputStream stream, Consumer<Parsed> taker) {
        Lines lines = new Lines(stream, LONGEST_LINE);
        try {
            while (lines.next()) {
                if (!lines.isBlank()) {
                    taker.accept(parse(lines));
                }
            }
        } catch (IOException e) {
            taker.accept(new Parsed.Broken(lines.number(), "the file cannot be read any further: " + e.getMessage()));
        }
    }

    private Parsed parse(Lines line) throws IOException {
        if (line.isTooLong()) {
            return new Parsed.Broken(line.number(), "longer than " + LONGEST_LINE / 1_000_000 + " MB");
        }
        try {
            return new Parsed.Read(records.paper(JSON.readTree(line.bytes(), line.start(), line.length())));
        } catch (JsonProcessingException e) {
            return new Parsed.Broken(line.number(), "not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return new Parsed.Broken(line.number(), String.valueOf(e.getMessage()));
        }
    }
}
