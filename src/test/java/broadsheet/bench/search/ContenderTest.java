package broadsheet.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Paper;
import broadsheet.paper.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every contender has to do; how well is measured, not tested. */
class ContenderTest {
    private static final List<Contender> CONTENDERS = new ArrayList<>();

    static Stream<Named<Contender>> contenders() {
        return CONTENDERS.stream().map(contender -> Named.of(contender.name(), contender));
    }

    /** Papers that differ in one thing, and many others around them. */
    @BeforeAll
    static void index(@TempDir Path folder) throws IOException {
        List<Paper> papers = Stream.concat(
                        Stream.of(
                                Records.record("mine:walrus", "mine", "On the walrus", "José Núñez"),
                                Records.record(
                                        "mine:wings", "mine", "Slender wings in supersonic flows", "Ada Lovelace"),
                                Records.record("mine:wing", "mine", "A wing", "Grace Hopper")),
                        IntStream.rangeClosed(1, 2_500)
                                .mapToObj(i ->
                                        Records.record("mine:" + i, "mine", "A note on boundary layers, number " + i)))
                .toList();
        for (Contender.Maker maker : List.<Contender.Maker>of(SqliteContender::new, PostgresContender::new)) {
            Contender contender =
                    maker.make(Files.createDirectories(folder.resolve(String.valueOf(CONTENDERS.size()))));
            CONTENDERS.add(contender);
            contender.index(papers.stream());
        }
    }

    @AfterAll
    static void close() throws IOException {
        for (Contender contender : CONTENDERS) {
            contender.close();
        }
        CONTENDERS.clear();
    }

    private static List<String> top(Contender contender, String query) throws IOException {
        return contender.top(query, 100);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("contenders")
    void anyWordFindsAndMoreWordsFindBetter(Contender contender) throws IOException {
        assertThat(top(contender, "what is the walrus")).containsExactly("mine:walrus");
        assertThat(top(contender, "Supersonic wing")).startsWith("mine:wings").contains("mine:wing");
        assertThat(top(contender, "walrus or wings")).contains("mine:walrus", "mine:wings");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("contenders")
    void wordsAreFoundByTheirStemsAndAuthorsByTheirNames(Contender contender) throws IOException {
        assertThat(top(contender, "flow")).containsExactly("mine:wings");
        assertThat(top(contender, "Lovelace")).containsExactly("mine:wings");
        assertThat(top(contender, "Núñez")).containsExactly("mine:walrus");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("contenders")
    void thereAreAtMostAsManyAsAskedForEachOnce(Contender contender) throws IOException {
        assertThat(top(contender, "boundary layer")).hasSize(100).doesNotHaveDuplicates();
        assertThat(contender.top("boundary", 3)).hasSize(3);
        assertThat(top(contender, "unheard")).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("contenders")
    void noCharacterHasAMeaningOfItsOwn(Contender contender) throws IOException {
        for (String query : List.of(
                "",
                "   ",
                "\"",
                "'",
                "\"walrus",
                "walrus AND",
                "NOT walrus",
                "title:walrus",
                "walrus*",
                "NEAR(walrus, 2)",
                "walrus & !",
                "(walrus",
                "walrus <-> :*",
                "-walrus",
                "^walrus",
                "walrus\u0000",
                "walrus 🦭 海象",
                "\\walrus",
                "{walrus}")) {
            List<String> found = top(contender, query);
            if (query.contains("walrus")) {
                assertThat(found).as(query).contains("mine:walrus");
            } else {
                assertThat(found).as(query).isEmpty();
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("contenders")
    void noQueryIsTooStrange(Contender contender) throws IOException {
        Random random = new Random(20251226);
        for (int i = 0; i < 300; i++) {
            String query = random.ints(random.nextInt(60), 0, 0x3000)
                    .filter(Character::isDefined)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(top(contender, query)).as(query).hasSizeLessThanOrEqualTo(100);
        }
    }
}
