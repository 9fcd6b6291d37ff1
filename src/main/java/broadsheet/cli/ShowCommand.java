package broadsheet.cli;

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
import broadsheet.search.Search;
import broadsheet.search.SearchException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "show", description = "Prints all that is known of a paper.")
final class ShowCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "An identifier, or the address of the paper's page.")
    private String id;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PaperId wanted = PaperId.parse(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + id + "' is no identifier of a paper; try 2312.13301 or acl:P18-1001."));
        try (OpenHome open = parent.open()) {
            Optional<Paper> paper = open.catalogue().papers().find(wanted);
            if (paper.isEmpty()) {
                parent.err().tell("The catalogue has no paper " + wanted + ".");
                return ExitCode.NOT_FOUND;
            }
            List<Headline> versions = otherVersions(open.search(), paper.get());
            if (json) {
                ObjectNode tree = Json.paper(paper.get());
                Json.texts(
                        tree, "otherVersions", versions, version -> version.id().text());
                Json.print(parent.desk().out(), tree);
            } else {
                print(paper.get(), versions);
            }
        }
        return ExitCode.OK;
    }

    /** What the index as it is knows; it is a suggestion, and not worth a complaint where there is no index to ask. */
    private static List<Headline> otherVersions(Search search, Paper paper) {
        try {
            return search.kin(paper, 0).versions();
        } catch (SearchException _) {
            return List.of();
        }
    }

    private void print(Paper paper, List<Headline> versions) {
        Screen screen = parent.out();
        screen.heading(paper.title());
        screen.text(paper.authors().stream().map(Author::name).collect(Collectors.joining(", ")));
        screen.blank();
        if (!paper.abstractText().isEmpty()) {
            screen.text(paper.abstractText());
            screen.blank();
        }
        Table table = facts(paper);
        for (Headline version : versions) {
            table.row("other version", version.id() + ", " + version.title());
        }
        table.print(screen);
    }

    private static Table facts(Paper paper) {
        Table table = new Table();
        Publication publication = paper.publication();
        table.row("id", paper.id().text());
        table.rowUnlessEmpty("also", joined(paper.otherIds(), PaperId::text));
        table.rowUnlessEmpty("published", words(publication.published()));
        table.rowUnlessEmpty("announced", words(publication.announced()));
        table.rowUnlessEmpty(
                "versions", joined(publication.versions(), one -> one.number() + " of " + words(one.submitted())));
        table.rowUnlessEmpty("categories", joined(paper.categories(), Category::code));
        table.rowUnlessEmpty("venue", publication.journalReference());
        table.rowUnlessEmpty("comment", publication.comment());
        table.rowUnlessEmpty("DOI", publication.doi());
        table.rowUnlessEmpty("licence", publication.licence().shortName());
        table.rowUnlessEmpty("withdrawn", publication.withdrawn() ? "yes" : "");
        for (Link link : paper.links()) {
            table.row(link.kind().name().toLowerCase(Locale.ROOT), link.url() + " (" + link.addedBy() + ")");
        }
        table.rowUnlessEmpty("listed", joined(paper.listings(), ShowCommand::words));
        table.rowUnlessEmpty("counts", paper.counts().isNone() ? "" : words(paper.counts()));
        for (CountSnapshot snapshot : paper.snapshots()) {
            Instant at = snapshot.at();
            String when = at == null ? "at an unknown moment" : Words.moment(at);
            table.row("counted", when + ": " + words(snapshot.counts()) + " (" + snapshot.source() + ")");
        }
        table.rowUnlessEmpty("organisation", paper.organisation());
        MachineSummary summary = paper.machineSummary();
        if (summary != null) {
            String source = " (" + summary.source() + ")";
            table.rowUnlessEmpty("by a machine", summary.text().isEmpty() ? "" : summary.text() + source);
            table.rowUnlessEmpty(
                    "keywords", summary.keywords().isEmpty() ? "" : String.join(", ", summary.keywords()) + source);
        }
        table.row("sources", joined(paper.provenance(), Provenance::source));
        return table;
    }

    private static <T> String joined(List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String words(@Nullable PaperDate date) {
        return date == null ? "" : date.inWords() + " (" + date.source() + ")";
    }

    private static String words(Listing listing) {
        return listing.day() + " in " + listing.list()
                + (listing.submitter().isEmpty() ? "" : " by " + listing.submitter());
    }

    private static String words(Counts counts) {
        return Words.count(counts.upvotes(), "upvote") + ", " + Words.count(counts.comments(), "comment") + ", "
                + Words.count(counts.stars(), "star");
    }
}
