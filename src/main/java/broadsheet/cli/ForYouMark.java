package broadsheet.cli;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Mark;
import broadsheet.catalog.Mark.Wish;
import broadsheet.catalog.Marked;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.source.bibtex.Bibliography;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "mark", description = "Marks papers of which you would like more, or less.")
final class ForYouMark implements Callable<Integer> {
    /** More are counted and not named. */
    private static final int MOST_NAMED = 10;

    @ParentCommand
    private ForYouCommand forYou;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PAPER", arity = "0..*", description = "Identifiers or addresses.")
    private List<String> typed = List.of();

    @Option(
            names = "--bibtex",
            paramLabel = "FILE",
            description = "Marks the papers of a BibTeX file that the catalogue has as well.")
    private @Nullable Path bibtex;

    @ArgGroup(exclusive = true)
    private Said said = new Said();

    /** What is said, if it is not that more is wanted. */
    private static final class Said {
        @Option(names = "--less", description = "Less like these is wanted.")
        private boolean less;

        @Option(names = "--not-these", description = "These are not wanted, which says nothing of others.")
        private boolean notThese;

        @Option(names = "--remove", description = "Forgets what was said of them.")
        private boolean remove;

        Wish wish() {
            return less ? Wish.LESS : notThese ? Wish.NONE : Wish.MORE;
        }
    }

    @Override
    public Integer call() {
        if (typed.isEmpty() && bibtex == null) {
            throw new ParameterException(spec.commandLine(), "Which papers? Name some, or a file by --bibtex.");
        }
        try (OpenHome open = forYou.broadsheet().open()) {
            Set<PaperId> papers = new LinkedHashSet<>();
            if (bibtex != null) {
                Optional<Bibliography> read = read(open, bibtex);
                if (read.isEmpty()) {
                    return ExitCode.USAGE;
                }
                tell(read.get());
                papers.addAll(read.get().found());
            }
            List<PaperId> named = new ArrayList<>();
            typed.forEach(text -> named.add(find(open, text)));
            papers.addAll(named);
            if (papers.isEmpty()) {
                return ExitCode.NOT_FOUND;
            }
            if (said.remove) {
                int forgotten = open.catalogue().marks().forget(papers);
                open.catalogue().settle();
                forYou.broadsheet().out().tell(Words.count(forgotten, "paper") + " not marked any more.");
                return forgotten == 0 ? ExitCode.NOT_FOUND : ExitCode.OK;
            }
            Marked marked = open.catalogue()
                    .marks()
                    .say(papers.stream()
                            .map(paper -> new Mark(paper, said.wish()))
                            .toList());
            open.catalogue().settle();
            tell(papers.size(), marked);
            return ExitCode.OK;
        }
    }

    private Optional<Bibliography> read(OpenHome open, Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Bibliography read = Bibliography.read(reader, open.catalogue());
            if (!read.isEmpty()) {
                return Optional.of(read);
            }
            forYou.broadsheet().err().tell("In " + file + " is no entry of BibTeX, such as @article{…}.");
        } catch (IOException e) {
            forYou.broadsheet()
                    .err()
                    .tell("The file " + file + " cannot be read as text in UTF-8: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    private void tell(Bibliography read) {
        Screen err = forYou.broadsheet().err();
        forYou.broadsheet()
                .out()
                .tell("The catalogue has " + Words.count(read.found().size(), "paper") + " of the file, and lacks "
                        + Words.number(read.missed()) + ".");
        read.missing().stream()
                .limit(MOST_NAMED)
                .forEach(
                        entry -> err.tell("Not in the catalogue: " + entry.inWords() + " (line " + entry.line() + ")"));
        if (read.missed() > MOST_NAMED) {
            err.tell("And " + Words.number(read.missed() - MOST_NAMED) + " more.");
        }
        read.broken().stream()
                .limit(MOST_NAMED)
                .forEach(broken -> err.tell("Line " + broken.line() + ": " + broken.why() + "."));
        if (read.torn() > MOST_NAMED) {
            err.tell("And " + Words.number(read.torn() - MOST_NAMED) + " more that cannot be read.");
        }
    }

    private PaperId find(OpenHome open, String text) {
        PaperId id = PaperId.parse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + text + "' is no identifier and no address of a paper."));
        Optional<PaperId> filed = open.catalogue().papers().find(id).map(Paper::id);
        if (said.remove) {
            // What was marked may have gone from the catalogue since.
            return filed.orElse(id);
        }
        return filed.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                id + " is not in the catalogue. 'broadsheet fetch " + id.local() + "' may bring it."));
    }

    private void tell(int papers, Marked marked) {
        Screen out = forYou.broadsheet().out();
        String wish = switch (said.wish()) {
            case MORE -> " marked, to see more like " + (papers == 1 ? "it." : "them.");
            case LESS -> " marked, to see less like " + (papers == 1 ? "it." : "them.");
            case NONE -> " marked, not to be seen again.";
        };
        out.tell(Words.count(papers, "paper") + wish);
        int telling = marked.papers(Wish.MORE).size() + marked.papers(Wish.LESS).size();
        if (telling > Beat.MOST_EXAMPLES) {
            out.tell("Of " + Words.number(telling) + " marks the newest " + Beat.MOST_EXAMPLES + " have a say.");
        }
    }
}
