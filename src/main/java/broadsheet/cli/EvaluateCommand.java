package broadsheet.cli;

import broadsheet.config.HomeException;
import broadsheet.measure.Bootstrap;
import broadsheet.measure.BrokenLine;
import broadsheet.measure.Half;
import broadsheet.measure.Judgements;
import broadsheet.measure.Marks;
import broadsheet.measure.Measure;
import broadsheet.measure.RunFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        description = "Measures how good a run of searches is, against judgements; of two runs also which is better.",
        footer = {
            "",
            "A run has the six columns 'query Q0 document rank score tag'. Judgements have the four columns"
                    + " 'query iteration document grade', or the three 'query document grade' after a line of headings."
        })
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN [RUN2] QRELS",
            hideParamSyntax = true,
            description = "One run or two, and then the judgements.")
    private List<Path> files = List.of();

    @Option(
            names = "--half",
            paramLabel = "H",
            defaultValue = "all",
            converter = HalfWord.class,
            description =
                    "Which queries count: even, odd (by a hash of their ids) or all; ${DEFAULT-VALUE} if not given.")
    private Half half;

    @Option(names = "--map", description = "Measures mean average precision as well, by which beats are judged.")
    private boolean map;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (files.size() < 2 || files.size() > 3) {
            throw new ParameterException(spec.commandLine(), "Which files? One run or two, and then the judgements.");
        }
        try {
            Judgements judgements = read(files.getLast(), Judgements::read);
            List<String> queries = judgements.queries(half);
            if (queries.isEmpty()) {
                parent.err().tell("No query of " + files.getLast() + " that counts has a relevant document.");
                return ExitCode.NOT_FOUND;
            }
            List<EvaluationReport.Run> runs = new ArrayList<>();
            for (Path file : files.subList(0, files.size() - 1)) {
                runs.add(new EvaluationReport.Run(file, marks(file, judgements, queries)));
            }
            print(new EvaluationReport(half, judgements.grades().size(), runs, Bootstrap.STANDARD));
            return reportSilent(runs) ? ExitCode.PARTLY : ExitCode.OK;
        } catch (BrokenLine e) {
            parent.err().tell(String.valueOf(e.getMessage()));
            return ExitCode.UNUSABLE;
        }
    }

    /** Of a run only its marks are kept, so that two large ones need not fit into memory together. */
    private Marks marks(Path run, Judgements judgements, List<String> queries) throws BrokenLine {
        Set<String> wanted = new HashSet<>(queries);
        return Marks.of(
                judgements,
                queries,
                read(run, file -> RunFile.read(file, wanted::contains)),
                map ? Measure.OF_TOPICS : Measure.STANDARD);
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(Path file) throws IOException;
    }

    private <T> T read(Path file, Reader<T> reader) throws BrokenLine {
        try {
            return reader.read(file);
        } catch (BrokenLine e) {
            throw e;
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot read " + file + ": " + HomeException.reason(e) + ".");
        }
    }

    private void print(EvaluationReport report) {
        if (json) {
            Json.print(parent.desk().out(), report.json());
        } else {
            report.table().print(parent.out());
        }
    }

    /** Tells of runs that answer nothing, for which a wrong pair of files is the likely reason. */
    private boolean reportSilent(List<EvaluationReport.Run> runs) {
        boolean found = false;
        for (EvaluationReport.Run run : runs) {
            if (run.marks().answered() == 0) {
                found = true;
                parent.err().tell(run.file() + " answers no query that counts: is it a run of another collection?");
            }
        }
        return found;
    }
}
