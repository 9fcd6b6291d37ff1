package broadsheet.edition;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.CountSnapshot;
import broadsheet.paper.Counts;
import broadsheet.paper.Licence;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.paper.Reannouncement;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A paper for a test, of which only that matters which the test says. */
public final class Sketch {
    /** The source that announces. */
    public static final String REGISTRY = "registry";

    /** The list that lists. */
    public static final String LIST = "daily";

    private final PaperId id;
    private final List<PaperId> otherIds = new ArrayList<>();
    private String title;
    private String text;
    private List<Author> authors = List.of(new Author("Ada Lovelace"));
    private List<Category> categories = List.of();
    private @Nullable PaperDate announced;
    private final List<Listing> listings = new ArrayList<>();
    private final List<Reannouncement> again = new ArrayList<>();
    private Counts counts = Counts.NONE;
    private final List<Link> links = new ArrayList<>();

    private Sketch(PaperId id) {
        this.id = id;
        this.title = "On " + id;
        this.text = "An abstract of " + id + ".";
    }

    /** A paper of which nothing is known but its id, in any form. */
    public static Sketch of(String id) {
        return new Sketch(PaperId.parse(id).orElseThrow());
    }

    /** Gives it another id, in any form. */
    public Sketch alsoCalled(String other) {
        otherIds.add(PaperId.parse(other).orElseThrow());
        return this;
    }

    /** Calls it something. */
    public Sketch titled(String words) {
        title = words;
        return this;
    }

    /** Has its abstract say something. */
    public Sketch saying(String words) {
        text = words;
        return this;
    }

    /** Says who wrote it. */
    public Sketch by(String... names) {
        authors = List.of(names).stream().map(Author::new).toList();
        return this;
    }

    /** Files it. */
    public Sketch in(String... codes) {
        categories = List.of(codes).stream().map(Category::new).toList();
        return this;
    }

    /** Has it announced, as precisely as the text tells. */
    public Sketch announced(String date) {
        announced = PaperDate.parse(date, REGISTRY).orElseThrow();
        return this;
    }

    /** Has it announced once more. */
    public Sketch again(Reannouncement.Kind kind, String day) {
        again.add(new Reannouncement(kind, LocalDate.parse(day), REGISTRY));
        return this;
    }

    /** Has it listed on a day, however often this is said. */
    public Sketch listed(String day) {
        Listing listing = new Listing(LIST, LocalDate.parse(day), 0, null, "");
        if (!listings.contains(listing)) {
            listings.add(listing);
        }
        return this;
    }

    /** Has its readers count. */
    public Sketch counted(int upvotes, int comments, int stars) {
        counts = new Counts(upvotes, comments, stars);
        return this;
    }

    /** Has its readers vote. */
    public Sketch voted(int upvotes) {
        return counted(upvotes, 0, 0);
    }

    /** Links something. */
    public Sketch linked(Link.Kind kind) {
        links.add(new Link(kind, URI.create("https://example.org/" + kind), REGISTRY));
        return this;
    }

    /** The paper. */
    public Paper paper() {
        List<Provenance> provenance = new ArrayList<>();
        if (announced != null || listings.isEmpty()) {
            provenance.add(new Provenance(REGISTRY, Provenance.Origin.REGISTRY));
        }
        if (!listings.isEmpty()) {
            provenance.add(new Provenance(LIST, Provenance.Origin.LIST));
        }
        Publication publication =
                new Publication(null, announced, List.of(), again, false, "", "", "", Licence.UNKNOWN);
        List<CountSnapshot> snapshots =
                counts.isNone() ? List.of() : List.of(new CountSnapshot(LIST, Instant.EPOCH, counts));
        return new Paper(
                id,
                otherIds,
                title,
                text,
                authors,
                categories,
                publication,
                links,
                listings,
                snapshots,
                null,
                "",
                provenance);
    }
}
