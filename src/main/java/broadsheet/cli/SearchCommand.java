package broadsheet.cli;

import broadsheet.cite.CitationFormat;
import broadsheet.encode.EncoderException;
import broadsheet.paper.Paper;
import broadsheet.search.IndexState;
import broadsheet.search.Likeness.Basis;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.Results;
import broadsheet.search.Search;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.Wanted.Mode;
import broadsheet.search.query.Paraphrase;
import broadsheet.search.query.Remark;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        description = "Prints the papers that a query finds, the best first.",
        footer = {
            "",
            "The query language is told in docs/search.md. With --batch, each line of a file {\"id\": …, \"text\": …} is a query,"
                    + " and what was found is written in the form of TREC, for 'evaluate'."
        })
final class SearchCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "Q", description = "The query, or an identifier.")
    private List<String> query = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            converter = PaperLimit.class,
            description = "How many papers to print; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            defaultValue = "relevance",
            converter = OrderWord.class,
            description = "In what order: relevance, date or upvotes; ${DEFAULT-VALUE} if not given.")
    private Order order;

    @Option(names = "--exact", description = "Takes the words as they are: no typo is forgiven, none may be missing.")
    private boolean exact;

    @ArgGroup
    private @Nullable Form form;

    /** How it is printed, if not for people. */
    private static final class Form {
        @Option(names = "--json", description = "Prints one JSON object.")
        private boolean json;

        @Option(names = "--bibtex", description = "Prints citations for BibTeX.")
        private boolean bibtex;
    }

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "Runs the queries of a file, plain or packed by gzip.")
    private @Nullable Path batch;

    @Option(names = "--run", paramLabel = "FILE", description = "Where a batch writes what it found.")
    private @Nullable Path run;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "both",
            converter = SearchMode.class,
            description = "By what papers are found: words, meaning or both; ${DEFAULT-VALUE} if not given.")
    private Mode mode;

    @Option(
            names = "--static",
            description =
                    "Takes papers that are not encoded yet for what their words let expect in a batch, as pages do."
                            + " Otherwise a batch finds them by their words.")
    private boolean estimated;

    @Option(
            names = {"-k", "--depth"},
            paramLabel = "K",
            defaultValue = "100",
            converter = PaperLimit.class,
            description = "How many papers a batch finds for each query; ${DEFAULT-VALUE} if not given.")
    private int depth;

    @Override
    public Integer call() {
        if (batch != null) {
            if (run == null || !query.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--batch takes its queries from the file, and wants --run FILE for what it finds.");
            }
            try (OpenHome open = parent.open()) {
                awaitEncoder(open);
                return new BatchSearch(parent, open, depth, mode, estimated ? Basis.ALSO_ESTIMATED : Basis.ENCODED)
                        .run(batch, run);
            }
        }
        if (estimated) {
            throw new ParameterException(spec.commandLine(), "--static is for a batch; without one it is always so.");
        }
        if (query.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "What is to be found? Name words, or an identifier.");
        }
        try (OpenHome open = parent.open()) {
            awaitEncoder(open);
            Search.Found found = open.search()
                    .find(
                            String.join(" ", query),
                            new Wanted(
                                    Narrowing.NONE,
                                    order,
                                    Optional.empty(),
                                    limit,
                                    exact ? Manner.EXACT : Manner.FORGIVING,
                                    true,
                                    mode),
                            0);
            if (form != null && form.json) {
                printJson(found);
            } else if (form != null && form.bibtex) {
                printCitations(open, found);
            } else {
                print(found, open.search().state());
            }
            return found.papers().isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
        }
    }

    /** Has the encoder loaded, if it is needed. */
    private void awaitEncoder(OpenHome open) {
        if (mode != Mode.WORDS) {
            try {
                open.encoding().begin();
                open.index().encoding().await();
            } catch (EncoderException e) {
                parent.err().tell(e.getMessage() + " Papers are found by their words alone.");
            }
        }
    }

    private void printJson(Search.Found found) {
        ObjectNode tree = Json.object();
        ArrayNode papers = tree.putArray("papers");
        found.papers().forEach(paper -> papers.add(Json.headline(paper.headline())));
        found.results().total().ifPresent(total -> tree.put("total", total));
        tree.put("more", found.results().next().isPresent());
        tree.put("read_as", text(Paraphrase.of(found.reading().query())));
        Json.print(parent.desk().out(), tree);
    }

    private void printCitations(OpenHome open, Search.Found found) {
        List<Paper> papers = open.catalogue()
                .papers()
                .list(found.papers().stream()
                        .map(paper -> paper.headline().id())
                        .toList());
        try {
            CitationFormat.BIBTEX.write(papers.iterator(), parent.desk().out());
        } catch (IOException e) {
            throw new UncheckedIOException("printing citations", e);
        }
    }

    private static String text(Paraphrase paraphrase) {
        return paraphrase.parts().stream().map(Paraphrase.Part::text).collect(Collectors.joining());
    }

    private void print(Search.Found found, IndexState state) {
        for (Remark remark : found.reading().remarks()) {
            parent.err().tell(remark.sentence());
        }
        if (state instanceof IndexState.Building) {
            parent.err().tell("The index is being made anew; not everything can be found yet.");
        }
        Results.Treatment treatment = found.results().treatment();
        for (Results.Correction correction : treatment.corrections()) {
            parent.err()
                    .tell("No paper has “" + correction.typed() + "”, or hardly any. Showing results for "
                            + correction.taken() + "; --exact searches as it was typed.");
        }
        if (found.papers().isEmpty()) {
            parent.err()
                    .tell("Found none of the "
                            + text(Paraphrase.of(found.reading().query())) + ".");
            return;
        }
        if (treatment.someWordsMissing()) {
            parent.err().tell("Few papers have all of these words, or none has; those with most of them follow.");
        }
        Screen screen = parent.out();
        HeadlinePrinter printer = new HeadlinePrinter(screen);
        int number = 0;
        for (Search.FoundPaper paper : found.papers()) {
            number++;
            printer.print(number, paper.headline(), "");
        }
        long more = found.results().total().orElse(number) - number;
        if (more > 0) {
            screen.quiet("     ", "and " + more + " more; --limit prints them");
        }
        screen.flush();
    }
}
