package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.JavaProcess;
import broadsheet.config.Home;
import broadsheet.paper.Paper;
import broadsheet.paper.Records;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-12-26T08:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
    }

    @Test
    void theProgramKnowsTheNewestMigrationThereIs() throws Exception {
        Path migrations =
                Path.of(getClass().getResource("/db/V001__papers.sql").toURI()).getParent();
        Pattern name = Pattern.compile("V(\\d{3})__[a-z_]+\\.sql");
        try (Stream<Path> files = Files.list(migrations)) {
            List<Integer> numbers = files.map(
                            file -> name.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(matcher -> Integer.valueOf(matcher.group(1)))
                    .sorted()
                    .toList();

            assertThat(numbers)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, Schema.VERSION).boxed().toList());
        }
    }

    @Test
    void aFreshHomeGetsTheNewestSchemaAndNoCopy() throws SQLException {
        Catalogue.open(home, CLOCK).close();

        assertThat(version()).isEqualTo(Schema.VERSION);
        assertThat(home.copies()).doesNotExist();
    }

    @Test
    void whatIsUpToDateIsLeftAlone() throws Exception {
        Catalogue.open(home, CLOCK).close();
        byte[] before = Files.readAllBytes(home.catalogue());

        Catalogue.open(home, CLOCK).close();

        assertThat(Files.readAllBytes(home.catalogue())).isEqualTo(before);
    }

    @Test
    void aNewerSchemaIsRefusedAndItsFileNotTouched() throws Exception {
        schema(List.of("classpath:db", next("create table later (paper bigint)")), Schema.VERSION + 1)
                .migrate();
        byte[] before = Files.readAllBytes(home.catalogue());

        assertThatThrownBy(() -> Catalogue.open(home, CLOCK))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(home.catalogue().toString())
                .hasMessageContaining(
                        "newer Broadsheet (schema " + (Schema.VERSION + 1) + "; this one knows " + Schema.VERSION)
                .hasMessageContaining("restore a backup");

        assertThat(Files.readAllBytes(home.catalogue())).isEqualTo(before);
        assertThat(files()).containsExactlyInAnyOrder("broadsheet.db", "in-use", "opening");
    }

    @Test
    void anOlderCatalogueIsCopiedAndThenMigrated() throws Exception {
        Catalogue.open(home, CLOCK).close();
        execute("insert into removed_paper (id, revision) values ('arxiv:2503.00001', 7)");

        schema(List.of("classpath:db", next("create table later (paper bigint)")), Schema.VERSION + 1)
                .migrate();

        assertThat(version()).isEqualTo(Schema.VERSION + 1);
        assertThat(CatalogueDump.of(home.catalogue())).containsExactly("removed_paper {id=arxiv:2503.00001}");
        Path copy = home.copies().resolve("broadsheet-schema" + Schema.VERSION + "-20251226T080000.db");
        assertThat(Schema.found(new SqliteEngine(copy), PATIENCE)).isEqualTo(Schema.VERSION);
        assertThat(CatalogueDump.of(copy)).containsExactly("removed_paper {id=arxiv:2503.00001}");
    }

    @Test
    void aSecondCopyOfTheSameMomentReplacesNoFirst() throws Exception {
        Catalogue.open(home, CLOCK).close();
        List<String> broken = List.of("classpath:db", next("create nonsense"));
        assertThatThrownBy(() -> schema(broken, Schema.VERSION + 1).migrate()).isInstanceOf(CatalogueException.class);
        assertThatThrownBy(() -> schema(broken, Schema.VERSION + 1).migrate()).isInstanceOf(CatalogueException.class);

        try (Stream<Path> copies = Files.list(home.copies())) {
            assertThat(copies).hasSize(2);
        }
    }

    @Test
    void aMigrationThatFailsLeavesTheCatalogueAsItWas() throws Exception {
        Catalogue.open(home, CLOCK).close();
        List<String> broken = List.of("classpath:db", next("create table half (x integer); create nonsense"));

        assertThatThrownBy(() -> schema(broken, Schema.VERSION + 1).migrate())
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(home.catalogue().toString());

        assertThat(version()).isEqualTo(Schema.VERSION);
        assertThat(tables()).doesNotContain("half");
        Catalogue.open(home, CLOCK).close();
    }

    @Test
    void aCatalogueThatIsOpenIsNotMigrated() throws Exception {
        try (Catalogue open = Catalogue.open(home, CLOCK)) {
            assertThatThrownBy(() -> schema(
                                    List.of("classpath:db", next("create table later (paper bigint)")),
                                    Schema.VERSION + 1)
                            .migrate())
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageContaining("another Broadsheet has it open")
                    .hasMessageContaining("Stop that one");

            assertThat(open.size()).isZero();
        }
        assertThat(version()).isEqualTo(Schema.VERSION);
    }

    @Test
    void theOneWhoServesMayMigrate() throws SQLException {
        try (Home.Lock _ = home.lock().orElseThrow()) {
            Catalogue.open(home, CLOCK).close();
        }

        assertThat(version()).isEqualTo(Schema.VERSION);
    }

    @Test
    void aDatabaseOfSomebodyElseIsRefused() throws SQLException {
        execute("create table theirs (x integer)");

        assertThatThrownBy(() -> Catalogue.open(home, CLOCK))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(home.catalogue().toString());

        assertThat(tables()).containsExactly("theirs");
    }

    @Test
    void threadsThatOpenAFreshHomeAtOnceAllFindItReady() throws Exception {
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<Long> opening = () -> {
            together.await();
            try (Catalogue catalogue = Catalogue.open(home, CLOCK, PATIENCE)) {
                return catalogue.size();
            }
        };
        List<Future<Long>> sizes = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                sizes.add(executor.submit(opening));
            }
        }

        for (Future<Long> size : sizes) {
            assertThat(size.get()).isZero();
        }
        assertThat(version()).isEqualTo(Schema.VERSION);
    }

    @Test
    void processesThatOpenAFreshHomeAtOnceAllFindItReady() throws SQLException {
        List<JavaProcess> processes = IntStream.range(0, 4)
                .mapToObj(i -> JavaProcess.broadsheet("--home", home.folder().toString(), "stats", "--json"))
                .toList();
        try {
            for (JavaProcess process : processes) {
                JavaProcess.Ended ended = process.ended();
                assertThat(ended.err()).isEmpty();
                assertThat(ended.exitCode()).isZero();
                assertThat(ended.out()).contains("\"papers\"");
            }
        } finally {
            processes.forEach(JavaProcess::close);
        }
        assertThat(version()).isEqualTo(Schema.VERSION);
    }

    @Test
    void papersOfACatalogueFromBeforeMergingAreMergedWithWhatComesIn() throws Exception {
        Paper byTitle = Records.record("acl:W18-6482", "acl", "One Title", "A A");
        Paper byDoi = Records.stating("10.1000/x", "acl:W18-6481", "acl", "Another Title", "B B");
        Home other = new Home(folder.resolve("other"));
        other.prepare();
        try (Catalogue catalogue = Catalogue.open(other, CLOCK)) {
            catalogue.papers().store(List.of(byTitle, byDoi));
        }
        Path migrations = Files.createDirectories(folder.resolve("first"));
        for (String name : List.of("V001__papers.sql", "V002__harvests.sql")) {
            try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/db/" + name))) {
                Files.copy(file, migrations.resolve(name));
            }
        }
        schema(List.of("filesystem:" + migrations), 2).migrate();
        execute("attach '" + other.catalogue() + "' as made; drop index made.paper_uncounted;"
                + " alter table made.paper drop column linked; insert into paper select * from made.paper;"
                + " insert into paper_id select * from made.paper_id;"
                + " insert into paper_words select * from made.paper_words;"
                + " insert into paper_source select * from made.paper_source;"
                + " update paper set doi = 'https://doi.org/' || doi where doi <> ''");

        try (Catalogue catalogue = Catalogue.open(home, CLOCK)) {
            catalogue
                    .papers()
                    .store(List.of(
                            Records.record("arxiv:1808.00001", "archive", "One: Title", "A A"),
                            Records.stating("10.1000/x", "arxiv:1808.00002", "archive", "A Third Title")));

            assertThat(catalogue.size()).isEqualTo(2);
            assertThat(catalogue.papers().find(byTitle.id()).orElseThrow().ids())
                    .hasSize(2);
            assertThat(catalogue.papers().find(byDoi.id()).orElseThrow().ids()).hasSize(2);
        }
    }

    private Schema schema(List<String> locations, int version) {
        return new Schema(home, new SqliteEngine(home.catalogue()), CLOCK, PATIENCE, locations, version);
    }

    /** A folder with one more migration. */
    private String next(String sql) throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("next"));
        Files.writeString(migrations.resolve("V%03d__next.sql".formatted(Schema.VERSION + 1)), sql);
        return "filesystem:" + migrations;
    }

    private int version() throws SQLException {
        return Schema.found(new SqliteEngine(home.catalogue()), PATIENCE);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = CatalogueDump.connect(home.catalogue());
                Statement statement = connection.createStatement()) {
            for (String each : sql.split(";", -1)) {
                statement.execute(each);
            }
        }
    }

    private List<String> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = CatalogueDump.connect(home.catalogue());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select name from sqlite_master where type = 'table' order by name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private List<String> files() {
        return Arrays.asList(home.folder().toFile().list());
    }
}
