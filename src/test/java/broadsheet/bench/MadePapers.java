package broadsheet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/**
 * Made papers, in the form of the three real corpora and with roughly their shares, lengths and dates: proceedings known to
 * the month, a feed of daily announcements, and daily lists, some of whose papers were announced as well. The same seed makes
 * the same papers. Not thread-safe; good for one {@link #write}.
 */
final class MadePapers {
    /** The words of the made texts, the frequent ones first. Any two make a query for real papers too. */
    static final List<String> WORDS = words("""
            model learning language data method task training neural network approach performance result image large deep
            system translation text representation feature generation video attention graph knowledge semantic domain
            visual benchmark evaluation dataset detection parsing speech reasoning dialogue question answering retrieval
            segmentation classification recognition transformer diffusion embedding alignment prompt reward policy agent
            robot planning memory efficient robust sparse latent adversarial contrastive federated multilingual syntactic
            morphological causal bayesian temporal spatial acoustic medical clinical legal molecular protein quantum
            satellite ontology lexicon corpus annotation discourse coreference sentiment summarization distillation
            quantization pruning tokenization calibration uncertainty fairness""");

    private static final List<String> FIRST_NAMES = words(
            "Ada Wei Maria Yuki Ivan Fatima Chen Olga José Priya Lars Ngozi Emre Zoë Mikael Hana Pedro Aisha Jan Li");
    private static final List<String> SYLLABLES =
            words("ka lo mer stein wan xu ber gar din to ri sen ova mann ez ić lund ho park tan");
    private static final List<String> CATEGORIES =
            words("cs.CV cs.CL cs.AI cs.LG cs.RO cs.IR eess.AS stat.ML cs.HC math.OC");

    private static final LocalDate FIRST_LISTING = LocalDate.of(2024, 5, 1);
    private static final LocalDate FIRST_ANNOUNCEMENT = LocalDate.of(2025, 3, 3);
    private static final LocalDate END = LocalDate.of(2026, 3, 21);
    private static final int FIRST_PROCEEDINGS = 1980;
    private static final int YEARS_OF_PROCEEDINGS = 45;
    private static final DateTimeFormatter MONTH_OF_ID = DateTimeFormatter.ofPattern("yyMM", Locale.ROOT);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RandomGenerator random;
    private final Map<YearMonth, Integer> numbered = new HashMap<>();
    private final Map<LocalDate, String> announced = new HashMap<>();

    MadePapers(RandomGenerator random) {
        this.random = random;
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /**
     * Writes three folders, each with one file of JSON Lines packed by gzip.
     *
     * @param papers how many records; a few of them are the same paper
     * @return the folders
     */
    List<Path> write(Path folder, int papers) throws IOException {
        int announcements = papers * 35 / 100;
        int listings = papers * 5 / 100;
        int proceedings = papers - announcements - listings;
        List<LocalDate> announcing = weekdays(FIRST_ANNOUNCEMENT);
        List<LocalDate> listing = weekdays(FIRST_LISTING);
        return List.of(
                file(folder.resolve("made_proceedings"), proceedings, this::proceedingsPaper),
                file(
                        folder.resolve("made_announcements"),
                        announcements,
                        i -> announcedPaper(part(announcing, i, announcements))),
                file(folder.resolve("made_lists"), listings, i -> listedPaper(part(listing, i, listings))));
    }

    private static List<LocalDate> weekdays(LocalDate from) {
        return from.datesUntil(END)
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .toList();
    }

    /** What stands at i parts of {@code whole} of a list. */
    private static LocalDate part(List<LocalDate> days, int i, int whole) {
        return days.get((int) ((long) i * days.size() / whole));
    }

    private static Path file(Path folder, int records, IntFunction<ObjectNode> record) throws IOException {
        Files.createDirectories(folder);
        try (Writer file = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("corpus.jsonl.gz")), 1 << 16),
                StandardCharsets.UTF_8)) {
            for (int i = 0; i < records; i++) {
                file.write(JSON.writeValueAsString(record.apply(i)));
                file.write('\n');
            }
        }
        return folder;
    }

    private ObjectNode proceedingsPaper(int i) {
        int year = FIRST_PROCEEDINGS + random.nextInt(YEARS_OF_PROCEEDINGS);
        String id = "acl:" + year + ".made-" + (1 + i / 500) + "." + (1 + i % 500);
        String month = year + "-" + String.format(Locale.ROOT, "%02d", 1 + random.nextInt(12));
        ObjectNode paper = paper(id, month, "Proceedings of the Made Meeting", "made");
        // About as many real ones have no abstract.
        if (random.nextInt(100) < 44) {
            paper.put("abstract", "");
        }
        return paper;
    }

    private ObjectNode announcedPaper(LocalDate day) {
        String id = nextArxivId(day);
        announced.put(day, id);
        ObjectNode paper = paper(id, day.toString(), "arXiv", category());
        paper.putObject("extra").put("listed", day.toString());
        return paper;
    }

    private ObjectNode listedPaper(LocalDate day) {
        String same = announced.remove(day);
        String id = same == null ? nextArxivId(day) : same;
        ObjectNode paper = paper(id, day + "T08:00:00.000Z", "Made Daily Papers", category());
        ObjectNode extra = paper.putObject("extra");
        extra.putArray("daily_dates").add(day.toString());
        // Few papers get many votes.
        extra.put("upvotes", (int) (2 / (0.01 + random.nextDouble())));
        extra.put("num_comments", random.nextInt(6));
        return paper;
    }

    private String nextArxivId(LocalDate day) {
        int number = numbered.merge(YearMonth.from(day), 1, Integer::sum);
        return "arxiv:" + MONTH_OF_ID.format(day) + String.format(Locale.ROOT, ".%05d", number);
    }

    private ObjectNode paper(String id, String published, String venue, String category) {
        ObjectNode paper = JSON.createObjectNode();
        paper.put("id", id);
        paper.put("title", text(6 + random.nextInt(7)));
        paper.put("abstract", text(110 + random.nextInt(110)) + ".");
        ArrayNode authors = paper.putArray("authors");
        for (int i = random.nextInt(8); i >= 0; i--) {
            authors.add(any(FIRST_NAMES) + " " + surname());
        }
        paper.put("published", published);
        paper.put("venue", venue);
        paper.put("url", "https://made.invalid/" + id);
        paper.putArray("categories").add(category);
        return paper;
    }

    private String surname() {
        String name = any(SYLLABLES) + any(SYLLABLES) + any(SYLLABLES);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private String category() {
        return CATEGORIES.get(frequentFirst(CATEGORIES.size()));
    }

    private String text(int words) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < words; i++) {
            text.add(WORDS.get(frequentFirst(WORDS.size())));
        }
        String made = text.toString();
        return made.substring(0, 1).toUpperCase(Locale.ROOT) + made.substring(1);
    }

    /** A place in a list, earlier ones more often: the density at x of its length falls as 1 / √x. */
    private int frequentFirst(int length) {
        double x = random.nextDouble();
        return (int) (x * x * length);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
