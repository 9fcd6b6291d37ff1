package broadsheet.cli;

import broadsheet.catalog.Followed;
import broadsheet.catalog.Following;
import broadsheet.paper.Subject;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "follow", description = "Chooses what of arXiv the server follows, or tells what it does follow.")
final class FollowCommand implements Callable<Integer> {
    @ParentCommand
    private Broadsheet parent;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SUBJECT",
            arity = "0..*",
            description = "A category such as cs.CL, an archive such as cs, or 'all'. Replaces what was chosen before."
                    + " Without any, nothing is changed.")
    private List<String> chosen = List.of();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<Subject> subjects = subjects();
        try (OpenHome open = parent.open()) {
            Following following = open.catalogue().following();
            List<Followed> followed = subjects.isEmpty() ? following.list() : following.choose(subjects);
            if (json) {
                Json.print(parent.desk().out(), tree(followed));
            } else {
                print(followed);
            }
        }
        return ExitCode.OK;
    }

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (String text : chosen) {
            subjects.add(Subject.parse(text)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "'" + text + "' is no archive or category of arXiv's today. Archives are: "
                                    + String.join(", ", Subject.archives()) + ".")));
        }
        return subjects;
    }

    private static ObjectNode tree(List<Followed> followed) {
        ObjectNode tree = Json.object();
        ArrayNode subjects = tree.putArray("followed");
        followed.forEach(one -> subjects.add(one.subject().toString()));
        tree.put("chosen", followed.stream().anyMatch(Followed::chosen));
        return tree;
    }

    private void print(List<Followed> followed) {
        String subjects = followed.stream().map(one -> one.subject().inWords()).collect(Collectors.joining("; "));
        if (followed.isEmpty()) {
            parent.out().tell("Nothing was chosen yet: a server that starts now follows all of arXiv.");
        } else if (chosen.isEmpty() && followed.stream().noneMatch(Followed::chosen)) {
            parent.out().tell("Nothing was chosen yet, so the server follows all of arXiv.");
        } else {
            parent.out().tell("The server follows " + subjects + ".");
        }
    }
}
