package broadsheet.cli;

import broadsheet.catalog.BrokenRecord;
import broadsheet.catalog.CatalogueStats;
import broadsheet.catalog.ImportRun;
import broadsheet.catalog.Look;
import broadsheet.catalog.SourceState;
import broadsheet.catalog.Warning;
import broadsheet.encode.EncodingState;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.SearchException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "stats", description = "Tells how many papers there are, from where, and how fresh they are.")
final class StatsCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Option(names = "--json", description = "Prints one JSON object, with the integer 'papers'.")
    private boolean json;

    @Option(names = "--times", description = "With --json: also the moments at which imports ran.")
    private boolean times;

    @Option(
            names = "--broken",
            description = "Lists the records that sources sent and nobody could read, in place of the numbers.")
    private boolean broken;

    @Override
    public Integer call() {
        try (OpenHome open = parent.open()) {
            if (broken) {
                printBroken(open.catalogue().brokenRecords().list());
                return ExitCode.OK;
            }
            CatalogueStats stats = open.catalogue().stats();
            Optional<Meant> meant = meant(open);
            if (json) {
                ObjectNode tree = tree(stats);
                meant.ifPresent(known -> tree.put("encoded", known.papers()).put("estimated", known.estimated()));
                Json.print(parent.desk().out(), tree);
            } else {
                print(stats, meant);
            }
        }
        return ExitCode.OK;
    }

    /** What the index as it is tells; nothing without an encoder, or an index. */
    private static Optional<Meant> meant(OpenHome open) {
        if (open.encoding().state() instanceof EncodingState.Off) {
            return Optional.empty();
        }
        try {
            return Optional.of(open.index().meant());
        } catch (SearchException _) {
            return Optional.empty();
        }
    }

    private ObjectNode tree(CatalogueStats stats) {
        ObjectNode tree = Json.object();
        tree.put("papers", stats.papers());
        tree.put("ids", stats.ids());
        tree.put("merged", stats.merged());
        tree.put("authors", stats.authors());
        tree.put("listings", stats.listings());
        ObjectNode sources = tree.putObject("papersBySource");
        stats.papersBySource().forEach(sources::put);
        if (stats.firstDay() != null && stats.lastDay() != null) {
            tree.put("firstDay", stats.firstDay().toString());
            tree.put("lastDay", stats.lastDay().toString());
        }
        ArrayNode imports = tree.putArray("imports");
        for (SourceState state : stats.sources()) {
            ImportRun run = state.last();
            ObjectNode one = imports.addObject();
            one.put("source", run.source());
            one.put("outcome", Words.outcome(run));
            one.put("added", run.added()).put("changed", run.changed());
            one.put("unchanged", run.unchanged()).put("broken", run.broken());
            one.put("failures", state.failures());
            if (times) {
                one.put("startedAt", run.startedAt().toString());
                one.put("endedAt", run.endedAt() == null ? null : run.endedAt().toString());
                Instant readUpTo = state.readUpTo();
                Duration lag = state.lag(stats.asOf());
                one.put("readUpTo", readUpTo == null ? null : readUpTo.toString());
                one.put("lagSeconds", lag == null ? null : Long.valueOf(lag.toSeconds()));
            }
        }
        ObjectNode brokenRecords = tree.putObject("brokenRecords");
        stats.broken().forEach((source, kinds) -> {
            ObjectNode counts = brokenRecords.putObject(source);
            kinds.forEach(counts::put);
        });
        ArrayNode looks = tree.putArray("completeness");
        for (Look look : stats.looks()) {
            looks.addObject()
                    .put("day", look.day().toString())
                    .put("part", look.part().name().toLowerCase(Locale.ROOT))
                    .put("listed", look.listed())
                    .put("held", look.held())
                    .put("asked", look.asked())
                    .put("came", look.came());
        }
        ArrayNode warnings = tree.putArray("warnings");
        for (Warning warning : stats.warnings()) {
            warnings.addObject()
                    .put("source", warning.source())
                    .put("since", warning.since().toString())
                    .put("message", warning.message());
        }
        return tree;
    }

    private void print(CatalogueStats stats, Optional<Meant> meant) {
        Table table = new Table();
        table.number("papers", stats.papers());
        stats.papersBySource().forEach((source, papers) -> table.number("  from " + source, papers));
        table.number("identifiers", stats.ids());
        table.number("merged papers", stats.merged());
        table.number("authors", stats.authors());
        table.number("places in daily lists", stats.listings());
        meant.ifPresent(known -> {
            table.number("encoded papers", known.papers());
            table.number("estimated by words", known.estimated());
        });
        table.row("size of the catalogue", Words.size(stats.bytes()));
        if (stats.firstDay() != null && stats.lastDay() != null) {
            table.row("editions", stats.firstDay() + " to " + stats.lastDay());
        }
        for (SourceState state : stats.sources()) {
            ImportRun run = state.last();
            table.row(
                    "last import",
                    run.source() + ", " + Words.outcome(run) + ", begun " + Words.moment(run.startedAt())
                            + freshness(state, stats.asOf()));
        }
        stats.broken()
                .forEach((source, kinds) -> table.row(
                        "broken records of a month",
                        source + ": "
                                + kinds.entrySet().stream()
                                        .map(kind -> kind.getKey() + " " + Words.number(kind.getValue()))
                                        .collect(Collectors.joining(", "))));
        stats.looks().stream().limit(2).forEach(look -> table.row(inWords(look), counted(look)));
        table.print(parent.out());
        stats.warnings().forEach(warning -> parent.out().tell(warning.message()));
    }

    private static String inWords(Look look) {
        return switch (look.part()) {
            case ANNOUNCED -> "announced on " + look.day();
            case CHANGED -> "changed on " + look.day();
        };
    }

    private static String counted(Look look) {
        String lookedUp = look.asked() == 0
                ? ""
                : ", " + Words.number(look.asked()) + " looked up, of which " + Words.number(look.came()) + " came";
        return Words.number(look.held()) + " of " + Words.number(look.listed()) + " that arXiv lists" + lookedUp;
    }

    /** What a run that did not end well leaves open: how old the last good one is, and how many failed since. */
    private static String freshness(SourceState state, Instant now) {
        if (state.last().outcome() == ImportRun.Outcome.DONE) {
            return "";
        }
        Duration lag = state.lag(now);
        String behind = lag == null ? "never read to its end" : Words.time(lag) + " behind";
        return "; " + behind + ", " + Words.count(state.failures(), "failure") + " since";
    }

    private void printBroken(List<BrokenRecord> records) {
        for (BrokenRecord record : records) {
            String name = record.record().isEmpty() ? "a record without a name" : record.record();
            parent.out()
                    .tell(record.source() + " " + name + ": " + record.kind() + ", " + record.reason() + "; "
                            + (record.times() == 1 ? "met " : "met " + record.times() + " times, last ")
                            + Words.moment(record.last()));
        }
        if (records.isEmpty()) {
            parent.out().tell("No source sent a record that could not be read.");
        }
    }
}
