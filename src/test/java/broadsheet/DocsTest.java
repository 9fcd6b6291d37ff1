package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Broadsheet;
import broadsheet.cli.Desk;
import broadsheet.cli.ExitCode;
import broadsheet.cli.Keyboard;
import broadsheet.cli.Terminals;
import broadsheet.config.SettingsTable;
import broadsheet.web.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual says what the program does: all of it, and nothing else. */
class DocsTest {
    /** Options that every command has; the manual has them once. */
    private static final Set<String> COMMON = Set.of("--home", "--help", "-h", "--version", "-V");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theReadmeBeginsWithThreeSentencesThePictureAndBothCommands() {
        assertThat(read("README.md"))
                .matches(Pattern.compile(
                        "# Broadsheet\n\n(?:[^\n.]+[.] ?){3}\n\n!\\[[^\n]+\n\n"
                                + "    [.]/broadsheet serve [^\n]+\n    [.]/broadsheet test [^\n]+\n\n.*",
                        Pattern.DOTALL));
    }

    private static Map<String, CommandSpec> commands() {
        Desk desk = new Desk(
                Map.of(),
                InstantSource.fixed(Instant.EPOCH),
                InputStream.nullInputStream(),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                Terminals.NONE,
                new App(Map.of(), InstantSource.fixed(Instant.EPOCH))::open,
                new App(Map.of(), InstantSource.fixed(Instant.EPOCH)));
        Map<String, CommandSpec> specs = new LinkedHashMap<>();
        Broadsheet.on(desk).getSubcommands().forEach((name, line) -> specs.put(name, line.getCommandSpec()));
        return specs;
    }

