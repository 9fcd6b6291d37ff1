package broadsheet.cli;

import broadsheet.edition.DayNews;
import broadsheet.edition.Edition;
import broadsheet.edition.EditionState;
import broadsheet.edition.Editions;
import broadsheet.edition.Period;
import broadsheet.edition.Placing;
import broadsheet.edition.Section;
import broadsheet.edition.Supplement;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "edition", description = "Prints an edition: its front, and its sections in numbers.")
final class EditionCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "D",
            description = "A day (2025-12-26), a week (2025-W52) or a month (2025-12); otherwise the latest day.")
    private @Nullable String date;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "30",
            converter = PaperLimit.class,
            description = "How many papers of the front to print; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Optional<Period> asked = Optional.ofNullable(date).map(this::parsed);
        try (OpenHome open = parent.open()) {
            Optional<Period> period = asked.or(() -> latest(open.editions()));
            if (period.isEmpty()) {
                parent.err().tell("There is no edition yet. Import papers, or 'broadsheet sample add'.");
                return ExitCode.NOT_FOUND;
            }
            Edition edition = open.editions().edition(period.get());
            if (edition.isEmpty()) {
                parent.err().tell(nothing(edition));
                return ExitCode.NOT_FOUND;
            }
            print(open, edition);
        }
        return ExitCode.OK;
    }

    /** The latest day; where papers are known to the month alone, the latest month. */
    private static Optional<Period> latest(Editions editions) {
        return editions.latest(new Period.Day(Period.EARLIEST))
                .or(() -> editions.latest(new Period.Month(YearMonth.from(Period.EARLIEST))));
    }

    private Period parsed(String text) {
        return Period.parse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + text + "' is no day, week or month; try 2025-12-26, 2025-W52 or 2025-12."));
    }

    private static String nothing(Edition empty) {
        String because = empty.state() instanceof EditionState.Nothing(DayNews.None why) ? " " + why.inWords() : "";
        return "There is no edition of " + empty.period().inWords() + "."
                + because
                + empty.previous()
                        .map(previous -> " The one before is " + previous.iso() + ".")
                        .orElse("")
                + empty.next().map(next -> " The next is " + next.iso() + ".").orElse("");
    }

    private void print(OpenHome open, Edition edition) {
        List<Placing> shown = edition.front().stream().limit(limit).toList();
        Map<PaperId, Headline> headlines = open.catalogue()
                .lists()
                .headlines(shown.stream().map(Placing::id).toList(), 0);
        if (json) {
            Json.print(parent.desk().out(), tree(edition, shown, headlines));
            return;
        }
        Screen screen = parent.out();
        HeadlinePrinter printer = new HeadlinePrinter(screen);
        screen.heading("Broadsheet, " + edition.period().inWords());
        screen.text("No. " + edition.period().number() + ", " + Words.count(edition.paperCount(), "paper") + ", "
                + (edition.sample() ? "sample edition" : state(edition.state())));
        screen.blank();
        for (Placing placing : shown) {
            Headline headline = headlines.get(placing.id());
            if (headline != null) {
                printer.print(placing.place(), headline, "");
            }
        }
        if (shown.size() < edition.front().size()) {
            screen.quiet("     ", "and " + (edition.front().size() - shown.size()) + " more; --limit prints them");
        }
        screen.blank();
        for (Section section : edition.sections()) {
            screen.row(
                    "%5d  ".formatted(section.placings().size()),
                    section.category().name());
        }
        if (!edition.supplements().isEmpty()) {
            screen.blank();
        }
        for (Supplement supplement : edition.supplements()) {
            screen.row("%5d  ".formatted(supplement.papers().size()), supplement.name());
        }
        screen.flush();
    }

    private static String state(EditionState state) {
        return switch (state) {
            case EditionState.Filling filling -> "still filling as of " + Words.moment(filling.asOf());
            case EditionState.Closed closed -> "closed";
            case EditionState.Nothing(DayNews.None _) -> "nothing announced";
            case EditionState.Unknown unknown -> "not known to be complete";
        };
    }

    private static ObjectNode tree(Edition edition, List<Placing> shown, Map<PaperId, Headline> headlines) {
        ObjectNode tree = Json.object();
        tree.put("edition", edition.period().iso());
        tree.put("kind", edition.period().kind());
        tree.put("number", edition.period().number());
        tree.put("papers", edition.paperCount());
        tree.put("sample", edition.sample());
        tree.put("frontIsListed", edition.frontIsListed());
        edition.previous().ifPresent(previous -> tree.put("previous", previous.iso()));
        edition.next().ifPresent(next -> tree.put("next", next.iso()));
        ArrayNode front = tree.putArray("front");
        for (Placing placing : shown) {
            Headline headline = headlines.get(placing.id());
            if (headline != null) {
                front.add(Json.placing(placing, headline));
            }
        }
        ArrayNode sections = tree.putArray("sections");
        for (Section section : edition.sections()) {
            sections.addObject()
                    .put("category", section.category().code())
                    .put("papers", section.placings().size());
        }
        ArrayNode supplements = tree.putArray("supplements");
        for (Supplement supplement : edition.supplements()) {
            ArrayNode papers =
                    supplements.addObject().put("name", supplement.word()).putArray("papers");
            supplement.papers().forEach(id -> papers.add(id.text()));
        }
        return tree;
    }
}
