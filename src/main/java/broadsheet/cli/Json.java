package broadsheet.cli;

import broadsheet.edition.Placing;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.CountSnapshot;
import broadsheet.paper.Counts;
import broadsheet.paper.Headline;
import broadsheet.paper.Link;
import broadsheet.paper.Listing;
import broadsheet.paper.MachineSummary;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.paper.Version;
import broadsheet.rank.Diversity;
import broadsheet.rank.Score;
import broadsheet.source.Import;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What commands print with {@code --json}: fields in a fixed order, absent ones left out, dates as precise as known, and
 * nothing that a clock of this machine told.
 */
final class Json {
    private static final ObjectMapper PRINTER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void print(PrintWriter out, ObjectNode tree) {
        try {
            out.println(PRINTER.writeValueAsString(tree));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be printed", e);
        }
    }

    static ObjectNode headline(Headline headline) {
        ObjectNode tree = object();
        tree.put("id", headline.id().text());
        tree.put("title", headline.title());
        texts(tree, "firstAuthors", headline.firstAuthors(), Author::name);
        tree.put("authorCount", headline.authorCount());
        texts(tree, "categories", headline.categories(), Category::code);
        date(tree, "date", headline.date());
        text(tree, "venue", headline.venue());
        counts(tree, headline.counts());
        text(tree, "code", headline.code());
        return tree;
    }

    static ObjectNode placing(Placing placing, Headline headline) {
        ObjectNode tree = object();
        tree.put("place", placing.place());
        tree.setAll(headline(headline));
        tree.put("score", placing.score().total());
        ArrayNode terms = tree.putArray("why");
        for (Score.Term term : placing.score().terms()) {
            terms.addObject()
                    .put("signal", term.signal().name().toLowerCase(Locale.ROOT))
                    .put("count", term.count())
                    .put("points", term.points());
        }
        switch (placing.move()) {
            case Diversity.InPlace _ -> {}
            case Diversity.MovedUp(int rank) -> tree.put("rank", rank);
            case Diversity.HeldBack(int rank, Diversity.Group group) -> {
                tree.put("rank", rank);
                tree.put(
                        "heldBack",
                        switch (group) {
                            case Diversity.OfAuthor _ -> "author";
                            case Diversity.OfTopic topic -> topic.category().code();
                        });
            }
        }
        return tree;
    }

    static ObjectNode imported(Import.Report report) {
        return object().put("papers", report.stored().total())
                .put("added", report.stored().added())
                .put("changed", report.stored().changed())
                .put("unchanged", report.stored().unchanged())
                .put("broken", report.broken());
    }

    static ObjectNode paper(Paper paper) {
        ObjectNode tree = object();
        Publication publication = paper.publication();
        tree.put("id", paper.id().text());
        texts(tree, "otherIds", paper.otherIds(), PaperId::text);
        tree.put("title", paper.title());
        text(tree, "abstract", paper.abstractText());
        texts(tree, "authors", paper.authors(), Author::name);
        texts(tree, "categories", paper.categories(), Category::code);
        dateAndSource(tree, "published", publication.published());
        dateAndSource(tree, "announced", publication.announced());
        for (Version version : publication.versions()) {
            ObjectNode one = tree.withArray("versions").addObject().put("number", version.number());
            dateAndSource(one, "submitted", version.submitted());
        }
        text(tree, "comment", publication.comment());
        text(tree, "journalReference", publication.journalReference());
        text(tree, "doi", publication.doi());
        text(tree, "licence", publication.licence().url());
        if (publication.withdrawn()) {
            tree.put("withdrawn", true);
        }
        for (Link link : paper.links()) {
            tree.withArray("links")
                    .addObject()
                    .put("kind", link.kind().name().toLowerCase(Locale.ROOT))
                    .put("url", link.url().toString())
                    .put("addedBy", link.addedBy());
        }
        for (Listing listing : paper.listings()) {
            ObjectNode one = tree.withArray("listings").addObject();
            one.put("list", listing.list()).put("day", listing.day().toString());
            text(one, "submitter", listing.submitter());
        }
        counts(tree, paper.counts());
        for (CountSnapshot snapshot : paper.snapshots()) {
            ObjectNode one = tree.withArray("snapshots").addObject();
            one.put("source", snapshot.source());
            text(one, "at", snapshot.at() == null ? "" : snapshot.at().toString());
            counts(one, snapshot.counts());
        }
        MachineSummary summary = paper.machineSummary();
        if (summary != null) {
            ObjectNode one = tree.putObject("machineSummary").put("source", summary.source());
            text(one, "text", summary.text());
            texts(one, "keywords", summary.keywords(), keyword -> keyword);
        }
        text(tree, "organisation", paper.organisation());
        texts(tree, "sources", paper.provenance(), Provenance::source);
        return tree;
    }

    private static void text(ObjectNode tree, String name, String value) {
        if (!value.isEmpty()) {
            tree.put(name, value);
        }
    }

    static <T> void texts(ObjectNode tree, String name, Iterable<T> values, Function<T, String> text) {
        for (T value : values) {
            tree.withArray(name).add(text.apply(value));
        }
    }

    private static void date(ObjectNode tree, String name, @Nullable PaperDate date) {
        if (date != null) {
            tree.put(name, date.iso());
        }
    }

    private static void dateAndSource(ObjectNode tree, String name, @Nullable PaperDate date) {
        date(tree, name, date);
        if (date != null) {
            tree.put(name + "Source", date.source());
        }
    }

    private static void counts(ObjectNode tree, Counts counts) {
        if (!counts.isNone()) {
            tree.put("upvotes", counts.upvotes())
                    .put("comments", counts.comments())
                    .put("stars", counts.stars());
        }
    }
}
