package broadsheet.cli;

import broadsheet.catalog.PaperLists.Cursor;
import broadsheet.paper.Headline;
import broadsheet.search.Search;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "search",
        description = "Prints the papers whose titles and authors have all words of a query, the newest first.")
final class SearchCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Parameters(arity = "1..*", paramLabel = "Q", description = "The words, or an identifier.")
    private List<String> query;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            converter = PaperLimit.class,
            description = "How many papers to print; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (OpenHome open = parent.open()) {
            Search.Found found = open.search().find(String.join(" ", query), Cursor.START, limit, 0);
            if (json) {
                ObjectNode tree = Json.object();
                ArrayNode papers = tree.putArray("papers");
                found.headlines().forEach(headline -> papers.add(Json.headline(headline)));
                tree.put("more", found.next().isPresent());
                Json.print(parent.desk().out(), tree);
            } else {
                print(found);
            }
            return found.headlines().isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
        }
    }

    private void print(Search.Found found) {
        if (found.headlines().isEmpty()) {
            parent.err().tell("No title or author has all of these words.");
            return;
        }
        Screen screen = parent.out();
        HeadlinePrinter printer = new HeadlinePrinter(screen);
        int number = 0;
        for (Headline headline : found.headlines()) {
            number++;
            printer.print(number, headline, "");
        }
        if (found.next().isPresent()) {
            screen.quiet("     ", "and more; --limit prints them");
        }
        screen.flush();
    }
}
