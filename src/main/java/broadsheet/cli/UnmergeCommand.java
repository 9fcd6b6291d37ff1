package broadsheet.cli;

import broadsheet.catalog.Unmerged;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "unmerge",
        description = "Separates a paper from those it was merged with, and keeps it apart from them.")
final class UnmergeCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The identifier of the paper that is to be one of its own.")
    private String id;

    @Override
    public Integer call() {
        PaperId wanted = PaperId.parse(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + id + "' is no identifier of a paper; try 2312.13301 or acl:P18-1001."));
        Optional<Unmerged> outcome;
        try (OpenHome open = parent.open()) {
            outcome = open.catalogue().papers().unmerge(wanted);
            open.catalogue().settle();
        }
        return tell(wanted, outcome.orElse(null));
    }

    private int tell(PaperId wanted, @Nullable Unmerged outcome) {
        return switch (outcome) {
            case null -> {
                parent.err().tell("The catalogue has no paper " + wanted + ".");
                yield ExitCode.NOT_FOUND;
            }
            case Unmerged.Separated(Paper paper, List<Paper> others) -> {
                parent.out()
                        .tell(paper.id() + " is a paper of its own now, apart from "
                                + joined(others.stream().map(Paper::id).toList()) + ", and stays one.");
                yield ExitCode.OK;
            }
            case Unmerged.Inseparable(Paper paper) -> {
                parent.err().tell(reason(paper));
                yield ExitCode.NOT_FOUND;
            }
            case Unmerged.Ambiguous(Paper paper, List<PaperId> names) -> {
                parent.err()
                        .tell("Several records of the paper " + paper.id() + " state " + wanted + ": name one of "
                                + joined(names) + ".");
                yield ExitCode.NOT_FOUND;
            }
        };
    }

    private static String reason(Paper paper) {
        return paper.otherIds().isEmpty()
                ? "The paper " + paper.id() + " is not merged with another."
                : "The paper " + paper.id() + " cannot be separated from " + joined(paper.otherIds())
                        + ": a source says that they are one.";
    }

    private static String joined(List<PaperId> ids) {
        return ids.stream().map(PaperId::text).collect(Collectors.joining(", "));
    }
}
