package broadsheet.source.huggingface;

import broadsheet.paper.CountSnapshot;
import broadsheet.paper.Counts;
import broadsheet.paper.Licence;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.MachineSummary;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.source.Fields;
import broadsheet.source.Parsed;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer of the {@code daily_papers} API: an array of entries, one in memory at a time.
 *
 * <p>The day of an entry is that of {@code submittedOnDailyAt}. Older answers lack it; their day is the one they were asked
 * for, which only their file's name tells, and failing that the entry's own {@code publishedAt}, which once meant the day of
 * the listing. No answer tells when its counts were taken: that is the moment it was read, which only who asked for it knows.
 */
public final class DailyPapers {
    /** The name of the list, unless the import has another. */
    public static final String SOURCE = "huggingface";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String source;
    private final @Nullable LocalDate asked;
    private final @Nullable Instant answered;

    /**
     * A reader of one answer.
     *
     * @param source the name of the import
     * @param asked the day that was asked for, if known
     * @param answered when it was answered, if known: the moment of its counts
     */
    public DailyPapers(String source, @Nullable LocalDate asked, @Nullable Instant answered) {
        this.source = source;
        this.asked = asked;
        this.answered = answered;
    }

    /** Ends the reading of one entry. */
    private static final class BadEntry extends Exception {
        private static final long serialVersionUID = 1;

        private final EntryFault fault;

        BadEntry(EntryFault fault, String reason) {
            super(reason, null, false, false);
            this.fault = fault;
        }
    }

    /**
     * Reads to the end of the array, or to where it breaks off or the stream fails, which counts as one more broken entry.
     *
     * @param taker gets every entry, in order
     */
    public void read(InputStream stream, Consumer<Parsed> taker) {
        long[] entries = {0};
        Optional<String> torn = readEntries(stream, entry -> {
            entries[0]++;
            taker.accept(
                    switch (entry) {
                        case DailyEntry.Read(Paper paper) -> new Parsed.Read(paper);
                        case DailyEntry.Broken broken -> new Parsed.Broken(broken.number(), broken.reason());
                    });
        });
        torn.ifPresent(reason -> taker.accept(new Parsed.Broken(entries[0] + 1, reason)));
    }