    /** The sections of the manual of commands, by the commands in their headings. */
    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : read("docs/cli.md").split("(?m)^## ", -1)) {
            String heading = section.lines().findFirst().orElse("");
            Matcher names = Pattern.compile("`([a-z-]+)`").matcher(heading);
            while (names.find()) {
                sections.put(names.group(1), section);
            }
        }
        return sections;
    }

    @Test
    void everyCommandHasItsSectionAndEverySectionItsCommand() {
        assertThat(sections().keySet())
                .containsExactlyInAnyOrderElementsOf(commands().keySet());
    }

    @Test
    void everySectionNamesTheOptionsParametersAndSubcommandsThatItsCommandHasAndNoOthers() {
        Map<String, String> sections = sections();
        commands().forEach((name, spec) -> {
            String section = sections.getOrDefault(name, "");
            Set<String> known = withSubcommands(spec)
                    .flatMap(one -> one.options().stream())
                    .map(OptionSpec::longestName)
                    .filter(option -> !COMMON.contains(option))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> named = new TreeSet<>();
            OPTION.matcher(section).results().forEach(found -> named.add(found.group()));
            named.removeAll(COMMON);

            assertThat(named).as("options of " + name).isEqualTo(known);
            assertThat(withSubcommands(spec).flatMap(one -> one.positionalParameters().stream()))
                    .as("parameters of " + name)
                    .allSatisfy(parameter -> assertThat(section).contains(parameter.paramLabel()));
            assertThat(spec.subcommands().keySet())
                    .as("subcommands of " + name)
                    .allSatisfy(subcommand -> assertThat(section).contains(subcommand));
        });
    }

    private static Stream<CommandSpec> withSubcommands(CommandSpec spec) {
        return Stream.concat(
                Stream.of(spec), spec.subcommands().values().stream().map(CommandLine::getCommandSpec));
    }

    @Test
    void theCommonOptionsAreInTheManualOnce() {
        String beginning = read("docs/cli.md").split("(?m)^## ", -1)[0];

        assertThat(COMMON).allSatisfy(option -> assertThat(beginning).contains("`" + option));
    }

    @Test
    void noPageNamesACommandThatDoesNotExist() throws IOException {
        Pattern call = Pattern.compile("[`'(/ ]broadsheet ([a-z]+(?:-[a-z]+)*)\\b");
        Set<String> known = commands().keySet();
        for (Path page : pages()) {
            call.matcher(Files.readString(page))
                    .results()
                    .forEach(found ->
                            assertThat(known).as(page + ": " + found.group()).contains(found.group(1)));
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            Stream<Path> top = Stream.of("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")
                    .map(Path::of);
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    @Test
    void noPageLinksToAFileThatIsNotThere() throws IOException {
        Pattern link = Pattern.compile("\\]\\(([^):#]+)(#[^)]*)?\\)");
        for (Path page : pages()) {
            link.matcher(Files.readString(page)).results().forEach(found -> {
                Path target = Path.of(page.toString()).resolveSibling(found.group(1));
                assertThat(target).as("linked from " + page).exists();
            });
        }
    }

    @Test
    void everyExitCodeIsInTheManual() throws IllegalAccessException {
        Set<String> codes = new TreeSet<>();
        for (Field field : ExitCode.class.getFields()) {
            codes.add(String.valueOf(field.getInt(null)));
        }
        Set<String> documented = new TreeSet<>();
        Pattern.compile("(?m)^\\| (\\d+) \\|")
                .matcher(read("docs/cli.md"))
                .results()
                .forEach(found -> documented.add(found.group(1)));

        assertThat(documented).isEqualTo(codes);
    }

    @Test
    void theTableOfSettingsIsTheOneTheProgramMakes() {
        String manual = read("docs/configuration.md");
        String table =
                manual.replaceAll("(?s).*<!-- begin of the settings[^>]*-->\n(.*)<!-- end of the settings -->.*", "$1");

        assertThat(table).isEqualTo(SettingsTable.markdown());
    }

    @Test
    void everyVariableOfTheLauncherIsInTheManual() {
        String manual = read("docs/configuration.md");

        assertThat(read("broadsheet").lines().filter(line -> line.startsWith("#   BROADSHEET_")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(manual).contains("| `" + line.split("\\s+", -1)[1] + "` |"));
    }

    @Test
    void everyRouteIsInTheManual() {
        String manual = read("docs/pages.md");

        assertThat(Routes.all()).allSatisfy(route -> assertThat(manual).contains("`" + route.path() + "`"));
    }

    @Test
    void theProgramHasTheVersionOfItsBuild() {
        assertThat(read("pom.xml"))
                .contains("<artifactId>broadsheet</artifactId>\n  <version>" + Broadsheet.VERSION + "<");
    }

    @Test
    void everyDirectDependencyHasItsReason() {
        String reasons = read("ARCHITECTURE.md");
        String direct = read("pom.xml")
                .replaceAll("(?s)<dependencyManagement>.*?</dependencyManagement>", "")
                .replaceAll("(?s).*<dependencies>(.*)</dependencies>.*", "$1")
                .replaceAll("(?s)<exclusions>.*?</exclusions>", "");
        List<String> artifacts = Pattern.compile("<artifactId>(.*?)</artifactId>")
                .matcher(direct)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(artifacts).hasSizeGreaterThan(15);
        assertThat(artifacts).allSatisfy(artifact -> assertThat(reasons).contains(artifact));
    }

    /** What the manual's examples name, which lies in a folder of the test. */
    private static final Set<String> FILES = Set.of("papers.jsonl", "monday", "qrels.tsv", "words.trec", "both.trec");

    private static final String QRELS = """
            query-id\tdoc-id\trelevance
            1\t12\t2
            1\t13\t1
            2\t12\t1
            3\t40\t1
            """;
    private static final String RUN = """
            1 Q0 12 1 9.1 words
            1 Q0 14 2 8.0 words
            1 Q0 13 3 7.9 words
            2 Q0 30 1 4.2 words
            2 Q0 12 2 4.1 words
            """;
    private static final String BETTER_RUN = """
            1 Q0 12 1 9.1 both
            1 Q0 14 2 8.0 both
            2 Q0 12 1 4.2 both
            3 Q0 41 1 0.7 both
            3 Q0 40 2 0.6 both
            """;

    /** Runs the manual's examples one after the other in one home, as a reader would. An ellipsis stands for anything. */
    @Test
    void theExamplesPrintWhatTheManualSays(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("papers.jsonl"), """
                {"id":"17","title":"A paper of mine"}
                {"title":"A paper without an id"}
                {"id":"18","title":"Another one"}
                """);
        Files.writeString(folder.resolve("qrels.tsv"), QRELS);
        Files.writeString(folder.resolve("words.trec"), RUN);
        Files.writeString(folder.resolve("both.trec"), BETTER_RUN);
        Keyboard keyboard = Keyboard.at(folder.resolve("home"));
        keyboard.type("sample add");
        List<Transcript.Exchange> examples = examples();
        assertThat(examples).hasSizeGreaterThan(9);
        for (Transcript.Exchange example : examples) {
            assertThat(example.command()).startsWith("broadsheet ");
            List<String> words = Stream.of(example.command().split(" ", -1))
                    .skip(1)
                    .map(word -> FILES.contains(word) ? folder.resolve(word).toString() : word)
                    .toList();
            Keyboard.Ran ran = keyboard.typeWords(words);
            String printed = (ran.err() + ran.out()).replace(folder + "/", "");

            assertThat(printed.strip()).as(example.command()).matches(example.pattern());
        }
    }

    private static List<Transcript.Exchange> examples() {
        return Pattern.compile("(?s)```console\n(.*?)```")
                .matcher(read("docs/cli.md"))
                .results()
                .flatMap(box -> Transcript.of(box.group(1)).stream())
                .toList();
    }

    @Test
    void everyFieldOfTheJsonIsInTheManual(@TempDir Path folder) throws IOException {
        Keyboard keyboard = Keyboard.at(folder.resolve("home"));
        Files.writeString(folder.resolve("papers.jsonl"), FULL_RECORD);
        Files.writeString(folder.resolve("qrels.tsv"), QRELS);
        Files.writeString(folder.resolve("words.trec"), RUN);
        Files.writeString(folder.resolve("both.trec"), BETTER_RUN);
        keyboard.typeWords(List.of(
                "import", "--source", "daily", folder.resolve("papers.jsonl").toString()));
        Map<String, String> sections = sections();
        ObjectMapper json = new ObjectMapper();
        for (String command : List.of(
                "edition --json",
                "trending --json",
                "show 2603.00001 --json",
                "search ada --json",
                "doctor --json",
                "import --json " + folder.resolve("papers.jsonl"),
                "evaluate --json %1$s/words.trec %1$s/both.trec %1$s/qrels.tsv".formatted(folder),
                "stats --json --times")) {
            String section = sections.getOrDefault(command.split(" ", -1)[0], "") + sections.get("edition");
            Set<String> fields = new TreeSet<>();
            collect(json.readTree(keyboard.type(command).out()), fields);

            assertThat(fields)
                    .as(command)
                    .isNotEmpty()
                    .allSatisfy(field -> assertThat(section).contains("`" + field + "`"));
        }
    }

    private static final String FULL_RECORD = """
            {"id":"2603.00001","title":"A paper","abstract":"An abstract.","authors":["Ada Lovelace"],"published":"2026-03-01","categories":["cs.CL"],"extra":{"daily_dates":["2026-03-02"],"comment":"12 pages","doi":"10.1000/1","licence":"http://creativecommons.org/licenses/by/4.0/","upvotes":1,"num_comments":1,"github":"https://github.com/a/b","github_stars":1,"organization":"A society","submitter":"babbage","hf_ai_summary":"A summary.","hf_ai_keywords":["engines"]}}
            {"id":"2603.00002","title":"Another paper","published":"2026-03-02","categories":["cs.CL"],"venue":"A venue"}
            """;

    private static void collect(JsonNode node, Collection<String> fields) {
        node.properties().forEach(entry -> {
            fields.add(entry.getKey());
            // Its fields are the names of sources.
            if (!entry.getKey().equals("papersBySource")) {
                collect(entry.getValue(), fields);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, fields));
        }
    }
}
