package broadsheet.source.jsonl;

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
import broadsheet.paper.Provenance.Origin;
import broadsheet.paper.Publication;
import broadsheet.source.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns a JSON object into a paper. The object has {@code id, title, abstract, authors[], published, venue, url,
 * categories[], extra{}}; of {@code extra} are read {@code listed} (the day of announcement), {@code comment, doi, licence},
 * and of daily lists {@code daily_dates[], submitted_on_daily_at, upvotes, num_comments, upvote_snapshots[], github,
 * github_stars, project_page, organization, submitter, hf_ai_summary, hf_ai_keywords}.
 *
 * <p>A record with {@code daily_dates} speaks for a list, any other for the place where the paper lives. Such a record's
 * publication counts as its announcement if it has no {@code listed}; where both are the same day, it is the announcement
 * that was meant, and the first publication is taken from the identifier if that tells a month.
 */
final class JsonLinesRecord {
    /** How a paper without a title is called; collections have a few. */
    static final String UNTITLED = "Untitled";

    private final String source;

    JsonLinesRecord(String source) {
        this.source = source;
    }

    /**
     * @throws IllegalArgumentException if the record is no paper, saying why
     */
    Paper paper(JsonNode record) {
        if (!record.isObject()) {
            throw new IllegalArgumentException("not a JSON object");
        }
        if (!record.path("title").isTextual()) {
            throw new IllegalArgumentException("no title");
        }
        String idText = Fields.text(record, "id");
        if (idText.isEmpty()) {
            throw new IllegalArgumentException("no id");
        }
        JsonNode extra = record.path("extra");
        PaperId id = PaperId.inImport(source, idText);
        List<Listing> listings = listings(extra);
        Origin origin = listings.isEmpty() ? Origin.REGISTRY : Origin.LIST;
        String title = Fields.prose(record, "title");
        String abstractText = Fields.prose(record, "abstract");
        return new Paper(
                id,
                List.of(),
                title.isEmpty() ? UNTITLED : title,
                abstractText,
                Fields.authors(Fields.texts(record, "authors")),
                Fields.categories(Fields.texts(record, "categories")),
                publication(id, record, extra, origin),
                links(record, extra, origin, abstractText),
                listings,
                snapshots(extra),
                machineSummary(extra),
                Fields.text(extra, "organization"),
                List.of(new Provenance(source, origin)));
    }

    private Publication publication(PaperId id, JsonNode record, JsonNode extra, Origin origin) {
        PaperDate published = date(Fields.text(record, "published"), "published");
        PaperDate announced = date(Fields.text(extra, "listed"), "extra.listed");
        if (announced == null && origin == Origin.REGISTRY) {
            announced = published;
        } else if (announced != null && published != null && isSameDay(published, announced)) {
            published = null;
        }
        if (published == null) {
            published = id.month()
                    .map(month -> PaperDate.ofMonth(month, PaperDate.FROM_ID))
                    .orElse(null);
        }
        return new Publication(
                published,
                announced,
                List.of(),
                List.of(),
                false,
                Fields.prose(extra, "comment"),
                origin == Origin.REGISTRY ? venue(id, record) : "",
                Fields.text(extra, "doi"),
                new Licence(Fields.text(extra, "licence")));
    }

    private static boolean isSameDay(PaperDate one, PaperDate other) {
        return one.isToTheDay() && other.isToTheDay() && one.day().equals(other.day());
    }

    /** A preprint server is where a paper lives, not where it was accepted. */
    private static String venue(PaperId id, JsonNode record) {
        String venue = Fields.prose(record, "venue");
        return id.scheme().equalsIgnoreCase(venue) ? "" : venue;
    }

    private @Nullable PaperDate date(String text, String field) {
        if (text.isEmpty()) {
            return null;
        }
        Optional<PaperDate> date = PaperDate.parse(text, source);
        return date.orElseThrow(() -> new IllegalArgumentException(field + " is no date: " + text));
    }

    private List<Link> links(JsonNode record, JsonNode extra, Origin origin, String abstractText) {
        Map<Link.Kind, String> named = new EnumMap<>(Link.Kind.class);
        if (origin == Origin.REGISTRY) {
            named.put(Link.Kind.PAGE, Fields.text(record, "url"));
        }
        named.put(Link.Kind.CODE, Fields.text(extra, "github"));
        named.put(Link.Kind.PROJECT, Fields.text(extra, "project_page"));
        return Fields.links(named, source, abstractText + " " + Fields.text(extra, "comment"));
    }

    private List<Listing> listings(JsonNode extra) {
        String submitted = Fields.text(extra, "submitted_on_daily_at");
        Instant at = submitted.isEmpty()
                ? null
                : PaperDate.parse(submitted, source)
                        .orElseThrow(() ->
                                new IllegalArgumentException("extra.submitted_on_daily_at is no moment: " + submitted))
                        .at();
        List<Listing> listings = new ArrayList<>();
        List<LocalDate> days = Fields.texts(extra, "daily_dates").stream()
                .map(this::day)
                .distinct()
                .toList();
        for (LocalDate day : days) {
            boolean sameDay =
                    at != null && at.atOffset(ZoneOffset.UTC).toLocalDate().equals(day);
            listings.add(new Listing(source, day, 0, sameDay ? at : null, Fields.text(extra, "submitter")));
        }
        return listings;
    }

    private LocalDate day(String text) {
        return PaperDate.parse(text, source)
                .filter(PaperDate::isToTheDay)
                .orElseThrow(() -> new IllegalArgumentException("extra.daily_dates has no day: " + text))
                .day();
    }

    /** Snapshots by time; the totals belong to the last of them, or to a moment that nobody tells if there is none. */
    private List<CountSnapshot> snapshots(JsonNode extra) {
        SortedMap<Instant, Counts> counted = new TreeMap<>();
        for (JsonNode one : extra.path("upvote_snapshots")) {
            PaperDate at = date(Fields.text(one, "at"), "extra.upvote_snapshots.at");
            if (at != null) {
                counted.put(at.at(), new Counts(Fields.count(one, "upvotes"), Fields.count(one, "comments"), 0));
            }
        }
        Counts total = new Counts(
                Fields.count(extra, "upvotes"),
                Fields.count(extra, "num_comments"),
                Fields.count(extra, "github_stars"));
        if (counted.isEmpty()) {
            return total.isNone() ? List.of() : List.of(new CountSnapshot(source, null, total));
        }
        counted.put(counted.lastKey(), total);
        return counted.entrySet().stream()
                .map(one -> new CountSnapshot(source, one.getKey(), one.getValue()))
                .toList();
    }

    private @Nullable MachineSummary machineSummary(JsonNode extra) {
        String text = Fields.text(extra, "hf_ai_summary");
        List<String> keywords = Fields.texts(extra, "hf_ai_keywords");
        return text.isEmpty() && keywords.isEmpty() ? null : new MachineSummary(source, text, keywords);
    }
}
