package broadsheet.cite;

import broadsheet.paper.LatexText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.undercouch.citeproc.ris.RISParser;
import java.io.IOException;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.Value;

/**
 * A citation as a reference manager reads it from a file, with the parsers of others.
 *
 * @param key its key
 * @param title in Unicode, mathematics as TeX
 * @param authors the names of families first
 * @param year four digits, or empty
 * @param doi without prefix, or empty
 */
record ReadBack(String key, String title, List<String> authors, String year, String doi) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Commands of BibTeX's text that the reader of imports leaves, as they have no place in titles. */
    private static final Map<String, String> COMMANDS = Map.of(
            "\\textbraceleft{}", "\uE000",
            "\\textbraceright{}", "\uE001",
            "\\textbackslash{}", "\uE002",
            "\\textless{}", "<",
            "\\textgreater{}", ">",
            "\\textbar{}", "|",
            "\\textasciitilde{}", "\uE003",
            "\\textasciicircum{}", "^",
            "\\ensuremath{", "{");

    /** Signs of mathematics that the reader of imports leaves. */
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("cdot", "·"),
            Map.entry("leq", "≤"),
            Map.entry("geq", "≥"),
            Map.entry("neq", "≠"),
            Map.entry("approx", "≈"),
            Map.entry("sim", "∼"),
            Map.entry("rightarrow", "→"),
            Map.entry("leftarrow", "←"),
            Map.entry("leftrightarrow", "↔"),
            Map.entry("Rightarrow", "⇒"),
            Map.entry("infty", "∞"),
            Map.entry("in", "∈"),
            Map.entry("forall", "∀"),
            Map.entry("exists", "∃"),
            Map.entry("partial", "∂"),
            Map.entry("nabla", "∇"),
            Map.entry("surd", "√"),
            Map.entry("sum", "∑"),
            Map.entry("prod", "∏"),
            Map.entry("int", "∫"),
            Map.entry("cup", "∪"),
            Map.entry("cap", "∩"),
            Map.entry("circ", "∘"));

    private static final Pattern SIGN = Pattern.compile("\\\\ensuremath\\{\\\\([A-Za-z]+)}");

    /** What TeX itself prints in one way. */
    private static final Pattern DASHES = Pattern.compile("--");

    /** A citation as it should be read. */
    static ReadBack expected(Citation citation) {
        var date = citation.date();
        return new ReadBack(
                citation.key(),
                citation.title().replace("\\$", "$"),
                citation.authors().stream().map(CitedName::inverted).toList(),
                date == null ? "" : String.valueOf(date.day().getYear()),
                citation.doi());
    }

    /** This one, with the marks that LaTeX writes in one way made the same, and without braces. */
    ReadBack asLatexPrints() {
        return new ReadBack(
                key, printed(title), authors.stream().map(ReadBack::printed).toList(), year, doi);
    }

    private static String printed(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (composed.indexOf('$') >= 0) {
            composed = composed.replaceAll("\\\\(?:lbrace |rbrace |[{}]|(?=[$]))", "");
        }
        String marks = composed.replaceAll("[{}\uE000\uE001]", "")
                .replace('“', '"')
                .replace('”', '"')
                .replace("''", "\"")
                .replace("``", "\"")
                .replace('‘', '\'')
                .replace('`', '\'')
                .replace('’', '\'')
                .replace('−', '-')
                .replace("—", "---")
                .replace("–", "--")
                .replace('\uE002', '\\')
                .replace('\uE003', '~')
                .replace("…", "...");
        return DASHES.matcher(marks).replaceAll("-").replaceAll("-+", "-");
    }

    /** Reads BibTeX with jbibtex, its LaTeX with the reader of imports. */
    static List<ReadBack> ofBibtex(String text) {
        Map<Key, BibTeXEntry> entries;
        try {
            entries = new LinkedHashMap<>(
                    new BibTeXParser().parse(new StringReader(text)).getEntries());
        } catch (ParseException e) {
            throw new AssertionError("no BibTeX: " + text, e);
        }
        return entries.values().stream()
                .map(entry -> new ReadBack(
                        entry.getKey().getValue(),
                        unicode(field(entry, "title")),
                        split(field(entry, "author")).stream()
                                .map(ReadBack::name)
                                .toList(),
                        field(entry, "year"),
                        field(entry, "doi")))
                .toList();
    }

    private static String field(BibTeXEntry entry, String name) {
        Value value = entry.getField(new Key(name));
        return value == null ? "" : value.toUserString();
    }

    /** BibTeX's names are separated by the word outside braces. */
    private static List<String> split(String names) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (String word : names.split(" ", -1)) {
            if (depth == 0 && word.equals("and")) {
                parts.add(part.toString().strip());
                part.setLength(0);
                continue;
            }
            part.append(' ').append(word);
            depth += (int) word.chars().filter(character -> character == '{').count();
            depth -= (int) word.chars().filter(character -> character == '}').count();
        }
        parts.add(part.toString().strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** {@code von Last, Jr, First} as {@code von Last, First, Jr}. */
    private static String name(String latex) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < latex.length(); i++) {
            depth += latex.charAt(i) == '{' ? 1 : latex.charAt(i) == '}' ? -1 : 0;
            if (depth == 0 && latex.charAt(i) == ',') {
                parts.add(latex.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(latex.substring(from));
        List<String> read = new ArrayList<>(
                parts.stream().map(String::strip).map(ReadBack::unicode).toList());
        if (read.size() == 3) {
            read.add(read.remove(1));
        }
        read.removeIf(String::isEmpty);
        return String.join(", ", read);
    }

    private static String unicode(String latex) {
        String text = SIGN.matcher(latex)
                .replaceAll(found -> Matcher.quoteReplacement(SIGNS.getOrDefault(found.group(1), found.group())));
        for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
            text = text.replace(command.getKey(), command.getValue());
        }
        return LatexText.toUnicode(text);
    }

    /** Reads RIS with the parser of citeproc-java. */
    static List<ReadBack> ofRis(String text) throws IOException {
        return new RISParser()
                .parse(new StringReader(text)).getReferences().stream()
                        .map(reference -> new ReadBack(
                                reference.getId(),
                                reference.getTitle(),
                                reference.getAuthors() == null ? List.of() : Arrays.asList(reference.getAuthors()),
                                orEmpty(reference.getYear()),
                                orEmpty(reference.getDOI())))
                        .toList();
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    /** Reads CSL-JSON with Jackson. */
    static List<ReadBack> ofCslJson(String text) throws IOException {
        return StreamSupport.stream(JSON.readTree(text).spliterator(), false)
                .map(item -> new ReadBack(
                        item.path("id").asText(),
                        item.path("title").asText(),
                        StreamSupport.stream(item.path("author").spliterator(), false)
                                .map(ReadBack::cslName)
                                .toList(),
                        item.path("issued").path("date-parts").path(0).path(0).asText(),
                        item.path("DOI").asText()))
                .toList();
    }

    private static String cslName(JsonNode name) {
        String particle = name.path("non-dropping-particle").asText();
        List<String> parts = new ArrayList<>(List.of(
                (particle + " " + name.path("family").asText()).strip(),
                name.path("given").asText(),
                name.path("suffix").asText(),
                name.path("literal").asText()));
        parts.removeIf(String::isEmpty);
        return String.join(", ", parts);
    }
}
