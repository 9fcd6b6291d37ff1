package broadsheet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunFileTest {
    private final Path folder;

    RunFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("run.trec"), content);
    }

    private static List<String> documents(Map<String, Ranking> run, String query) {
        return run.getOrDefault(query, new Ranking(query, List.of())).hits().stream()
                .map(Ranking.Hit::document)
                .toList();
    }

    @Test
    void theScoresMakeTheOrderAndTheRanksDoNot() throws IOException {
        Map<String, Ranking> run = RunFile.read(file("""
                7 Q0 low 1 0.5 tag
                7 Q0 high 2 12 tag
                7 Q0 middle 3 1.5e0 tag
                """), query -> true);

        assertThat(documents(run, "7")).containsExactly("high", "middle", "low");
    }

    @Test
    void ofEqualScoresTheGreaterNameComesFirstAndScoresAreEqualInSinglePrecision() throws IOException {
        Map<String, Ranking> run = RunFile.read(file("""
                7 Q0 10 1 2.5 tag
                7 Q0 9 2 2.5 tag
                7 Q0 a 3 2.5000000001 tag
                7 Q0 b 4 2.4999 tag
                """), query -> true);

        assertThat(documents(run, "7")).containsExactly("a", "9", "10", "b");
    }

    @Test
    void theLinesOfAQueryNeedNotStandTogetherAndAnyWhiteSpaceSeparatesColumns() throws IOException {
        Map<String, Ranking> run =
                RunFile.read(file("\n2\tQ0\ta\t1\t3\tx\r\n  1 Q0  b 1 3 x  \n\n2 Q0 c 2 2 x"), query -> true);

        assertThat(run.keySet()).containsExactly("2", "1");
        assertThat(documents(run, "2")).containsExactly("a", "c");
        assertThat(documents(run, "1")).containsExactly("b");
    }

    @Test
    void onlyTheQueriesThatAreWantedAreKept() throws IOException {
        Path file = file("1 Q0 a 1 3 x\n2 Q0 a 1 3 x\n");

        assertThat(RunFile.read(file, "2"::equals).keySet()).containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 Q0 a 1 3                 | 5 columns, not the six 'query Q0 document rank score tag'",
                "1 Q0 a 1 3 a tag           | 7 columns, not the six 'query Q0 document rank score tag'",
                "1 Q0 a 1 high tag          | the score 'high' is no finite number",
                "1 Q0 a 1 NaN tag           | the score 'NaN' is no finite number",
                "1 Q0 a 1 1e39 tag          | the score '1e39' is no finite number",
                "0 Q0 z 9 9 tag             | query 0 has the document z twice",
                "unwanted Q0 a 1 high tag   | the score 'high' is no finite number",
            })
    void aBrokenLineIsNamedWithFileNumberAndReason(String line, String reason) throws IOException {
        Path file = file("0 Q0 z 1 3 tag\n\n" + line + "\n");

        assertThatExceptionOfType(BrokenLine.class)
                .isThrownBy(() -> RunFile.read(file, query -> !query.equals("unwanted")))
                .withMessage(file + ", line 3: " + reason);
    }

    @Test
    void bytesThatAreNoTextAreNoRun() throws IOException {
        Path file = folder.resolve("run.trec");
        Files.write(file, "1 Q0 é 1 3 tag\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(BrokenLine.class)
                .isThrownBy(() -> RunFile.read(file, query -> true))
                .withMessageContaining("line 1: ")
                .withMessageContaining("not UTF-8");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        Random random = new Random(20251226);
        Map<String, Ranking> run = new LinkedHashMap<>();
        for (int query = 0; query < 50; query++) {
            List<Ranking.Hit> hits = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                // Few different scores, so that many are equal.
                hits.add(new Ranking.Hit("d" + i, random.nextInt(9) / 7.0f - 0.5f));
            }
            run.put("q" + query, new Ranking("q" + query, hits));
        }
        Path file = folder.resolve("run.trec");
        try (RunWriter writer = new RunWriter(Files.newBufferedWriter(file), "tag")) {
            for (Ranking ranking : run.values()) {
                writer.write(ranking);
            }
        }

        assertThat(RunFile.read(file, query -> true)).isEqualTo(run);
    }

    @Test
    void aRankingInOrderIsWrittenWithScoresThatKeepTheOrder() throws IOException {
        StringWriter written = new StringWriter();
        try (RunWriter writer = new RunWriter(written, "words")) {
            writer.write(Ranking.inOrder("7", List.of("b", "c", "a")));
            writer.write(Ranking.inOrder("8", List.of()));
        }

        assertThat(written).hasToString("7 Q0 b 1 3.0 words\n7 Q0 c 2 2.0 words\n7 Q0 a 3 1.0 words\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\ttab"})
    void whatWouldTearTheColumnsIsNotWritten(String word) {
        StringWriter written = new StringWriter();

        assertThatIllegalArgumentException().isThrownBy(() -> new RunWriter(written, word));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunWriter(written, "tag").write(Ranking.inOrder(word, List.of("a"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunWriter(written, "tag").write(Ranking.inOrder("7", List.of(word))));
    }

    @Test
    void aRankingHasEachDocumentOnceAndFiniteScores() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranking.inOrder("7", List.of("a", "b", "a")))
                .withMessageContaining("document a twice");
        assertThatIllegalArgumentException().isThrownBy(() -> new Ranking.Hit("a", Float.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ranking.Hit("a", Float.POSITIVE_INFINITY));
    }
}
