package broadsheet.cli;

import broadsheet.edition.Editions;
import broadsheet.edition.Period;
import broadsheet.edition.Placing;
import broadsheet.edition.TrendingList;
import broadsheet.edition.Window;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import broadsheet.rank.Diversity;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "trending", description = "Prints what is trending, and why.")
final class TrendingCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Option(
            names = "--window",
            paramLabel = "W",
            defaultValue = "week",
            converter = WindowWord.class,
            description = "How far to look back: day, week, month or year; a week if not given.")
    private Window window;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            converter = PaperLimit.class,
            description = "How many papers to print, at most " + Editions.TRENDING_LENGTH
                    + "; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (OpenHome open = parent.open()) {
            Optional<TrendingList> trending = open.editions().trending(window);
            if (trending.isEmpty()) {
                parent.err().tell("Nothing has appeared on a day yet. Import papers, or 'broadsheet sample add'.");
                return ExitCode.NOT_FOUND;
            }
            print(open, trending.get());
        }
        return ExitCode.OK;
    }

    private void print(OpenHome open, TrendingList trending) {
        List<Placing> shown = trending.placings().stream().limit(limit).toList();
        Map<PaperId, Headline> headlines = open.catalogue()
                .lists()
                .headlines(shown.stream().map(Placing::id).toList(), 0);
        if (json) {
            ObjectNode tree = Json.object();
            tree.put("window", window.word());
            tree.put("formula", trending.formula().word());
            tree.put("asOf", trending.asOf().toString());
            tree.put("considered", trending.considered());
            ArrayNode papers = tree.putArray("papers");
            shown.forEach(placing -> Optional.ofNullable(headlines.get(placing.id()))
                    .ifPresent(headline -> papers.add(Json.placing(placing, headline))));
            Json.print(parent.desk().out(), tree);
            return;
        }
        Screen screen = parent.out();
        HeadlinePrinter printer = new HeadlinePrinter(screen);
        screen.heading("Trending over a " + window.word() + ", as of " + new Period.Day(trending.asOf()).inWords());
        screen.text("The best of " + Words.count(trending.considered(), "paper") + " that appeared within it");
        screen.blank();
        for (Placing placing : shown) {
            Headline headline = headlines.get(placing.id());
            if (headline != null) {
                printer.print(placing.place(), headline, why(placing));
            }
        }
        screen.flush();
    }

    private static String why(Placing placing) {
        String terms = placing.score().terms().stream()
                .map(term -> term.signal().name().toLowerCase(Locale.ROOT) + " " + Words.points(term.points()))
                .collect(Collectors.joining(" + "));
        return "score " + Words.points(placing.score().total()) + (terms.isEmpty() ? "" : " = " + terms)
                + switch (placing.move()) {
                    case Diversity.InPlace _ -> "";
                    case Diversity.MovedUp(int rank) -> "; by score " + rank + ", moved up for variety";
                    case Diversity.HeldBack(int rank, Diversity.Group group) ->
                        "; by score " + rank + ", held back for variety: the share "
                                + switch (group) {
                                    case Diversity.OfAuthor _ -> "of an author";
                                    case Diversity.OfTopic topic ->
                                        "of " + topic.category().code();
                                };
                };
    }
}
