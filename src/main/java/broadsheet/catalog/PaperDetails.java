package broadsheet.catalog;

import broadsheet.paper.CountSnapshot;
import broadsheet.paper.Counts;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.MachineSummary;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Reannouncement;
import broadsheet.paper.Version;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nested values of a paper as the {@code details} column keeps them: JSON with short names, moments in milliseconds,
 * what is absent left out. The one place that knows this form.
 */
record PaperDetails(
        List<String> ids,
        List<VersionForm> versions,
        List<ReannouncementForm> again,
        List<LinkForm> links,
        List<ListingForm> listings,
        List<SnapshotForm> counts,
        @Nullable SummaryForm summary,
        List<ProvenanceForm> from) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();
    private static final ObjectReader READER = JSON.readerFor(PaperDetails.class);
    private static final ObjectWriter WRITER = JSON.writerFor(PaperDetails.class);

    record VersionForm(int number, long at, String precision, String source) {}

    record ReannouncementForm(String kind, String day, String source) {}

    record LinkForm(String kind, String url, String by) {}

    record ListingForm(
            String list,
            String day,
            int position,
            @Nullable Long at,
            @Nullable String by) {}

    /** Rows of the first days have a moment of 0 where none was known. */
    record SnapshotForm(String source, @Nullable Long at, int upvotes, int comments, int stars) {}

    record SummaryForm(
            String source, @Nullable String text, @Nullable List<String> keywords) {}

    record ProvenanceForm(String source, String origin) {}

    PaperDetails {
        ids = orEmpty(ids);
        versions = orEmpty(versions);
        again = orEmpty(again);
        links = orEmpty(links);
        listings = orEmpty(listings);
        counts = orEmpty(counts);
        from = orEmpty(from);
    }

    /** Jackson passes null for a list that was left out. */
    private static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    static PaperDetails of(Paper paper) {
        MachineSummary summary = paper.machineSummary();
        return new PaperDetails(
                paper.otherIds().stream().map(PaperId::text).toList(),
                paper.publication().versions().stream().map(PaperDetails::form).toList(),
                paper.publication().reannouncements().stream()
                        .map(one -> new ReannouncementForm(
                                one.kind().name(), one.day().toString(), one.source()))
                        .toList(),
                paper.links().stream()
                        .map(link -> new LinkForm(link.kind().name(), link.url().toString(), link.addedBy()))
                        .toList(),
                paper.listings().stream().map(PaperDetails::form).toList(),
                paper.snapshots().stream().map(PaperDetails::form).toList(),
                summary == null ? null : new SummaryForm(summary.source(), summary.text(), summary.keywords()),
                paper.provenance().stream()
                        .map(from ->
                                new ProvenanceForm(from.source(), from.origin().name()))
                        .toList());
    }

    private static VersionForm form(Version version) {
        PaperDate submitted = version.submitted();
        return new VersionForm(
                version.number(),
                submitted.at().toEpochMilli(),
                submitted.precision().name(),
                submitted.source());
    }

    private static ListingForm form(Listing listing) {
        Instant at = listing.listedAt();
        return new ListingForm(
                listing.list(),
                listing.day().toString(),
                listing.position(),
                at == null ? null : at.toEpochMilli(),
                listing.submitter());
    }

    private static SnapshotForm form(CountSnapshot snapshot) {
        Counts counts = snapshot.counts();
        Instant at = snapshot.at();
        return new SnapshotForm(
                snapshot.source(),
                at == null ? null : at.toEpochMilli(),
                counts.upvotes(),
                counts.comments(),
                counts.stars());
    }

    List<PaperId> otherIds() {
        return ids.stream().map(PaperId::ofText).toList();
    }

    List<Version> paperVersions() {
        return versions.stream()
                .map(form -> new Version(
                        form.number(),
                        new PaperDate(
                                Instant.ofEpochMilli(form.at()),
                                PaperDate.Precision.valueOf(form.precision()),
                                form.source())))
                .toList();
    }

    List<Reannouncement> reannouncements() {
        return again.stream()
                .map(form -> new Reannouncement(
                        Reannouncement.Kind.valueOf(form.kind()), LocalDate.parse(form.day()), form.source()))
                .toList();
    }

    List<Link> paperLinks() {
        return links.stream()
                .map(form -> new Link(Link.Kind.valueOf(form.kind()), URI.create(form.url()), form.by()))
                .toList();
    }

    List<Listing> paperListings() {
        return listings.stream()
                .map(form -> new Listing(
                        form.list(),
                        LocalDate.parse(form.day()),
                        form.position(),
                        form.at() == null ? null : Instant.ofEpochMilli(form.at()),
                        orEmpty(form.by())))
                .toList();
    }

    List<CountSnapshot> snapshots() {
        return counts.stream()
                .map(form -> new CountSnapshot(
                        form.source(),
                        form.at() == null || form.at() == 0 ? null : Instant.ofEpochMilli(form.at()),
                        new Counts(form.upvotes(), form.comments(), form.stars())))
                .toList();
    }

    @Nullable
    MachineSummary machineSummary() {
        return summary == null
                ? null
                : new MachineSummary(summary.source(), orEmpty(summary.text()), orEmpty(summary.keywords()));
    }

    List<Provenance> provenance() {
        return from.stream()
                .map(form -> new Provenance(form.source(), Provenance.Origin.valueOf(form.origin())))
                .toList();
    }

    String toJson() {
        try {
            return WRITER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details cannot be written: " + ids, e);
        }
    }

    /** @throws IllegalArgumentException if the text is none that {@link #toJson} wrote */
    static PaperDetails fromJson(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the details of a paper cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
