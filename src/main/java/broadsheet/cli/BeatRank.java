package broadsheet.cli;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Stance;
import broadsheet.encode.EncoderException;
import broadsheet.encode.EncodingState;
import broadsheet.learn.BeatLearning;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.Blend;
import broadsheet.learn.Centroid;
import broadsheet.learn.InstructionAlone;
import broadsheet.learn.LogisticRegression;
import broadsheet.learn.NearestExample;
import broadsheet.learn.Trainer;
import broadsheet.learn.WordCentroid;
import broadsheet.measure.Ranking;
import broadsheet.measure.RunWriter;
import broadsheet.paper.ImportName;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.source.ImportFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
                    new LogisticRegression(true))
            .stream()
            .collect(Collectors.toMap(
                    trainer -> trainer.name().replace(' ', '-'), trainer -> trainer, (a, b) -> a, LinkedHashMap::new));

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
                            + " regression or regression-with-words.")
    private String by;

    @Option(
            names = {"-k", "--depth"},
            paramLabel = "K",
            defaultValue = "1000000",
            description = "How many papers are ranked for each beat; all if not given.")
    private int depth;

    @Override
    public Integer call() {
        Trainer trainer = TRAINERS.get(by);
        if (trainer == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing is learnt by '" + by + "', but by " + String.join(", ", TRAINERS.keySet()) + ".");
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
            return rank(open, new BeatLearning(open.catalogue(), open.index(), trainer));
        } catch (EncoderException e) {
            parent.err().tell(String.valueOf(e.getMessage()));
            return ExitCode.UNUSABLE;
        }
    }

    private int rank(OpenHome open, BeatLearning learning) {
        Broadsheet parent = beat.broadsheet();
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(ImportFile.unpacked(Files.newInputStream(batch)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    lines.add(JSON.readTree(line));
                }
            }
        } catch (IOException e) {
            parent.err().tell("The beats cannot be read: " + e.getMessage());
            return ExitCode.USAGE;
        }
        List<String> sources = open.catalogue().stats().papersBySource().keySet().stream()
                .filter(ImportName::beginsIds)
                .toList();
        List<PaperId> all = open.catalogue().papers().sample(Integer.MAX_VALUE);
        long began = System.nanoTime();
        int ranked = 0;
        try (RunWriter writer = new RunWriter(Files.newBufferedWriter(run), "broadsheet-" + by)) {
            List<Learnt> learnt = new ArrayList<>();
            for (JsonNode line : lines) {
                learning.learn(read(open, sources, line)).ifPresent(learnt::add);
            }
            List<List<BeatLearning.Scored>> rankings = learning.rank(learnt, all, depth);
            for (int i = 0; i < learnt.size(); i++) {
                Map<String, Float> scores = new LinkedHashMap<>();
                rankings.get(i).forEach(one -> scores.putIfAbsent(one.paper().local(), (float) one.score()));
                writer.write(new Ranking(
                        learnt.get(i).beat().name(),
                        scores.entrySet().stream()
                                .map(one -> new Ranking.Hit(one.getKey(), one.getValue()))
                                .toList()));
                ranked++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing the run " + run, e);
        } catch (IllegalArgumentException e) {
            parent.err().tell("The beats cannot be read: " + e.getMessage());
            return ExitCode.USAGE;
        }
        parent.out()
                .tell("Ranked " + Words.count(all.size(), "paper") + " by " + ranked + " of "
                        + Words.count(lines.size(), "beat") + " in "
                        + Math.round((System.nanoTime() - began) / 1e8) / 10.0 + " s.");
        return ranked == 0 ? ExitCode.NOT_FOUND : ExitCode.OK;
    }

    private static Beat read(OpenHome open, List<String> sources, JsonNode line) {
        List<Beat.Example> examples = new ArrayList<>();
        for (Stance stance : List.of(Stance.LIKE, Stance.UNLIKE)) {
            for (JsonNode name : line.path(stance == Stance.LIKE ? "like" : "unlike")) {
                examples.add(new Beat.Example(
                        find(open, sources, name.asText())
                                .orElseThrow(() -> new IllegalArgumentException(name + " is not in the catalogue")),
                        stance));
            }
        }
        return new Beat(line.path("id").asText(), line.path("describe").asText(""), examples);
    }

    /** A paper by any identifier, or by what it was called in an import. */
    private static Optional<PaperId> find(OpenHome open, List<String> sources, String name) {
        List<PaperId> meant = new ArrayList<>();
        PaperId.parse(name).ifPresent(meant::add);
        sources.forEach(source -> meant.add(PaperId.inImport(source, name)));
        return meant.stream()
                .flatMap(id -> open.catalogue().papers().find(id).map(Paper::id).stream())
                .findFirst();
    }
}
