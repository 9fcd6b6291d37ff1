package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.CatalogueDump;
import broadsheet.cli.Terminals;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import killed at any moment loses nothing it reported as stored, and run again repeats nothing. */
class ImportKillTest {
    private static final long SEED = 20251226;
    private static final int KILLS = 50;

    /** What a shell calls the end of a process by SIGKILL: 128 + 9. */
    private static final int KILLED = 137;

    /** Papers of the first source, and how many of them the second tells of too, and how many that one alone. */
    private static final int ARCHIVED = 25_000;

    private static final int SHARED = 4_000;
    private static final int LISTED_ONLY = 1_000;
    private static final int RECORDS = ARCHIVED + SHARED + LISTED_ONLY;

    /** About the time in which a batch is stored, so that kills fall at any moment of it. */
    private static final Duration BLINK = Duration.ofMillis(80);

    /** How many of a hundred kills wait until something was told as stored. */
    private static final int TOLD_PERCENT = 80;

    /** How many records an import may store before it is killed. */
    private static final int FURTHEST = 500;

    /** A home is finished after this many; the next one is new. */
    private static final int KILLS_A_HOME = 20;

    private static final String STORED_RECORDS = "select count(*) from paper_source";
    private static final String LAST_RUN = "select max(run) from import_run";
    private static final String LAST_IS_BEGUN = "select outcome = 'BEGUN' from import_run order by run desc limit 1";
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Pattern STORED = Pattern.compile("Importing  ([0-9,]+) papers?,");

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    /** How many kills came after something was told as stored. */
    private int killsAfterTelling;

    /** The source and id of each record, in the order in which they are imported. */
    private final List<String> records = new ArrayList<>();

