package broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import broadsheet.config.Config.Catalogue;
import broadsheet.config.Config.EditionMakeUp;
import broadsheet.config.Config.Network;
import broadsheet.config.Config.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
    private static final Config.Arxiv ARXIV = new Config.Arxiv(
            "https://oaipmh.arxiv.org/oai", "https://rss.arxiv.org/rss", "https://export.arxiv.org/api/query", 3, 2);
    private static final Config.HuggingFace HUGGING_FACE =
            new Config.HuggingFace("https://huggingface.co/api/daily_papers", false, 1);

    private static final Config.Encoder ENCODER = new Config.Encoder("bge-small-en-v1.5");
    private static final Config.Mail MAIL = new Config.Mail("", 587, "starttls", "", "", "", 4, 120);
    private static final Config.Schedule SCHEDULE = new Config.Schedule(true, "05:20", "04:20", "06:20", "07:20", 7);

    private final Path folder;
    private final Path file;

    ConfigLoaderTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("broadsheet.toml");
    }

    private Config load(String toml, Map<String, String> environment) {
        try {
            Files.writeString(file, toml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ConfigLoader.load(file, environment);
    }

    private List<String> problems(String toml, Map<String, String> environment) {
        ConfigException fault = catchThrowableOfType(ConfigException.class, () -> load(toml, environment));
        assertThat(fault).as("this is refused: %s %s", toml, environment).isNotNull();
        return fault.problems();
    }

    @Test
    void withoutAFileAllIsAsStandard() {
        assertThat(ConfigLoader.load(file, Map.of("PATH", "/bin")))
                .isEqualTo(new Config(
                        new Server("127.0.0.1", 8080, "", ""),
                        Catalogue.IN_HOME,
                        new EditionMakeUp(30, 60, 200, "ours", 10, 50),
                        new Network(""),
                        ARXIV,
                        HUGGING_FACE,
                        SCHEDULE,
                        ENCODER,
                        MAIL));
    }

    @Test
    void aSwitchIsTrueOrFalse() {
        assertThat(load("[schedule]\nenabled = false", Map.of()).schedule().enabled())
                .isFalse();
        assertThat(load("", Map.of("BROADSHEET_SCHEDULE_ENABLED", "false"))
                        .schedule()
                        .enabled())
                .isFalse();
        assertThat(problems("[schedule]\nenabled = \"perhaps\"", Map.of()))
                .singleElement()
                .asString()
                .endsWith("schedule.enabled is 'perhaps', but takes true or false");
    }

    @Test
    void nothingIsScheduledInTheHourAfterMidnight() {
        assertThat(problems("[schedule]\nharvest_at = \"00:30\"", Map.of()))
                .singleElement()
                .asString()
                .endsWith("is '00:30', but takes a time from 01:00 to 23:59, such as 04:20");
    }

    @Test
    void theFileSaysWhatIsOtherThanStandard() {
        Config config = load("""
                # ours
                [server]
                port = 9000
                base_url = "https://example.org/papers-of-the-day"

                [edition]
                front_size = 12
                """, Map.of());

        assertThat(config)
                .isEqualTo(new Config(
                        new Server("127.0.0.1", 9000, "https://example.org/papers-of-the-day", ""),
                        Catalogue.IN_HOME,
                        new EditionMakeUp(12, 60, 200, "ours", 10, 50),
                        new Network(""),
                        ARXIV,
                        HUGGING_FACE,
                        SCHEDULE,
                        ENCODER,
                        MAIL));
        assertThat(config.server().basePath()).isEqualTo("/papers-of-the-day");
    }

    @Test
    void theEnvironmentPrevailsAndAFileItNamesPrevailsOverTheConfiguration() throws IOException {
        Path secret = Files.writeString(folder.resolve("port"), " 9002\n");
        String toml = "[server]\nport = 9000\nbind = \"::1\"\n";

        assertThat(load(toml, Map.of("BROADSHEET_SERVER_PORT", "9001")).server())
                .isEqualTo(new Server("::1", 9001, "", ""));
        assertThat(load(toml, Map.of("BROADSHEET_SERVER_PORT_FILE", secret.toString()))
                        .server()
                        .port())
                .isEqualTo(9002);
        assertThat(load(
                                toml,
                                Map.of(
                                        "BROADSHEET_SERVER_PORT",
                                        "9003",
                                        "BROADSHEET_SERVER_PORT_FILE",
                                        secret.toString()))
                        .server()
                        .port())
                .isEqualTo(9003);
    }

    @Test
    void whatIsTrueOrFalseIsWrittenSo() {
        assertThat(load("[huggingface]\nfollow = true\n", Map.of())
                        .huggingface()
                        .follow())
                .isTrue();
        assertThat(load("[huggingface]\nfollow = true\n", Map.of("BROADSHEET_HUGGINGFACE_FOLLOW", "false"))
                        .huggingface()
                        .follow())
                .isFalse();
        assertThat(problems("[huggingface]\nfollow = 1\n", Map.of()))
                .singleElement()
                .asString()
                .endsWith("huggingface.follow is '1', but takes true or false");
    }

    @Test
    void thePasswordOfTheCatalogueComesFromAFileAndIsPrintedNowhere() throws IOException {
        Path secret = Files.writeString(folder.resolve("password"), "hush\n");

        Catalogue catalogue = load(
                        "[catalogue]\nurl = \"jdbc:postgresql://localhost/papers\"\nuser = \"ada\"\n",
                        Map.of("BROADSHEET_CATALOGUE_PASSWORD_FILE", secret.toString()))
                .catalogue();

        assertThat(catalogue.password()).isEqualTo("hush");
        assertThat(catalogue.toString()).contains("papers", "ada").doesNotContain("hush");
    }

    @Test
    void aNamedFileThatCannotBeReadIsAProblemOfItsOwn() {
        String missing = folder.resolve("nothing").toString();

        assertThat(problems("", Map.of("BROADSHEET_EDITION_FRONT_SIZE_FILE", missing)))
                .singleElement()
                .asString()
                .contains("BROADSHEET_EDITION_FRONT_SIZE_FILE", missing, "cannot be read");
    }

    @Test
    void allProblemsAreReportedTogetherAndInTheSameOrderEachTime() {
        String toml = """
                colour = "red"
                [server]
                port = 70000
                bnid = "0.0.0.0"
                [edition]
                front_size = "many"
                """;
        Map<String, String> environment = Map.of(
                "BROADSHEET_SERVER_BASE_URL", "example.org", "BROADSHEET_SEVER_PORT", "1", "BROADSHEET_ZZZ", "1");

        List<String> problems = problems(toml, environment);

        assertThat(problems).hasSize(7).isEqualTo(problems(toml, environment));
        assertThat(problems)
                .anyMatch(problem -> problem.contains("port is '70000', but takes a whole number from 0 to 65535"))
                .anyMatch(problem -> problem.contains("'bnid' in [server] is no setting; did you mean 'bind'?"))
                .anyMatch(problem -> problem.contains("front_size is 'many', but takes a whole number from 1 to 200"))
                .anyMatch(
                        problem -> problem.contains(
                                "'colour' is no setting; there are: arxiv, catalogue, edition, encoder, huggingface, mail, network, schedule, server"))
                .anyMatch(
                        problem -> problem.contains("BROADSHEET_SERVER_BASE_URL is 'example.org', but takes empty, or"))
                .anyMatch(problem -> problem.contains(
                        "BROADSHEET_SEVER_PORT, which is no setting; did you mean" + " 'BROADSHEET_SERVER_PORT'?"))
                .anyMatch(problem -> problem.contains("BROADSHEET_ZZZ, which is no setting; there are:"));
    }

    @Test
    void theMessageHoldsEveryProblem() {
        ConfigException fault = new ConfigException(List.of("one", "two"));

        assertThat(fault).hasMessage("The configuration cannot be used:\n  one\n  two");
    }

    @ParameterizedTest
    @CsvSource({
        "prot, port",
        "baseurl, base_url",
        "base-url, base_url",
        "PORT, port",
        "binds, bind",
    })
    void aNearMissIsNamedWithTheLikelyOne(String wrong, String likely) {
        assertThat(problems("[server]\n" + wrong + " = 1\n", Map.of()))
                .singleElement()
                .asString()
                .endsWith("'" + wrong + "' in [server] is no setting; did you mean '" + likely + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "x", "colour", "language"})
    void aKeyThatIsNearToNothingIsNamedWithAllThereAre(String wrong) {
        assertThat(problems("[server]\n" + wrong + " = 1\n", Map.of()))
                .singleElement()
                .asString()
                .endsWith(
                        "'" + wrong + "' in [server] is no setting; there are: base_url, bind, port, trusted_proxies");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [server~port = 1               | line 1
            [server]~~port =               | line 3
            [server]~bind = "open          | line 2
            port: 8080                     | line 1
            """)
    void whatIsNoTomlIsReportedWithItsLine(String toml, String line) {
        assertThat(problems(toml.replace('~', '\n') + "\n", Map.of()))
                .singleElement()
                .asString()
                .startsWith(file + ", " + line);
    }

    @Test
    void aKeyThatStandsTwiceIsReported() {
        assertThat(problems("[server]\nport = 1\nport = 2\n", Map.of()))
                .singleElement()
                .asString()
                .startsWith(file + ", line ")
                .endsWith("Duplicate key");
    }

    @Test
    void aProblemOfTheFileHidesNoneOfTheEnvironment() {
        assertThat(problems("[server", Map.of("BROADSHEET_SERVER_PORT", "x"))).hasSize(2);
    }

    @Test
    void aFileThatCannotBeReadIsReportedWithItsPath() throws IOException {
        Files.createDirectory(file);
        ConfigException fault = catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(file, Map.of()));

        assertThat(fault.problems()).singleElement().asString().startsWith(file + " cannot be read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server = 5                     | server is a section; its settings stand below a line [server]
            [server]~port = [1, 2]         | server.port takes one value
            [server.base_url]~x = 1        | server.base_url takes one value
            [server]~port = 80.5           | server.port is '80.5'
            [server]~port = true           | server.port is 'true'
            [server]~port = -1             | server.port is '-1'
            [server]~port = 99999999999    | server.port is '99999999999'
            [server]~bind = "a b"          | server.bind is 'a b', but takes an address or a host's name
            [server]~bind = ""             | server.bind is '', but takes an address or a host's name
            [edition]~front_size = 0       | edition.front_size is '0', but takes a whole number from 1 to 200
            [edition]~before_fold = 301    | edition.before_fold is '301', but takes a whole number from 3 to 300
            [edition]~opening_length = 39  | edition.opening_length is '39', but takes a whole number from 40 to 2000
            """)
    void aValueOfTheWrongKindOrOutOfRangeIsRefused(String toml, String problem) {
        assertThat(problems(toml.replace('~', '\n') + "\n", Map.of()))
                .singleElement()
                .asString()
                .startsWith(file + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/, false",
        "https://example.org, true",
        "http://localhost:8080/a/b, true",
        "ftp://example.org, false",
        "//example.org, false",
        "https://example.org/a?b, false",
        "https://example.org/a b, false",
        "https://, false",
        "'', true",
    })
    void aBaseUrlIsAnAddressWithoutASlashAtItsEnd(String url, boolean legal) {
        Map<String, String> environment = Map.of("BROADSHEET_SERVER_BASE_URL", url);

        if (legal) {
            assertThat(load("", environment).server().baseUrl()).isEqualTo(url);
        } else {
            assertThat(problems("", environment)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "ada@example.org, true",
        "https://example.org/about?who=us, true",
        "ada, false",
        "ada (at) example.org, false",
        "a@b@c, false",
        "ada@example.org) Chrome/1, false",
        "ftp://example.org, false",
        "ädä@example.org, false",
    })
    void aContactIsAnAddressThatCanBeSentInAHeader(String contact, boolean legal) {
        Map<String, String> environment = Map.of("BROADSHEET_NETWORK_CONTACT", contact);

        if (legal) {
            assertThat(load("", environment).network().contact()).isEqualTo(contact);
        } else {
            assertThat(problems("", environment)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "https://example.org, ''",
        "https://example.org:8443, ''",
        "https://example.org/papers, /papers",
        "https://example.org/a/b, /a/b",
    })
    void theBasePathIsWhatFollowsTheHost(String url, String path) {
        assertThat(new Server("127.0.0.1", 0, url, "").basePath()).isEqualTo(path);
    }

    @Test
    void variablesOfTheLauncherAndTheHomeAreNoProblem() throws IOException {
        List<String> ofTheLauncher = Files.readAllLines(Path.of("broadsheet")).stream()
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> line.startsWith("#   BROADSHEET_"))
                .map(line -> line.strip().split("\\s+", -1)[1])
                .toList();
        assertThat(ofTheLauncher).contains("BROADSHEET_JAVA_OPTS");

        for (String variable : ofTheLauncher) {
            assertThat(load("", Map.of(variable, "x", "BROADSHEET_HOME", "/x"))).isNotNull();
        }
    }

    @Test
    void aMailServerNeedsASenderAndAUserAPassword() {
        assertThat(problems("[mail]\nserver = \"smtp.example.org\"\nuser = \"papers\"", Map.of()))
                .containsExactly(
                        "mail.server is set, but mail.from is not: say whose the mails are, such as"
                                + " Broadsheet <papers@example.org>",
                        "mail.user and mail.password need one another; one of them is empty");
        Config.Mail mail = load(
                        "[mail]\nserver = \"smtp.example.org\"\nfrom = \"Die Zeitung von Köln <papers@example.org>\"",
                        Map.of("BROADSHEET_MAIL_USER", "papers", "BROADSHEET_MAIL_PASSWORD", "a secret"))
                .mail();
        assertThat(mail.isSent()).isTrue();
        assertThat(mail.toString()).contains("smtp.example.org").doesNotContain("a secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "papers",
                "papers@",
                "papers@example",
                "papers@1.2",
                "a..b@example.org",
                "Papers papers@example.org",
                "Papers <papers@example.org",
                "Papers <papers@example.org> too",
                "Papers\nBcc: <papers@example.org>",
                "papers@example.org\n"
            })
    void whatIsNoSenderIsRefused(String from) {
        assertThat(problems("", Map.of("BROADSHEET_MAIL_FROM", from)))
                .singleElement()
                .asString()
                .endsWith("but takes empty, or an address such as Broadsheet <papers@example.org>");
    }
}
