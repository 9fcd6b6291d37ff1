package broadsheet.cli;

import broadsheet.config.Config;
import broadsheet.net.Pause;
import broadsheet.source.arxiv.ArxivHarvest;
import broadsheet.source.arxiv.ArxivSettings;
import broadsheet.source.huggingface.DailyList;
import broadsheet.source.huggingface.HuggingFaceHarvest;
import broadsheet.source.huggingface.HuggingFaceSettings;
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
        arxiv,
        huggingface
    }

    @Parameters(paramLabel = "SOURCE", description = "The source: ${COMPLETION-CANDIDATES}.")
    private Source source;

    @Option(
            names = "--from",
            paramLabel = "D",
            description =
                    "The first day, such as 2025-12-01; of huggingface also a week or a month. Without it, from the"
                            + " last harvest on.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "D", description = "The last one, with --from; otherwise today's (UTC).")
    private @Nullable String until;

    @Option(
            names = "--set",
            paramLabel = "S",
            description = "A set of arXiv's, such as cs or cs:cs:CL. Without it, everything.")
    private @Nullable String set;

    @Option(
            names = "--base-url",
            paramLabel = "U",
            description = "The address to harvest in place of the source's own.")
    private @Nullable URI baseUrl;

    @Override
    public Integer call() throws InterruptedException {
        if (from == null && until != null) {
            throw misused("--until needs --from.");
        }
        return switch (source) {
            case arxiv -> arxiv();
            case huggingface -> huggingface();
        };
    }

    private ParameterException misused(String complaint) {
        return new ParameterException(spec.commandLine(), complaint);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(parent.desk().clock().instant(), ZoneOffset.UTC);
    }

    private int arxiv() throws InterruptedException {
        String chosen = set == null ? "" : set;
        LocalDate first = from == null ? null : day("--from", from);
        LocalDate last = until == null ? today() : day("--until", until);
        if (first != null && first.isAfter(last)) {
            throw misused("--from " + first + " is after --until " + last + ".");
        }
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
            return report.finish(done.stored(), done.broken(), done.problem());
        }
    }

    private int huggingface() throws InterruptedException {
        if (set != null) {
            throw misused("--set is for arxiv: huggingface has one list.");
        }
        DailyList first = from == null ? null : list("--from", from);
        DailyList last = first == null || until == null ? null : list("--until", until);
        if (first != null && last == null) {
            last = first.with(today());
        }
        if (first != null && last != null && first.getClass() != last.getClass()) {
            throw misused("--from and --until are two days, two weeks or two months.");
        }
        if (first != null && last != null && first.start().isAfter(last.start())) {
            throw misused("--from " + first.name() + " is after --until " + last.name() + ".");
        }
        try (OpenHome open = parent.open();
                HarvestReport report = new HarvestReport(parent)) {
            HuggingFaceHarvest harvest = new HuggingFaceHarvest(
                    open.catalogue(),
                    open.web(),
                    HuggingFaceSettings.of(open.config().huggingface(), baseUrl),
                    parent.desk().clock(),
                    Pause.SLEEP);
            HuggingFaceHarvest.Report done =
                    first == null || last == null ? harvest.follow(report) : harvest.read(first, last, report);
            int code = report.finish(done.stored(), done.broken(), done.problem());
            if (!done.absent().isEmpty()) {
                parent.err().tell("No list of " + String.join(", ", done.absent()) + ".");
            }
            return code;
        }
    }

    private ArxivSettings settings(Config config) {
        try {
            return ArxivSettings.of(config.arxiv(), baseUrl);
        } catch (IllegalArgumentException e) {
            throw misused("Cannot harvest: " + e.getMessage() + ".");
        }
    }

    private LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw misused(option + " is '" + text + "', but takes a day such as 2025-12-26.");
        }
    }

    private DailyList list(String option, String text) {
        return DailyList.parse(text)
                .orElseThrow(() -> misused(option + " is '" + text
                        + "', but takes a day, a week or a month, such as 2025-12-26, 2025-W52 or 2025-12."));
    }
}
