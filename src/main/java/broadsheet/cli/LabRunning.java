package broadsheet.cli;

import broadsheet.config.HomeException;
import broadsheet.encode.EncodingState;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.lab.Bench;
import broadsheet.learn.lab.Budget;
import broadsheet.learn.lab.Lab;
import broadsheet.learn.lab.LabRun;
import broadsheet.learn.lab.LabelsFile;
import broadsheet.learn.lab.Labs;
import broadsheet.learn.lab.Material;
import broadsheet.learn.lab.NotEnough;
import broadsheet.learn.lab.Report;
import broadsheet.learn.lab.Reports;
import broadsheet.paper.PaperId;
import broadsheet.search.PaperIndex.Meant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

@Command(name = "run", description = "Runs a lab, prints its report and keeps it in the home.")
final class LabRunning implements Callable<Integer> {
    @ParentCommand
    private LabCommand lab;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Which lab; 'broadsheet lab list' prints all.")
    private String name;

    @Option(names = "--smoke", description = "A small run, to see that it runs: fewer topics, draws and papers.")
    private boolean smoke;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "Topics of papers of this home, a line each: the topic, a tab, the paper. Otherwise the topics are"
                            + " categories of arXiv.")
    private @Nullable Path labels;

    @Override
    public Integer call() {
        Lab chosen = Labs.find(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no lab '" + name + "', but "
                                + Labs.ALL.stream().map(Lab::name).collect(Collectors.joining(", ")) + "."));
        Broadsheet parent = lab.broadsheet();
        try (OpenHome open = parent.open()) {
            if (open.encoding().state() instanceof EncodingState.Off) {
                parent.err().tell("A lab needs an encoder, and the configuration names none: encoder.model is none.");
                return ExitCode.NOT_FOUND;
            }
            open.encoding().begin();
            open.index().encoding().await();
            Budget budget = smoke ? Budget.SMOKE : Budget.FULL;
            Bench bench = Bench.of(new BeatLearning(open.catalogue(), open.index()), material(open, budget), budget);
            Report report = LabRun.run(chosen, bench, parent.desk().clock());
            Path file = new Reports(open.home().labs()).write(report);
            LabPrinter.print(parent.out(), chosen, report);
            parent.out().tell("Kept in " + file + ".");
            return ExitCode.OK;
        } catch (NotEnough e) {
            parent.err().tell(String.valueOf(e.getMessage()));
            return ExitCode.NOT_FOUND;
        } catch (LabelsFile.Broken e) {
            parent.err().tell(String.valueOf(e.getMessage()));
            return ExitCode.UNUSABLE;
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot read " + labels + ": " + HomeException.reason(e) + ".");
        }
    }

    private Material material(OpenHome open, Budget budget) throws IOException {
        Material material =
                labels == null ? Material.ofCategories(open.catalogue(), budget.papers()) : labelled(open, labels);
        Meant meant = open.index().meant();
        if (meant.papers() == meant.of()) {
            return material;
        }
        List<String> caveats = new ArrayList<>(material.caveats());
        caveats.add("Of " + Words.count(meant.of(), "paper") + " of this home " + Words.number(meant.papers())
                + " are encoded; others are left out, or taken by what their words let expect.");
        return new Material(material.name(), material.options(), material.papers(), material.topics(), caveats);
    }

    private Material labelled(OpenHome open, Path file) throws IOException {
        LabelsFile read = LabelsFile.read(file, new ImportedNames(open.catalogue())::find);
        if (read.unknown() > 0) {
            lab.broadsheet()
                    .err()
                    .tell(Words.count(read.unknown(), "line") + " of " + file
                            + " name a paper that is not in the catalogue, and do not count.");
        }
        List<PaperId> papers = read.papers().stream().sorted().toList();
        return new Material(
                "the labels of " + file.getFileName(),
                "--labels " + file.getFileName(),
                open.catalogue().papers().list(papers),
                read.topics(),
                List.of(
                        "A paper without a label counts as not wanted, though whoever labelled may have overlooked it."));
    }
}
