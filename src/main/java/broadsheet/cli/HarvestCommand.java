package broadsheet.cli;

import broadsheet.config.Config;
import broadsheet.net.Pause;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.ArxivSettings;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "harvest",
        description = "Harvests papers from a source: what changed since the last harvest, or some days of the past.",
        footer = {
            "",
            "May be stopped and run again at any time: the same harvest goes on where it was. Broken records are"
                    + " reported and skipped; the exit code is then 1."
        })
final class HarvestCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    /** The sources there are. */
    enum Source {
        arxiv
    }

    @Parameters(paramLabel = "SOURCE", description = "The source: ${COMPLETION-CANDIDATES}.")
    private Source source;

    @Option(
            names = "--from",
            paramLabel = "D",
            description = "The first day, such as 2025-12-01. Without it, from the last harvest on.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "D", description = "The last day, with --from; otherwise today (UTC).")
    private @Nullable String until;

    @Option(
            names = "--set",
            paramLabel = "S",
            description = "A set of the source, such as cs or cs:cs:CL. Without it, everything.")
    private @Nullable String set;

    @Option(
            names = "--base-url",
            paramLabel = "U",
            description = "The address to harvest in place of the source's own.")
    private @Nullable URI baseUrl;

    @Override
    public Integer call() throws InterruptedException {
        String chosen = set == null ? "" : set;
        LocalDate first = from == null ? null : day("--from", from);
        if (first == null && until != null) {
            throw new ParameterException(spec.commandLine(), "--until needs --from.");
        }
        LocalDate today =
                parent.desk().clock().instant().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate last = until == null ? today : day("--until", until);
        if (first != null && first.isAfter(last)) {
            throw new ParameterException(spec.commandLine(), "--from " + first + " is after --until " + last + ".");
        }
        return switch (source) {
            case arxiv -> arxiv(chosen, first, last);
        };
    }

    private int arxiv(String chosen, @Nullable LocalDate first, LocalDate last) throws InterruptedException {
        try (OpenHome open = parent.open();
                HarvestReport report = new HarvestReport(parent)) {
            ArxivHarvest harvest = new ArxivHarvest(
                    open.catalogue(),
                    open.web(),
                    settings(open.config()),
                    parent.desk().clock(),
                    Pause.SLEEP);
            ArxivHarvest.Report done =
                    first == null ? harvest.follow(chosen, report) : harvest.backfill(chosen, first, last, report);
            report.finish(done);
            return done.problem().isPresent() || done.brokenCount() > 0 ? ExitCode.PARTLY : ExitCode.OK;
        }
    }

    private ArxivSettings settings(Config config) {
        try {
            return ArxivSettings.of(config.arxiv(), baseUrl);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Cannot harvest: " + e.getMessage() + ".");
        }
    }

    private LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), option + " is '" + text + "', but takes a day such as 2025-12-26.");
        }
    }
}
