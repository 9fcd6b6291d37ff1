package broadsheet.cli;

import broadsheet.catalog.Mark;
import broadsheet.catalog.Marked;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "marks", description = "Prints the papers that are marked, the newest first.")
final class ForYouMarks implements Callable<Integer> {
    @ParentCommand
    private ForYouCommand forYou;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Marked marked;
        Map<PaperId, Headline> headlines;
        try (OpenHome open = forYou.broadsheet().open()) {
            marked = open.catalogue().marks().list();
            headlines = open.catalogue()
                    .lists()
                    .headlines(marked.marks().stream().map(Mark::paper).toList(), 0);
        }
        if (json) {
            ObjectNode tree = Json.object();
            ArrayNode list = tree.putArray("marks");
            for (Mark mark : marked.marks().reversed()) {
                list.addObject()
                        .put("id", mark.paper().text())
                        .put("wish", mark.wish().name().toLowerCase(Locale.ROOT));
            }
            Json.print(forYou.broadsheet().desk().out(), tree);
            return ExitCode.OK;
        }
        Screen screen = forYou.broadsheet().out();
        for (Mark mark : marked.marks().reversed()) {
            String title = Optional.ofNullable(headlines.get(mark.paper()))
                    .map(Headline::title)
                    .orElse("which is not filed under that name any more");
            screen.tell(switch (mark.wish()) {
                        case MORE -> "more like ";
                        case LESS -> "less like ";
                        case NONE -> "not ";
                    }
                    + mark.paper().text() + ", " + title);
        }
        if (marked.marks().isEmpty()) {
            screen.tell("No paper is marked yet; 'broadsheet for-you mark PAPER' marks one.");
        }
        screen.flush();
        return ExitCode.OK;
    }
}
