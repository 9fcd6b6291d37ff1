package broadsheet.cli;

import broadsheet.catalog.CatalogueStats;
import broadsheet.catalog.ImportRun;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() {
        try (OpenHome open = parent.open()) {
            CatalogueStats stats = open.catalogue().stats();
            if (json) {
                Json.print(parent.desk().out(), tree(stats));
            } else {
                print(stats);
            }
        }
        return ExitCode.OK;
    }

    private ObjectNode tree(CatalogueStats stats) {
        ObjectNode tree = Json.object();
        tree.put("papers", stats.papers());
        tree.put("authors", stats.authors());
        tree.put("listings", stats.listings());
        ObjectNode sources = tree.putObject("papersBySource");
        stats.papersBySource().forEach(sources::put);
        if (stats.firstDay() != null && stats.lastDay() != null) {
            tree.put("firstDay", stats.firstDay().toString());
            tree.put("lastDay", stats.lastDay().toString());
        }
        ArrayNode imports = tree.putArray("imports");
        for (ImportRun run : stats.runs()) {
            ObjectNode one = imports.addObject();
            one.put("source", run.source());
            one.put("outcome", Words.outcome(run));
            one.put("added", run.added()).put("changed", run.changed());
            one.put("unchanged", run.unchanged()).put("broken", run.broken());
            if (times) {
                one.put("startedAt", run.startedAt().toString());
                one.put("endedAt", run.endedAt() == null ? null : run.endedAt().toString());
            }
        }
        return tree;
    }

    private void print(CatalogueStats stats) {
        Table table = new Table();
        table.number("papers", stats.papers());
        stats.papersBySource().forEach((source, papers) -> table.number("  from " + source, papers));
        table.number("authors", stats.authors());
        table.number("places in daily lists", stats.listings());
        table.row("size of the catalogue", Words.size(stats.bytes()));
        if (stats.firstDay() != null && stats.lastDay() != null) {
            table.row("editions", stats.firstDay() + " to " + stats.lastDay());
        }
        for (ImportRun run : stats.runs()) {
            table.row(
                    "last import",
                    run.source() + ", " + Words.outcome(run) + ", begun " + Words.moment(run.startedAt()));
        }
        table.print(parent.out());
    }
}