    /** Writes an archive and a daily list that overlap. */
    @BeforeEach
    void makeCorpora() throws IOException {
        Files.createDirectories(folder.resolve("archive"));
        Files.createDirectories(folder.resolve("daily"));
        try (PrintWriter archive =
                new PrintWriter(folder.resolve("archive/corpus.jsonl").toFile(), StandardCharsets.UTF_8)) {
            for (int i = 0; i < ARCHIVED; i++) {
                archive.print(
                        "{\"id\":\"" + id(i) + "\",\"title\":\"Paper " + i + " on $n^" + i % 7 + "$\",\"abstract\":\""
                                + "A sentence of the archive. ".repeat(i % 9)
                                + "\",\"authors\":[\"Ada Lovelace\",\"Nr. " + i % 500
                                + " Gödel\"],\"published\":\"2025-03-" + day(i)
                                + "\",\"categories\":[\"cs.CL\",\"math.NA\"]}\n");
                records.add("archive " + id(i));
            }
        }
        try (PrintWriter daily = new PrintWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("daily/corpus.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            IntStream.range(0, SHARED + LISTED_ONLY)
                    .map(i -> ARCHIVED - SHARED + i)
                    .forEach(i -> {
                        daily.print("{\"id\":\"" + id(i) + "\",\"title\":\"Listed " + i
                                + "\",\"abstract\":\"Short.\",\"extra\":"
                                + "{\"daily_dates\":[\"2025-04-" + day(i) + "\"],\"upvotes\":" + i % 40
                                + ",\"github\":\"https://github.com/made/r" + i + "\",\"hf_ai_summary\":\"Machine " + i
                                + "\"}}\n");
                        records.add("daily " + id(i));
                    });
        }
    }

    private static String id(int number) {
        return "2503.%05d".formatted(number);
    }

    private static String day(int number) {
        return "%02d".formatted(1 + number % 28);
    }

    @Test
    void anImportKilledAtFiftyRandomMomentsEndsLikeOneThatWasLeftAlone() throws Exception {
        System.out.println("ImportKillTest seed " + SEED);
        List<String> undisturbed = CatalogueDump.of(finished(folder.resolve("undisturbed")));
        int kills = 0;
        for (int number = 0; kills < KILLS; number++) {
            Path home = folder.resolve("home" + number);
            boolean merging = number % 3 == 2;
            if (merging) {
                finished(home, "archive");
            }
            int most = Math.min(KILLS_A_HOME, KILLS - kills);
            List<Integer> killedAt =
                    merging ? killedOften(home, most, "daily") : killedOften(home, most, "archive", "daily");
            System.out.println(
                    "ImportKillTest home " + number + ": killed when there were " + killedAt + " of " + RECORDS);
            kills += killedAt.size();

            assertSame(CatalogueDump.of(finished(home)), undisturbed);
        }
        System.out.println("ImportKillTest: " + killsAfterTelling + " of " + kills + " had told of stored papers");
        assertThat(killsAfterTelling)
                .as("kills after something was told as stored, of " + kills)
                .isGreaterThan(KILLS / 2);
    }

    /**
     * Imports again and again, each time killed at a moment that chance tells, until all is stored or it was often enough.
     *
     * @return for each kill in the midst of work, how many records were stored by then
     */
    private List<Integer> killedOften(Path home, int most, String... sources) throws Exception {
        List<Integer> killedAt = new ArrayList<>();
        Set<String> before = Set.of();
        while (killedAt.size() < most) {
            try (JavaProcess process = importing(home, sources)) {
                if (!isKilledWhileItWorks(process, home)) {
                    return killedAt;
                }
                Set<String> stored = stored(home);
                List<String> told = records(sources).subList(0, told(process));
                assertThat(stored.containsAll(before))
                        .as("what was stored before is still there")
                        .isTrue();
                assertThat(stored.containsAll(told))
                        .as("what was told as stored is there")
                        .isTrue();
                if (stored.size() == RECORDS) {
                    return killedAt;
                }
                before = stored;
                killedAt.add(stored.size());
                killsAfterTelling += told.isEmpty() ? 0 : 1;
            }
        }
        return killedAt;
    }

    private List<String> records(String... sources) {
        return records.stream()
                .filter(record -> Arrays.stream(sources).anyMatch(record::startsWith))
                .toList();
    }

    /** An import that tells as often as one in a terminal does, five times a second. */
    private JavaProcess importing(Path home, String... sources) {
        Stream<String> arguments = Stream.of("--home", home.toString(), "import");
        Stream<String> files =
                Arrays.stream(sources).map(source -> folder.resolve(source).toString());
        List<String> command = new ArrayList<>(JavaProcess.command(
                "broadsheet.Main", Stream.concat(arguments, files).toList()));
        command.add(1, "-D" + Terminals.PROPERTY + "=err");
        return JavaProcess.start(command);
    }

    private Path finished(Path home) throws SQLException {
        return finished(home, "archive", "daily");
    }

    /** Imports to the end; the file of the catalogue. */
    private Path finished(Path home, String... sources) throws SQLException {
        try (JavaProcess process = importing(home, sources)) {
            JavaProcess.Ended ended = process.ended();
            assertThat(ended.exitCode()).as(ended.err()).isZero();
        }
        return home.resolve("broadsheet.db");
    }

    /**
     * Waits until a process has stored as many records more as chance tells and mostly until it has told of some, lets it
     * work on for a blink, and kills it.
     *
     * @return whether it was at work: the book of imports says that a run of its own was begun, and not that it ended
     */
    private boolean isKilledWhileItWorks(JavaProcess started, Path home) throws Exception {
        Process process = started.process();
        long began = System.nanoTime();
        long before = ask(home, LAST_RUN);
        long until = ask(home, STORED_RECORDS) + random.nextLong(FURTHEST);
        boolean toldFirst = random.nextInt(100) < TOLD_PERCENT;
        while (process.isAlive()
                && (toldFirst && told(started) == 0
                        || ask(home, LAST_RUN) == before
                        || ask(home, STORED_RECORDS) < until)) {
            assertThat(System.nanoTime() - began).isLessThan(DEADLINE.toNanos());
            process.waitFor(10, TimeUnit.MILLISECONDS);
        }
        if (process.waitFor(random.nextLong(BLINK.toMillis()), TimeUnit.MILLISECONDS)) {
            return false;
        }
        process.destroyForcibly();
        return process.waitFor() == KILLED && ask(home, LAST_RUN) > before && ask(home, LAST_IS_BEGUN) == 1;
    }

    /** How many records the process said were stored. */
    private static int told(JavaProcess process) {
        int last = 0;
        Matcher lines = STORED.matcher(process.err());
        while (lines.find()) {
            last = Integer.parseInt(lines.group(1).replace(",", ""));
        }
        return last;
    }

    /** A number out of the catalogue, 0 where there is none yet. The connection does not outlive the question. */
    private static long ask(Path home, String question) throws SQLException {
        Path file = home.resolve("broadsheet.db");
        if (file.toFile().length() == 0) {
            return 0;
        }
        try (Connection connection = CatalogueDump.connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            // The process is just making the tables.
            if (String.valueOf(e.getMessage()).matches("(?s).*(no such table|SQLITE_BUSY).*")) {
                return 0;
            }
            throw e;
        }
    }

    /** What is stored, as {@link #records} names it. */
    private static Set<String> stored(Path home) throws SQLException {
        Set<String> stored = new HashSet<>();
        try (Connection connection = CatalogueDump.connect(home.resolve("broadsheet.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select s.source || ' ' || substr(p.id, 7) from paper_source s join paper p on p.paper = s.paper")) {
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
        }
        return stored;
    }

    private static void assertSame(List<String> content, List<String> undisturbed) {
        for (int i = 0; i < Math.min(content.size(), undisturbed.size()); i++) {
            assertThat(content.get(i)).as("row %d", i).isEqualTo(undisturbed.get(i));
        }
        assertThat(content).hasSameSizeAs(undisturbed);
    }
}
