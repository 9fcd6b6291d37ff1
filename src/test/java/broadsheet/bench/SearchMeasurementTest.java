package broadsheet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.measure.Half;
import broadsheet.measure.Judgements;
import broadsheet.measure.RunFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchMeasurementTest {
    @Test
    void everyContenderHasItsRowsAndItsRun(@TempDir Path folder) throws IOException, InterruptedException {
        Corpus corpus = Corpus.choose(folder.resolve("none"), folder, true);
        Workbench bench =
                new Workbench(Program.ofThisCheckout(), corpus, folder, true, new PrintWriter(Writer.nullWriter()));
        Path runs = folder.resolve("runs");

        Findings findings = new SearchMeasurement(bench, folder.resolve("none"), runs, null).measure();

        assertThat(findings.figures())
                .extracting(Figure::what)
                .filteredOn(what -> what.startsWith("titles: a query, "))
                .containsExactly(
                        "titles: a query, Broadsheet",
                        "titles: a query, SQLite FTS5",
                        "titles: a query, PostgreSQL full text");
        assertThat(findings.figures().getLast().what()).isEqualTo("titles: PostgreSQL full text against Broadsheet");
        assertThat(findings.figures().getLast().median()).matches("time × [\\d.,]+, nDCG@10 × [\\d.]+");
        List<String> table = findings.how().getLast().lines().toList();
        assertThat(table).hasSize(5);
        assertThat(table.get(2)).matches("\\| titles \\| Broadsheet \\| \\d+ \\|( [01]\\.\\d{3} \\(.*\\) \\|){3}");
        try (Stream<Path> files = Files.list(runs)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "titles.broadsheet.trec",
                            "titles.sqlite-fts5.trec",
                            "titles.postgresql.trec",
                            "titles.qrels");
        }
        Judgements judgements = Judgements.read(runs.resolve("titles.qrels"));
        assertThat(judgements.queries(Half.ALL)).hasSize(60);
        assertThat(RunFile.read(runs.resolve("titles.sqlite-fts5.trec"), query -> true))
                .containsOnlyKeys(judgements.grades().keySet());
    }
}
