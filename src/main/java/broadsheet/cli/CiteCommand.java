package broadsheet.cli;

import broadsheet.cite.Citation;
import broadsheet.cite.CitationFormat;
import broadsheet.cite.CitationStyle;
import broadsheet.cite.StyledCitations;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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

@Command(
        name = "cite",
        description = "Prints citations of papers, for a reference manager or in the style of a journal.")
final class CiteCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Identifiers, or the addresses of the papers' pages.")
    private List<String> ids;

    @ArgGroup
    private @Nullable Form form;

    /** One of the two, BibTeX if neither is given. */
    static final class Form {
        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                converter = FormatWord.class,
                description = "bibtex, ris or csl; bibtex if not given.")
        private @Nullable CitationFormat format;

        @Option(
                names = "--style",
                paramLabel = "STYLE",
                converter = StyleWord.class,
                description = "acm, apa, chicago, harvard, ieee, mla, nature or vancouver: one line a paper.")
        private @Nullable CitationStyle style;
    }

    @Override
    public Integer call() {
        List<PaperId> wanted = ids.stream().map(this::id).toList();
        try (OpenHome open = parent.open()) {
            List<Paper> found = new ArrayList<>();
            for (PaperId id : wanted) {
                open.catalogue()
                        .papers()
                        .find(id)
                        .ifPresentOrElse(found::add, () -> parent.err().tell("The catalogue has no paper " + id + "."));
            }
            if (found.isEmpty()) {
                return ExitCode.NOT_FOUND;
            }
            print(found);
            return found.size() < wanted.size() ? ExitCode.PARTLY : ExitCode.OK;
        }
    }

    private PaperId id(String text) {
        return PaperId.parse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + text + "' is no identifier of a paper; try 2312.13301 or acl:P18-1001."));
    }

    private void print(List<Paper> papers) {
        PrintWriter out = parent.desk().out();
        CitationStyle style = form == null ? null : form.style;
        if (style != null) {
            StyledCitations styled = new StyledCitations();
            papers.forEach(
                    paper -> out.println(styled.cite(Citation.of(paper), style).text()));
            out.flush();
            return;
        }
        CitationFormat format = form == null || form.format == null ? CitationFormat.BIBTEX : form.format;
        try {
            format.write(papers.iterator(), out);
        } catch (IOException e) {
            throw new UncheckedIOException("printing citations", e);
        }
    }
}
