package broadsheet.source.sample;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Papers;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.Provenance;
import broadsheet.source.Parsed;
import broadsheet.source.jsonl.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Forty real papers as one edition, in the order of the page they were taken from, so that a new Broadsheet has something
 * to show. The facts are the papers' own; each abstract is replaced by a summary written for this project.
 */
public final class SampleEdition {
    /** The day of the sample edition. */
    public static final LocalDate DAY = LocalDate.of(2025, 12, 26);

    private final Catalogue catalogue;

    /** The sample of a catalogue. */
    public SampleEdition(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Adds the sample. Papers that are known already keep what is known of them. */
    public Papers.Stored add() {
        return catalogue.papers().store(papers());
    }

    /**
     * Removes the sample: papers that only it knew go, the others lose their place in it.
     *
     * @return how many papers were in it
     */
    public int remove() {
        return catalogue.papers().removeSource(Catalogue.SAMPLE);
    }

    /** The sample's papers, in order. */
    public static List<Paper> papers() {
        List<Paper> papers = new ArrayList<>();
        try (InputStream stream = SampleEdition.class.getResourceAsStream("/sample/papers.jsonl")) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its sample edition, /sample/papers.jsonl");
            }
            new JsonLines(Catalogue.SAMPLE).read(stream, parsed -> papers.add(placed(parsed, papers.size() + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the sample edition", e);
        }
        return papers;
    }

    private static Paper placed(Parsed parsed, int position) {
        return switch (parsed) {
            case Parsed.Read read -> placed(read.paper(), position);
            case Parsed.Broken broken ->
                throw new IllegalStateException("sample edition, line " + broken.line() + ": " + broken.reason());
        };
    }

    private static Paper placed(Paper paper, int position) {
        Listing listing = new Listing(Catalogue.SAMPLE, DAY, position, null, "");
        // Nobody announced these papers on that day: the listing alone puts them there.
        return paper.withPublication(paper.publication().withAnnounced(null))
                .withListings(List.of(listing))
                .withProvenance(List.of(new Provenance(Catalogue.SAMPLE, Provenance.Origin.SAMPLE)));
    }
}
