package broadsheet.cli;

import broadsheet.catalog.Beat;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.Blend;
import broadsheet.paper.PaperId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "show", description = "Prints a beat, and what was learnt of it.")
final class BeatShow implements Callable<Integer> {
    private static final int MOST_WORDS = 12;

    @ParentCommand
    private BeatCommand beat;

    @Parameters(paramLabel = "NAME", description = "How it is called.")
    private String name;

    @Override
    public Integer call() {
        try (OpenHome open = beat.broadsheet().open()) {
            Optional<Beat> found = beat.find(open, name);
            if (found.isEmpty()) {
                return ExitCode.NOT_FOUND;
            }
            Screen screen = beat.broadsheet().out();
            screen.strong("", found.get().name());
            screen.quiet("  ", found.get().instruction());
            for (boolean wanted : new boolean[] {true, false}) {
                for (PaperId paper : found.get().papers(wanted)) {
                    screen.quiet(
                            "  ",
                            (wanted ? "like " : "unlike ")
                                    + paper.text()
                                    + open.catalogue()
                                            .papers()
                                            .find(paper)
                                            .map(known -> ", " + known.title())
                                            .orElse(", which is not in the catalogue"));
                }
            }
            new BeatPrinter(beat.broadsheet(), open).learn(found.get()).ifPresent(learnt -> print(screen, learnt));
            screen.flush();
            return ExitCode.OK;
        }
    }

    private static void print(Screen screen, Learnt learnt) {
        if (!(learnt.scorer() instanceof Blend.Learned learned)) {
            return;
        }
        screen.tell("What decides: " + percent(learned.instructionWeight(), learned) + " the sentence, "
                + percent(learned.meaningWeight(), learned)
                + " what the examples and the papers nearest to all this mean, "
                + percent(learned.sayingWeight(), learned) + " what these say.");
        List<String> words = learned.words().heaviest(MOST_WORDS);
        if (!words.isEmpty()) {
            screen.tell("Words that speak for a paper: " + String.join(", ", words) + ".");
        }
        List<String> against = learned.words().times(-1).heaviest(MOST_WORDS);
        if (!against.isEmpty()) {
            screen.tell("Words that speak against it: " + String.join(", ", against) + ".");
        }
        if (learned.lesson().like().isEmpty()) {
            screen.tell("It knows little: no paper yet that is what is meant.");
        }
    }

    private static String percent(double weight, Blend.Learned learned) {
        double all = learned.instructionWeight() + learned.meaningWeight() + learned.sayingWeight();
        return Math.round(100 * weight / all) + " %";
    }
}
