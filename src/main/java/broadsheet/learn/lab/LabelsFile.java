package broadsheet.learn.lab;

import broadsheet.learn.lab.Example.Origin;
import broadsheet.paper.PaperId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Topics that people gave to papers: a line each, the topic and the paper, with a tab between them, in UTF-8. The topic's name is its
 * sentence as well. Blank lines are passed over.
 *
 * @param topics with the papers that are known
 * @param unknown how many lines name a paper that is not
 */
public record LabelsFile(List<Topic> topics, int unknown) {
    private static final int LONGEST = 2_000;

    /** A line of a file of labels is none. The message names file, line and reason. */
    public static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        Broken(Path file, long line, String reason) {
            super(file + ", line " + line + ": " + reason);
        }
    }

    public LabelsFile {
        topics = List.copyOf(topics);
    }

    /**
     * Reads a file.
     *
     * @param names finds papers, by whatever they are called there
     * @throws Broken if a line is not a topic and a paper, or the file is not UTF-8
     * @throws IOException if it cannot be read
     */
    public static LabelsFile read(Path file, Function<String, Optional<PaperId>> names) throws IOException {
        Map<String, Map<PaperId, Example>> topics = new LinkedHashMap<>();
        int unknown = 0;
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String[] columns = line.split("\t", -1);
                if (columns.length != 2 || columns[0].isBlank() || columns[1].isBlank()) {
                    throw new Broken(
                            file,
                            number,
                            "'" + shortened(line) + "' is not a topic and a paper with a tab between them");
                }
                if (columns[0].length() > LONGEST) {
                    throw new Broken(file, number, "a topic has at most " + LONGEST + " characters");
                }
                Optional<PaperId> paper = names.apply(columns[1].strip());
                if (paper.isEmpty()) {
                    unknown++;
                } else {
                    topics.computeIfAbsent(columns[0].strip(), _ -> new LinkedHashMap<>())
                            .putIfAbsent(paper.get(), new Example(paper.get(), new Origin.Written(number)));
                }
            }
        } catch (CharacterCodingException e) {
            throw new Broken(file, number + 1, "from here on, something is not UTF-8");
        }
        return new LabelsFile(
                topics.entrySet().stream()
                        .map(topic -> new Topic(
                                topic.getKey(),
                                topic.getKey(),
                                List.copyOf(topic.getValue().values())))
                        .toList(),
                unknown);
    }

    private static String shortened(String line) {
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    /** All papers that have a topic. */
    public Set<PaperId> papers() {
        return topics.stream()
                .flatMap(topic -> topic.examples().stream())
                .map(Example::paper)
                .collect(Collectors.toSet());
    }
}
