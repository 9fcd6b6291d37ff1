package broadsheet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import broadsheet.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementsTest {
    private static final Map<String, Map<String, Integer>> GRADES =
            Map.of("1", Map.of("12", 2, "13", 1), "2", Map.of("12", 0), "4", Map.of("9", -1, "8", 3));

    private final Path folder;

    JudgementsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("qrels"), content);
    }

    @Test
    void fourColumnsAreReadAsTrecHasThem() throws IOException {
        assertThat(Judgements.read(file("1 0 12 2\n1 0 13 1\n2 0 12 0\n\n4\tQ0\t9\t-1\n4 0 8 +3"))
                        .grades())
                .isEqualTo(GRADES);
    }

    @Test
    void threeColumnsAreReadWithHeadingsAndWithout() throws IOException {
        String rows = "1\t12\t2\n1\t13\t1\n2\t12\t0\n4\t9\t-1\n4\t8\t3\n";

        assertThat(Judgements.read(file("query-id\tdoc-id\trelevance\n" + rows)).grades())
                .isEqualTo(GRADES);
        assertThat(Judgements.read(file(rows)).grades()).isEqualTo(GRADES);
    }

    @Test
    void onlyQueriesWithARelevantDocumentCanBeMeasured() throws IOException {
        Judgements judgements = new Judgements(GRADES);

        assertThat(judgements.queries(Half.ALL)).containsExactlyInAnyOrder("1", "4");
        assertThat(judgements.queries(Half.ODD)).containsExactly("1");
        assertThat(judgements.queries(Half.EVEN)).containsExactly("4");
        assertThat(judgements.of("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0 12 2   | 1 12 2     | 3 columns, not the four 'query iteration document grade'",
                "1 12 2     | 1 0 12 2   | 4 columns, not the three 'query document grade'",
                "1 0 12 2   | 1 0 13 x   | the grade 'x' is no whole number",
                "1 0 12 2   | 1 0 13 1.5 | the grade '1.5' is no whole number",
                "q d grade  | q d grade  | the grade 'grade' is no whole number",
                "1 0 12 2   | 1 0 12 2   | query 1 judges the document 12 twice",
            })
    void aBrokenLineIsNamedWithFileNumberAndReason(String first, String second, String reason) throws IOException {
        Path file = file(first + "\n" + second + "\n");

        assertThatExceptionOfType(BrokenLine.class)
                .isThrownBy(() -> Judgements.read(file))
                .withMessage(file + ", line 2: " + reason);
    }

    @Test
    void aRunIsNoJudgement() throws IOException {
        Path file = file("1 Q0 a 1 3 tag\n");

        assertThatExceptionOfType(BrokenLine.class)
                .isThrownBy(() -> Judgements.read(file))
                .withMessageContaining("line 1: 6 columns, not the four ", " or the three ");
    }

    @ParameterizedTest
    @CsvSource({"cranfield,225", "cacm,52", "scifact_train,809", "scitldr_train,1989"})
    void theRealCollectionsAreReadWhole(String collection, int queries) throws IOException {
        Path file = SharedData.orSkip("data/ir/" + collection + "/qrels.tsv");

        Judgements judgements = Judgements.read(file);
        assertThat(judgements.queries(Half.ALL))
                .hasSize(queries)
                .hasSameSizeAs(judgements.grades().keySet());
        assertThat(judgements.queries(Half.EVEN).size()).isBetween(queries * 2 / 5, queries * 3 / 5);
    }
}
