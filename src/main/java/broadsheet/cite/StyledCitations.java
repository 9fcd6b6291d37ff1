package broadsheet.cite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ItemDataProvider;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.internal.behavior.FormattingAttributes;
import de.undercouch.citeproc.csl.internal.format.TextFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cites papers in the styles of journals, by citeproc-java and the styles of the Citation Style Language project. A style is
 * read when it is first wanted, which takes a second of the first one and a tenth of the others; then a citation takes about
 * a millisecond. Thread-safe; one citation of a style at a time.
 */
public final class StyledCitations {
    /** Around slanting text, between citeproc and us; no citation has characters of control. */
    private static final char SLANT = '\u0002';

    private static final char STRAIGHT = '\u0003';
    private static final Pattern NUMBER = Pattern.compile("^(?:\\[1]|1\\.)\\s*");

    /** Where a style expects a publisher, between two stops. */
    private static final Pattern NOTHING_BETWEEN = Pattern.compile("\\.(?: \\.)+");

    /** Where a style expects the date of a meeting behind its slanting name. */
    private static final Pattern NOTHING_BEHIND = Pattern.compile(STRAIGHT + ", \\.");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> ITEMS = new TypeReference<>() {};

    private final Map<CitationStyle, Press> presses = new EnumMap<>(CitationStyle.class);

    /** The citation in a style, as it stands in a list of references, without a number. */
    public StyledCitation cite(Citation citation, CitationStyle style) {
        return press(style).print(citation);
    }

    private synchronized Press press(CitationStyle style) {
        return presses.computeIfAbsent(style, Press::new);
    }

    /** Prints in one style. */
    private static final class Press implements ItemDataProvider {
        private final CSL csl;
        private @Nullable CSLItemData item;

        Press(CitationStyle style) {
            try {
                csl = new CSL(this, style.file(), "en-US");
            } catch (IOException e) {
                throw new UncheckedIOException("reading the citation style " + style.file(), e);
            }
            csl.setOutputFormat(new SlantedText());
        }

        synchronized StyledCitation print(Citation citation) {
            // Styles change the case of titles, which a formula does not survive.
            Mathematics title = Mathematics.setAside(citation.title());
            item = item(citation, title.words());
            csl.registerCitationItems(citation.key());
            String printed = csl.makeBibliography().makeString();
            return new StyledCitation(runs(title.restored(mended(printed.strip(), citation))));
        }

        @Override
        public CSLItemData retrieveItem(String id) {
            return Objects.requireNonNull(item, "asked for " + id + " before it was there");
        }

        @Override
        public List<String> getIds() {
            return item == null ? List.of() : List.of(item.getId());
        }
    }

    /** What CSL-JSON says of it, under another title. */
    private static CSLItemData item(Citation citation, String title) {
        try {
            Map<String, Object> item =
                    JSON.readValue(CitationFormat.CSL_JSON.of(citation), ITEMS).getFirst();
            item.put("title", title);
            return CSLItemData.fromJson(item);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON of " + citation.key() + " cannot be read", e);
        }
    }

    /** Takes away the number that a list of references has before each, and mends small faults of the library. */
    private static String mended(String printed, Citation citation) {
        String text = NUMBER.matcher(printed).replaceFirst("");
        text = NOTHING_BETWEEN.matcher(text).replaceAll(".");
        text = NOTHING_BEHIND.matcher(text).replaceAll(STRAIGHT + ".");
        // Names of venues keep their capitals, even where titles get others: it makes Acl 2022 of ACL 2022.
        int venue = indexIgnoringCase(text, citation.venue());
        if (venue >= 0) {
            int end = venue + citation.venue().length();
            text = text.substring(0, venue) + citation.venue() + text.substring(end);
        }
        // It takes the archive's name for the beginning of a sentence.
        return citation.isArxivPreprint() && !citation.title().contains("ArXiv")
                ? text.replace("ArXiv", Citation.ARXIV)
                : text;
    }

    private static int indexIgnoringCase(String text, String part) {
        for (int i = text.length() - part.length(); i >= 0 && !part.isEmpty(); i--) {
            if (text.regionMatches(true, i, part, 0, part.length())) {
                return i;
            }
        }
        return -1;
    }

    private static List<StyledCitation.Run> runs(String printed) {
        List<StyledCitation.Run> runs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean italic = false;
        for (int i = 0; i < printed.length(); i++) {
            char character = printed.charAt(i);
            boolean turns = character == SLANT || character == STRAIGHT;
            if (!turns) {
                text.append(character);
                continue;
            }
            add(runs, text, italic);
            italic = character == SLANT;
        }
        add(runs, text, italic);
        return runs;
    }

    private static void add(List<StyledCitation.Run> runs, StringBuilder text, boolean italic) {
        if (!text.isEmpty()) {
            runs.add(new StyledCitation.Run(text.toString(), italic));
            text.setLength(0);
        }
    }

    /** Plain text that says where it slants. */
    private static final class SlantedText extends TextFormat {
        @Override
        protected String openFontStyle(int style) {
            return style == FormattingAttributes.FS_ITALIC ? String.valueOf(SLANT) : "";
        }

        @Override
        protected String closeFontStyle(int style) {
            return style == FormattingAttributes.FS_ITALIC ? String.valueOf(STRAIGHT) : "";
        }
    }
}
