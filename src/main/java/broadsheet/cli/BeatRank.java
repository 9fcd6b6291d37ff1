package broadsheet.cli;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Stance;
import broadsheet.encode.EncodingState;
import broadsheet.learn.Background;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.BeatLearning.Scored;
import broadsheet.learn.Blend;
import broadsheet.learn.Centroid;
import broadsheet.learn.InstructionAlone;
import broadsheet.learn.Interests;
import broadsheet.learn.LogisticRegression;
import broadsheet.learn.NearestExample;
import broadsheet.learn.Reading;
import broadsheet.learn.Trainer;
import broadsheet.learn.WordCentroid;
import broadsheet.learn.lab.Example;
import broadsheet.learn.lab.LabelsFile;
import broadsheet.learn.lab.SharedProjection;
import broadsheet.measure.Half;
import broadsheet.measure.Ranking;
import broadsheet.measure.RunWriter;
import broadsheet.paper.PaperId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "rank",
        description = "Ranks all papers by each beat of a file, for 'evaluate'; none of them is kept.",
        footer = {
            "",
            "Each line of the file is a beat {\"id\": …, \"describe\": …, \"like\": […], \"unlike\": […]}; papers are called as they"
                    + " were imported."
        })
final class BeatRank implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Trainer> TRAINERS = List.of(
                    new Blend(),
                    new InstructionAlone(),
                    new Centroid(),
                    new WordCentroid(),
                    new NearestExample(),
                    new LogisticRegression(false),
                    new LogisticRegression(true),
                    new Interests())
            .stream()
            .collect(Collectors.toMap(
                    trainer -> trainer.name().replace(' ', '-'), trainer -> trainer, (a, b) -> a, LinkedHashMap::new));

    private static final String PROJECTION = "projection";

    /** Chosen among nine on one part of the topics of the even half of FORC4CL, learnt from the other; see docs/beats.md. */
    private static final double SHRINKAGE = .9;

    @ParentCommand
    private BeatCommand beat;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            required = true,
            description = "The beats, plain or packed by gzip.")
    private Path batch;

    @Option(names = "--run", paramLabel = "FILE", required = true, description = "Where the rankings are written.")
    private Path run;

    @Option(
            names = "--by",
            paramLabel = "WAY",
            defaultValue = "blend",
            description =
                    "How it is learnt: blend, which is how it is otherwise, instruction, centroid, words, nearest,"
                            + " regression, regression-with-words, or interests, which is how papers for you are found; or projection, which --others teaches.")
    private String by;

    @Option(
            names = "--others",
            paramLabel = "FILE",
            description =
                    "For the projection: topics of papers as for 'lab', of which it is learnt from those of the even"
                            + " half, so that it can be measured on the odd one.")
    private @Nullable Path others;

    @Option(
            names = "--among",
            paramLabel = "FILE",
            description = "The papers that are ranked, one a line; all if not given.")
    private @Nullable Path among;

    @Option(
            names = {"-k", "--depth"},
            paramLabel = "K",
            defaultValue = "1000000",
            description = "How many papers are ranked for each beat; all if not given.")
    private int depth;

    @Override
    public Integer call() {
        boolean projecting = by.equals(PROJECTION);
        if (!TRAINERS.containsKey(by) && !projecting) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing is learnt by '" + by + "', but by " + String.join(", ", TRAINERS.keySet()) + " or "
                            + PROJECTION + ".");
        }
        if (projecting != (others != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--by projection and --others go together: it is learnt from these.");
        }
        if (depth < 1) {
            throw new ParameterException(spec.commandLine(), "A ranking has at least one paper, not " + depth + ".");
        }
        Broadsheet parent = beat.broadsheet();
        try (OpenHome open = parent.open()) {
            if (open.encoding().state() instanceof EncodingState.Off) {
                parent.err().tell("A beat needs an encoder, and the configuration names none: encoder.model is none.");
                return ExitCode.NOT_FOUND;
            }
            open.encoding().begin();
            open.index().encoding().await();
            BeatLearning plain = new BeatLearning(open.catalogue(), open.index());
            Trainer trainer = others == null ? TRAINERS.get(by) : projection(open, plain, others);
            return trainer == null
                    ? ExitCode.NOT_FOUND
                    : rank(open, new BeatLearning(open.catalogue(), open.index(), trainer));
        }
    }

    /** The projection, learnt from the topics of a file that are of the even half; nothing, after saying why, if it cannot be. */
    private @Nullable Trainer projection(OpenHome open, BeatLearning learning, Path file) {
        try {
            Optional<Background> background =
                    learning.background(open.catalogue().lists().names());
            if (background.isEmpty()) {
                beat.broadsheet()
                        .err()
                        .tell("Nothing can be learnt yet: 'broadsheet encode --wait' makes known what papers mean.");
                return null;
            }
            List<List<Reading>> topics =
                    LabelsFile.read(file, new ImportedNames(open.catalogue())::find).topics().stream()
                            .filter(topic -> Half.EVEN.includes(topic.name()))
                            .map(topic -> learning.read(
                                    topic.examples().stream()
                                            .map(Example::paper)
                                            .toList(),
                                    background.get()))
                            .toList();
            return new SharedProjection(topics, background.get(), SHRINKAGE);
        } catch (IOException | IllegalArgumentException e) {
            beat.broadsheet().err().tell("The projection cannot be learnt: " + e.getMessage() + ".");
            return null;
        }
    }

    private int rank(OpenHome open, BeatLearning learning) {
        Broadsheet parent = beat.broadsheet();
        List<Beat> beats = new ArrayList<>();
        Set<PaperId> papers = new LinkedHashSet<>();
        ImportedNames names = new ImportedNames(open.catalogue());
        try {
            ImportedNames.read(batch, line -> beats.add(beat(names, line)));
            if (among == null) {
                papers.addAll(open.catalogue().lists().names());
            } else {
                ImportedNames.read(among, line -> names.find(line.strip()).ifPresent(papers::add));
            }
        } catch (IOException | IllegalArgumentException e) {
            parent.err().tell("The beats cannot be read: " + e.getMessage());
            return ExitCode.USAGE;
        }
        List<PaperId> all = List.copyOf(papers);
        long began = System.nanoTime();
        List<Learnt> learnt = new ArrayList<>();
        try {
            beats.forEach(one -> learning.learn(one).ifPresent(learnt::add));
        } catch (IllegalArgumentException e) {
            parent.err().tell("By '" + by + "' not all of them can be learnt: " + e.getMessage() + ".");
            return ExitCode.USAGE;
        }
        List<List<Scored>> rankings =
                among == null ? learning.rankAll(learnt, depth) : learning.rank(learnt, all, depth);
        try (RunWriter writer = new RunWriter(Files.newBufferedWriter(run), "broadsheet-" + by)) {
            for (int i = 0; i < learnt.size(); i++) {
                writer.write(ranking(learnt.get(i).beat().name(), rankings.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing the run " + run, e);
        }
        parent.out()
                .tell("Ranked " + Words.count(all.size(), "paper") + " by " + learnt.size() + " of "
                        + Words.count(beats.size(), "beat") + " in "
                        + Math.round((System.nanoTime() - began) / 1e8) / 10.0 + " s.");
        return learnt.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
    }

    private static Ranking ranking(String name, List<Scored> best) {
        Map<String, Float> scores = new LinkedHashMap<>();
        best.forEach(one -> scores.putIfAbsent(one.paper().local(), (float) one.score()));
        return new Ranking(
                name,
                scores.entrySet().stream()
                        .map(one -> new Ranking.Hit(one.getKey(), one.getValue()))
                        .toList());
    }

    private static Beat beat(ImportedNames names, String text) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the line " + text + " is no JSON", e);
        }
        List<Beat.Example> examples = new ArrayList<>();
        for (Stance stance : Stance.values()) {
            for (JsonNode name : line.path(stance.name().toLowerCase(Locale.ROOT))) {
                examples.add(new Beat.Example(
                        names.find(name.asText())
                                .orElseThrow(() -> new IllegalArgumentException(name + " is not in the catalogue")),
                        stance));
            }
        }
        return new Beat(line.path("id").asText(), line.path("describe").asText(""), examples);
    }
}
