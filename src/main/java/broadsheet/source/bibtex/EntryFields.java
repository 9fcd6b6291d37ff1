package broadsheet.source.bibtex;

import broadsheet.paper.LatexText;
import broadsheet.paper.PaperId;
import broadsheet.paper.TextKey;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.Key;
import org.jbibtex.Value;

/** What the fields of an entry tell of its paper. */
final class EntryFields {
    /** More than any paper has. */
    private static final int LONGEST_FIELD = 20_000;

    private static final Pattern ARXIV = Pattern.compile(
            "(?i)(?:arxiv\\s*[:.]?\\s*(?:preprint\\s*)?(?:arxiv\\s*:\\s*)?|abs/)(\\d{4}\\.\\d{4,5}|[a-z-]{2,20}(?:\\.[a-z-]{2,})?/\\d{7})");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s{}\\\\,;\"<>]+");
    /** The Anthology's DOIs end on its own names. */
    private static final Pattern ACL_DOI = Pattern.compile("10\\.(?:18653/v1|3115/v1)/(.+)");

    private final BibTeXEntry entry;
    private final int line;

    EntryFields(BibTeXEntry entry, int line) {
        this.entry = entry;
        this.line = line;
    }

    Cited.Entry entry() {
        return new Cited.Entry(
                line,
                String.valueOf(entry.getKey()),
                LatexText.toUnicode(field("title")).replace("{", "").replace("}", ""),
                names(),
                List.copyOf(ids()));
    }

    private String field(String name) {
        Value value = entry.getField(new Key(name));
        String text = value == null ? "" : value.toUserString();
        return text == null || text.length() > LONGEST_FIELD
                ? ""
                : text.replaceAll("\\s+", " ").strip();
    }

    private Set<PaperId> ids() {
        Set<PaperId> ids = new LinkedHashSet<>();
        String eprint = field("eprint");
        String archive = (field("archiveprefix") + field("eprinttype")).toLowerCase(Locale.ROOT);
        if (archive.isEmpty() || archive.contains("arxiv")) {
            PaperId.parse(eprint.replaceFirst("(?i)^arxiv:\\s*", ""))
                    .filter(id -> id.scheme().equals(PaperId.ARXIV))
                    .ifPresent(ids::add);
        }
        String doi =
                field("doi").replace("\\_", "_").replaceFirst("(?i)^(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)", "");
        Matcher acl = ACL_DOI.matcher(doi);
        if (acl.matches()) {
            PaperId.parse("acl:" + acl.group(1)).ifPresent(ids::add);
        }
        if (doi.startsWith("10.")) {
            PaperId.parse("doi:" + doi).ifPresent(ids::add);
        }
        Stream.of("url", "ee", "link", "note", "howpublished", "journal", "volume", "pages", "number")
                .map(this::field)
                .forEach(text -> {
                    ADDRESS.matcher(text.replace("\\_", "_"))
                            .results()
                            .flatMap(address -> PaperId.parse(address.group()).stream())
                            .forEach(ids::add);
                    ARXIV.matcher(text)
                            .results()
                            .flatMap(arxiv -> PaperId.parse(arxiv.group(1)).stream())
                            .filter(id -> id.scheme().equals(PaperId.ARXIV))
                            .forEach(ids::add);
                });
        return ids;
    }

    /** Of {@code Lam, Edmund and Edmund Lam and others}: {@code lam} and {@code lam}. */
    private List<String> names() {
        return Arrays.stream(field("author").split("\\s+and\\s+", -1))
                .filter(name -> !name.equalsIgnoreCase("others"))
                .map(name -> LatexText.toUnicode(name).replace("{", "").replace("}", ""))
                .map(name -> TextKey.of(name.indexOf(',') < 0 ? name : name.substring(0, name.indexOf(','))))
                .map(name -> name.substring(name.lastIndexOf(' ') + 1))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