    /**
     * Reads to the end of the array, or to where it breaks off or the stream fails.
     *
     * @param taker gets every entry, in order
     * @return why what was read is not a whole array; nothing if it is
     */
    public Optional<String> readEntries(InputStream stream, Consumer<DailyEntry> taker) {
        try (JsonParser parser = JSON.createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.of("not an array of daily papers");
            }
            for (long number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
                taker.accept(parse(parser.readValueAsTree(), number));
            }
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of("the array of daily papers ends before the file does");
        } catch (JsonProcessingException e) {
            return Optional.of("not JSON from here on: " + e.getOriginalMessage());
        } catch (IOException e) {
            return Optional.of("the file cannot be read any further: " + e.getMessage());
        }
    }

    private DailyEntry parse(JsonNode entry, long number) {
        try {
            return new DailyEntry.Read(paper(entry));
        } catch (BadEntry e) {
            return broken(entry, number, e.fault, e);
        } catch (IllegalArgumentException e) {
            return broken(entry, number, EntryFault.FORM, e);
        }
    }

    private static DailyEntry.Broken broken(JsonNode entry, long number, EntryFault fault, Exception e) {
        return new DailyEntry.Broken(
                number, Fields.text(entry.path("paper"), "id"), fault, String.valueOf(e.getMessage()));
    }

    private Paper paper(JsonNode entry) throws BadEntry {
        JsonNode paper = entry.path("paper");
        String idText = Fields.text(paper, "id");
        if (idText.isEmpty()) {
            throw new BadEntry(EntryFault.IDENTIFIER, "no paper.id");
        }
        PaperId id = PaperId.inImport(source, idText);
        String title = Fields.prose(paper, "title");
        if (title.isEmpty()) {
            throw new BadEntry(EntryFault.TITLE, "no title");
        }
        String summary = Fields.prose(paper, "summary");
        Listing listing = listing(entry, paper);
        return new Paper(
                id,
                List.of(),
                title,
                summary,
                Fields.authors(names(paper)),
                List.of(),
                publication(id, paper),
                links(entry, paper, summary),
                List.of(listing),
                snapshots(entry, paper),
                machineSummary(paper),
                organisation(entry, paper),
                List.of(new Provenance(source, Provenance.Origin.LIST)));
    }

    private static List<String> names(JsonNode paper) {
        List<String> names = new ArrayList<>();
        for (JsonNode author : paper.path("authors")) {
            if (!author.path("hidden").asBoolean(false)) {
                names.add(Fields.text(author, "name"));
            }
        }
        return names;
    }

    private Publication publication(PaperId id, JsonNode paper) {
        PaperDate published = PaperDate.parse(Fields.text(paper, "publishedAt"), source)
                .or(() -> id.month().map(month -> PaperDate.ofMonth(month, PaperDate.FROM_ID)))
                .orElse(null);
        boolean withdrawn = !Fields.text(paper, "withdrawnAt").isEmpty();
        return new Publication(published, null, List.of(), List.of(), withdrawn, "", "", "", Licence.UNKNOWN);
    }

    private Listing listing(JsonNode entry, JsonNode paper) throws BadEntry {
        JsonNode submitter =
                paper.has("submittedOnDailyBy") ? paper.path("submittedOnDailyBy") : entry.path("submittedBy");
        String name = Fields.text(submitter, "name");
        String submitted = Fields.text(paper, "submittedOnDailyAt");
        if (!submitted.isEmpty()) {
            PaperDate at = moment(submitted, "paper.submittedOnDailyAt");
            return new Listing(source, at.day(), 0, at.at(), name);
        }
        LocalDate day = asked == null
                ? moment(Fields.text(entry, "publishedAt"), "publishedAt").day()
                : asked;
        return new Listing(source, day, 0, null, name);
    }

    private PaperDate moment(String text, String field) throws BadEntry {
        return PaperDate.parse(text, source)
                .filter(PaperDate::isToTheDay)
                .orElseThrow(() -> new BadEntry(EntryFault.DATE, field + " is no moment: " + text));
    }

    private List<Link> links(JsonNode entry, JsonNode paper, String summary) {
        Map<Link.Kind, String> named = new EnumMap<>(Link.Kind.class);
        named.put(Link.Kind.CODE, Fields.text(paper, "githubRepo"));
        named.put(Link.Kind.PROJECT, Fields.text(paper, "projectPage"));
        String addedBy = Fields.text(paper, "githubRepoAddedBy");
        List<Link> links =
                new ArrayList<>(Fields.links(named, addedBy.isEmpty() ? source : source + ":" + addedBy, summary));
        JsonNode media = paper.has("mediaUrls") ? paper : entry;
        for (String url : Fields.texts(media, "mediaUrls")) {
            Link.parse(Link.Kind.MEDIA, url, source).ifPresent(links::add);
        }
        return links;
    }

    private List<CountSnapshot> snapshots(JsonNode entry, JsonNode paper) {
        Counts counts = new Counts(
                Fields.count(paper, "upvotes"), Fields.count(entry, "numComments"), Fields.count(paper, "githubStars"));
        return counts.isNone() ? List.of() : List.of(new CountSnapshot(source, answered, counts));
    }

    private @Nullable MachineSummary machineSummary(JsonNode paper) {
        String text = Fields.text(paper, "ai_summary");
        List<String> keywords = Fields.texts(paper, "ai_keywords");
        return text.isEmpty() && keywords.isEmpty() ? null : new MachineSummary(source, text, keywords);
    }

    private static String organisation(JsonNode entry, JsonNode paper) {
        JsonNode organisation = paper.has("organization") ? paper.path("organization") : entry.path("organization");
        String name = Fields.text(organisation, "fullname");
        return name.isEmpty() ? Fields.text(organisation, "name") : name;
    }
}
