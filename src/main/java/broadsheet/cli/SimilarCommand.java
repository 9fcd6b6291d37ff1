package broadsheet.cli;

import broadsheet.encode.EncoderException;
import broadsheet.encode.EncodingState;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.search.Likeness;
import broadsheet.search.Likeness.Basis;
import broadsheet.search.Relevance;
import broadsheet.search.Search;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "similar",
        description = "Prints the papers that are most like others by what they mean and say, the most alike first.",
        footer = {
            "",
            "An example is an identifier, the address of a paper, or a phrase. With --batch, each line of a file {\"id\": …} is a"
                    + " paper, and what is similar to it is written in the form of TREC, for 'evaluate'."
        })
final class SimilarCommand implements Callable<Integer> {
    /** Those that are sorted by date are the nearest so many. */
    private static final int NEAREST = 100;

    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "WHAT", description = "What the papers are to be like.")
    private List<String> like = List.of();

    @Option(
            names = "--less",
            paramLabel = "WHAT",
            description = "What they are not to be like; may be given several times.")
    private List<String> unlike = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            converter = PaperLimit.class,
            description = "How many papers to print; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--by-date", description = "Prints the nearest hundred by their date, the newest first.")
    private boolean byDate;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "Finds what is similar to each paper of a file, plain or packed by gzip.")
    private @Nullable Path batch;

    @Option(names = "--run", paramLabel = "FILE", description = "Where a batch writes what it found.")
    private @Nullable Path run;

    @Option(
            names = "--pool",
            paramLabel = "FILE",
            description = "Ranks just these candidates: lines of a paper and a candidate, separated by a tab.")
    private @Nullable Path pool;

    @Option(
            names = "--static",
            description =
                    "Holds papers of a batch that are not encoded yet against others by what their words let expect,"
                            + " as pages do. Otherwise they are like nothing.")
    private boolean estimated;

    @Option(
            names = {"-k", "--depth"},
            paramLabel = "K",
            defaultValue = "100",
            converter = PaperLimit.class,
            description = "How many papers a batch finds for each paper; ${DEFAULT-VALUE} if not given.")
    private int depth;

    @Override
    public Integer call() {
        if (batch != null) {
            if (run == null || !like.isEmpty() || !unlike.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--batch takes its papers from the file, and wants --run FILE for what it finds.");
            }
        } else if (estimated) {
            throw new ParameterException(spec.commandLine(), "--static is for a batch; without one it is always so.");
        } else if (like.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Like what? Name papers, or write a phrase.");
        } else if (like.size() + unlike.size() > Likeness.MOST) {
            throw new ParameterException(spec.commandLine(), "More than " + Likeness.MOST + " examples say no more.");
        }
        try (OpenHome open = parent.open()) {
            if (open.encoding().state() instanceof EncodingState.Off) {
                parent.err().tell("The configuration names no encoder: encoder.model is none.");
                return ExitCode.NOT_FOUND;
            }
            if (batch != null && run != null) {
                return new BatchSimilar(parent, open, depth, estimated ? Basis.ALSO_ESTIMATED : Basis.ENCODED)
                        .run(batch, run, pool);
            }
            return similar(open);
        }
    }

    private int similar(OpenHome open) {
        List<PaperId> likePapers = new ArrayList<>();
        List<String> likePhrases = new ArrayList<>();
        List<PaperId> unlikePapers = new ArrayList<>();
        List<String> unlikePhrases = new ArrayList<>();
        for (String example : like) {
            add(open, example, likePapers, likePhrases);
        }
        for (String example : unlike) {
            add(open, example, unlikePapers, unlikePhrases);
        }
        if (!likePhrases.isEmpty() || !unlikePhrases.isEmpty()) {
            try {
                open.encoding().begin();
                open.index().encoding().await();
            } catch (EncoderException e) {
                parent.err().tell(e.getMessage() + " Phrases have no say.");
            }
        }
        Likeness likeness = new Likeness(likePapers, likePhrases, unlikePapers, unlikePhrases, Basis.ALSO_ESTIMATED);
        Search.FoundSimilar found = open.search().similar(likeness, byDate ? NEAREST : limit, 0);
        List<Search.FoundPaper> papers = found.papers().stream()
                .sorted(byDate ? newestFirst() : Comparator.comparingInt(paper -> 0))
                .limit(limit)
                .toList();
        for (PaperId unknown : found.unknown()) {
            parent.err().tell(unknown + " is not in the catalogue, or not encoded yet; it has no say.");
        }
        if (json) {
            printJson(papers);
        } else {
            print(papers);
        }
        return papers.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
    }

    private static Comparator<Search.FoundPaper> newestFirst() {
        return Comparator.comparing((Search.FoundPaper paper) -> Optional.ofNullable(
                                paper.headline().date())
                        .map(PaperDate::iso)
                        .orElse(""))
                .reversed();
    }

    /** A text that is an identifier of a paper of the catalogue is that paper, and any other a phrase. */
    private static void add(OpenHome open, String example, List<PaperId> papers, List<String> phrases) {
        PaperId.parse(example)
                .ifPresentOrElse(
                        id -> papers.add(open.catalogue()
                                .papers()
                                .find(id)
                                .map(paper -> paper.id())
                                .orElse(id)),
                        () -> phrases.add(example));
    }

    private void printJson(List<Search.FoundPaper> papers) {
        ObjectNode tree = Json.object();
        ArrayNode list = tree.putArray("papers");
        for (Search.FoundPaper paper : papers) {
            ObjectNode one = Json.headline(paper.headline());
            one.put("similarity", paper.relevance().total());
            list.add(one);
        }
        Json.print(parent.desk().out(), tree);
    }

    private void print(List<Search.FoundPaper> papers) {
        Screen screen = parent.out();
        HeadlinePrinter printer = new HeadlinePrinter(screen);
        int number = 0;
        for (Search.FoundPaper paper : papers) {
            number++;
            Headline headline = paper.headline();
            printer.print(number, headline, why(paper.relevance()));
        }
        if (papers.isEmpty()) {
            parent.err().tell("Found nothing: of none of the examples the meaning is known.");
        }
        screen.flush();
    }

    /** The similarity, and where there are several examples what each adds to it. */
    private static String why(Relevance relevance) {
        String total = hundredths(relevance.total());
        return relevance.parts().size() < 2
                ? total
                : total + " = "
                        + relevance.parts().stream()
                                .map(part -> hundredths(part.points()) + " " + part.text())
                                .collect(Collectors.joining(", "));
    }

    private static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
