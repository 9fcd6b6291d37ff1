package broadsheet.cli;

import broadsheet.catalog.MailText;
import broadsheet.catalog.Terms;
import broadsheet.digest.Composing;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.paper.Timetable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "preview", description = "Shows an issue of a list as somebody who never had one would get it now.")
final class DigestPreview implements Callable<Integer> {
    @ParentCommand
    private DigestCommand digest;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "LIST",
            arity = "0..1",
            defaultValue = "editions/date",
            description = "Which list: trending/week, editions/date, editions/week/cs.CL, search/WORDS, category/cs.CL,"
                    + " author/NAME or beat/NAME; ${DEFAULT-VALUE} if not given.")
    private String list;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many papers at most, up to " + Terms.MOST + "; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--whole", description = "With whole abstracts.")
    private boolean whole;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Writes the mail as HTML into this file; otherwise its plain text is printed.")
    private @Nullable Path to;

    @Override
    public Integer call() {
        ListName name = ListText.parse(list)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + list + "' is the name of no list; write it as trending/week."));
        if (limit < 1 || limit > Terms.MOST) {
            throw new ParameterException(spec.commandLine(), "An issue has from 1 to " + Terms.MOST + " papers.");
        }
        Terms terms = new Terms(
                ListText.of(name),
                new Timetable(Timetable.Rhythm.DAILY, 7, ZoneId.of("UTC")),
                0,
                limit,
                whole ? Terms.Summaries.WHOLE : Terms.Summaries.OPENING,
                Terms.WhenEmpty.LINE);
        MailText text;
        try (OpenHome open = digest.broadsheet().open()) {
            Composing composing = digest.broadsheet().desk().server().composing(open);
            text = composing.written(name, terms);
        }
        if (to == null) {
            digest.broadsheet().desk().out().println("Subject: " + text.subject() + "\n\n" + text.plain());
            return ExitCode.OK;
        }
        try {
            Files.writeString(to, text.html());
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + to, e);
        }
        digest.broadsheet().err().tell("Wrote " + to + ": " + text.subject());
        return ExitCode.OK;
    }
}
