package broadsheet.source.arxiv.world;

import broadsheet.source.arxiv.world.ArxivPaper.Extra;
import broadsheet.source.arxiv.world.ArxivPaper.Version;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads lives of papers from the real corpus of daily announcements, gzipped JSON Lines beside some checkouts. */
public final class DailyLives {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Long enough before the cut-off that nothing depends on it. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private DailyLives() {}

    /**
     * Reads the papers of a folder that were announced on some days, each once, on the day of its feed.
     *
     * @param from the first day of feeds
     * @param until the last day
     */
    public static List<Life> read(Path folder, LocalDate from, LocalDate until) throws IOException {
        List<Life> lives = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path file : files(folder)) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode paper = JSON.readTree(line);
                    LocalDate listed =
                            LocalDate.parse(paper.path("extra").path("listed").asText());
                    if (!listed.isBefore(from)
                            && !listed.isAfter(until)
                            && seen.add(paper.path("id").asText())) {
                        lives.add(life(paper, listed));
                    }
                }
            }
        }
        return lives;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList();
        }
    }

    private static Life life(JsonNode paper, LocalDate listed) {
        LocalDate evening = listed.minusDays(1);
        Change change = new Change(Announcements.EVERY_WEEK.shown(evening), Change.Kind.ANNOUNCED, 1);
        List<String> authors = texts(paper.path("authors"));
        List<String> categories = texts(paper.path("categories")).stream()
                .filter(Sets::hasCategory)
                .toList();
        Map<Extra, String> extras = new EnumMap<>(Extra.class);
        String comment = paper.path("extra").path("comment").asText();
        if (!comment.isEmpty()) {
            extras.put(Extra.COMMENTS, comment);
        }
        ArxivPaper held = new ArxivPaper(
                paper.path("id").asText().replace("arxiv:", ""),
                authors.isEmpty() ? "A submitter" : authors.getFirst(),
                List.of(new Version(
                        evening.atTime(MORNING).atZone(Announcements.EASTERN).toInstant(), "100kb", "D")),
                paper.path("title").asText(),
                String.join(", ", authors),
                categories.isEmpty() ? List.of("cs.OH") : categories,
                extras,
                paper.path("abstract").asText(),
                change.datestamp());
        return new ToldLife(held, List.of(change));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
