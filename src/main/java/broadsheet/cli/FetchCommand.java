package broadsheet.cli;

import broadsheet.config.Config;
import broadsheet.net.Pause;
import broadsheet.paper.PaperId;
import broadsheet.source.arxiv.ArxivAddress;
import broadsheet.source.arxiv.ArxivLookup;
import broadsheet.source.arxiv.LookedUp;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

@Command(name = "fetch", description = "Fetches single papers from arXiv by their ids.")
final class FetchCommand implements Callable<Integer> {
    private static final Set<String> FOUND = Set.of("new", "changed", "known");

    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "An identifier of arXiv's, or the address of the paper's page.")
    private List<String> ids;

    @Option(
            names = "--base-url",
            paramLabel = "U",
            description = "The address to ask in place of arXiv's query interface.")
    private @Nullable URI baseUrl;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    /**
     * What became of one argument.
     *
     * @param id as it is filed, or as it was written if it is none of arXiv's
     * @param outcome a word: {@code new}, {@code changed}, {@code known}, {@code missing}, {@code broken}, {@code
     *     unanswered} or {@code foreign}
     * @param remark its title or what is wrong, perhaps empty
     */
    private record Line(String id, String outcome, String remark) {
        static Line of(LookedUp paper) {
            String id = paper.id().text();
            return switch (paper) {
                case LookedUp.Found found ->
                    new Line(id, found.change().name().toLowerCase(Locale.ROOT), found.title());
                case LookedUp.Missing _ -> new Line(id, "missing", "arXiv has no such paper");
                case LookedUp.Broken broken -> new Line(id, "broken", broken.reason());
                case LookedUp.Unanswered _ -> new Line(id, "unanswered", "arXiv did not answer");
            };
        }

        static Line foreign(String text) {
            return new Line(text, "foreign", "this is no identifier of arXiv's");
        }

        boolean isFound() {
            return FOUND.contains(outcome);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Optional<PaperId>> wanted = new LinkedHashMap<>();
        ids.forEach(text ->
                wanted.put(text, PaperId.parse(text).filter(id -> id.scheme().equals(PaperId.ARXIV))));
        Set<PaperId> asked =
                wanted.values().stream().flatMap(Optional::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        if (asked.isEmpty()) {
            return told(lines(wanted, Map.of()), Optional.empty());
        }
        try (OpenHome open = parent.open();
                HarvestReport report = new HarvestReport(parent)) {
            ArxivLookup lookup = new ArxivLookup(
                    open.catalogue(),
                    open.web(),
                    address(open.config()),
                    parent.desk().clock(),
                    Pause.SLEEP);
            ArxivLookup.Report done = lookup.find(asked, report);
            report.clear();
            Map<PaperId, LookedUp> papers =
                    done.papers().stream().collect(Collectors.toMap(LookedUp::id, Function.identity()));
            return told(lines(wanted, papers), done.problem());
        }
    }

    /** In the order of the arguments; a paper that two of them name stands there once. */
    private static List<Line> lines(Map<String, Optional<PaperId>> wanted, Map<PaperId, LookedUp> papers) {
        return wanted.entrySet().stream()
                .map(one -> one.getValue().map(papers::get).map(Line::of).orElseGet(() -> Line.foreign(one.getKey())))
                .distinct()
                .toList();
    }

    private int told(List<Line> lines, Optional<String> problem) {
        print(lines);
        problem.ifPresent(parent.err()::tell);
        long found = lines.stream().filter(Line::isFound).count();
        if (found == lines.size()) {
            return ExitCode.OK;
        }
        return found == 0 && problem.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.PARTLY;
    }

    private ArxivAddress address(Config config) {
        try {
            return ArxivAddress.ofQueries(config.arxiv(), baseUrl);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Cannot fetch: " + e.getMessage() + ".");
        }
    }

    private void print(List<Line> lines) {
        if (json) {
            ObjectNode tree = Json.object();
            for (Line line : lines) {
                ObjectNode one = tree.withArray("papers").addObject();
                one.put("id", line.id()).put("outcome", line.outcome());
                one.put(line.isFound() ? "title" : "reason", line.remark());
            }
            Json.print(parent.desk().out(), tree);
            return;
        }
        Screen screen = parent.out();
        int width =
                lines.stream().mapToInt(line -> line.outcome().length()).max().orElse(0);
        for (Line line : lines) {
            screen.row(
                    line.outcome() + " ".repeat(width - line.outcome().length() + 2), line.id() + ": " + line.remark());
        }
        screen.flush();
    }
}
