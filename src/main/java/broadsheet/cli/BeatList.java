package broadsheet.cli;

import broadsheet.catalog.Beat;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "list", description = "Prints all beats.")
final class BeatList implements Callable<Integer> {
    @ParentCommand
    private BeatCommand beat;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<Beat> beats;
        try (OpenHome open = beat.broadsheet().open()) {
            beats = open.catalogue().beats().list();
        }
        if (json) {
            ObjectNode tree = Json.object();
            ArrayNode list = tree.putArray("beats");
            beats.forEach(one -> list.add(tree(one)));
            Json.print(beat.broadsheet().desk().out(), tree);
            return ExitCode.OK;
        }
        Screen screen = beat.broadsheet().out();
        for (Beat one : beats) {
            screen.strong("", one.name());
            screen.quiet("  ", one.instruction());
            screen.quiet(
                    "  ",
                    Words.count(one.papers(true).size(), "paper") + " like it, "
                            + one.papers(false).size() + " unlike it");
        }
        if (beats.isEmpty()) {
            screen.tell("There is no beat yet; 'broadsheet beat new' makes one.");
        }
        screen.flush();
        return ExitCode.OK;
    }

    static ObjectNode tree(Beat beat) {
        ObjectNode tree = Json.object();
        tree.put("name", beat.name());
        tree.put("describe", beat.instruction());
        for (boolean wanted : new boolean[] {true, false}) {
            ArrayNode papers = tree.putArray(wanted ? "like" : "unlike");
            beat.papers(wanted).forEach(paper -> papers.add(paper.text()));
        }
        return tree;
    }
}
