package broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.ImportRun;
import broadsheet.catalog.ImportRun.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionStateTest {
    private static final Period DAY = new Period.Day(LocalDate.of(2026, 3, 2));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no source                            |     |                                    | Unknown
            a source that was never run          | a   |                                    | Unknown
            another source alone was run         | a   | b DONE 2026-03-09T00:00:00Z        | Unknown
            one of two was never run             | a b | a DONE 2026-03-09T00:00:00Z        | Unknown
            the last run has not ended           | a   | a BEGUN 2026-03-09T00:00:00Z       | Unknown
            the last run failed                  | a   | a FAILED 2026-03-09T00:00:00Z      | Unknown
            one of two failed                    | a b | a DONE 2026-03-09T00:00:00Z, b FAILED 2026-03-09T00:00:00Z | Unknown
            read before the day                  | a   | a DONE 2026-03-01T23:00:00Z        | Filling 2026-03-01T23:00:00Z
            read within the day                  | a   | a DONE 2026-03-02T12:00:00Z        | Filling 2026-03-02T12:00:00Z
            read a moment before the day's end   | a   | a DONE 2026-03-02T23:59:59.999Z    | Filling 2026-03-02T23:59:59.999Z
            read at the day's end                | a   | a DONE 2026-03-03T00:00:00Z        | Closed 2026-03-03T00:00:00Z
            read later                           | a   | a DONE 2026-03-09T00:00:00Z        | Closed 2026-03-09T00:00:00Z
            one of two read within the day       | a b | a DONE 2026-03-09T00:00:00Z, b DONE 2026-03-02T08:00:00Z | Filling 2026-03-02T08:00:00Z
            both read later, one after the other | a b | a DONE 2026-03-09T00:00:00Z, b DONE 2026-03-04T00:00:00Z | Closed 2026-03-09T00:00:00Z
            a day by arXiv's rule, harvested     | arxiv-rule | arxiv DONE 2026-03-09T00:00:00Z | Closed 2026-03-09T00:00:00Z
            a day by the rule, never harvested   | arxiv-rule | arxiv-rss DONE 2026-03-09T00:00:00Z, arxiv-api DONE 2026-03-09T00:00:00Z | Unknown
            announced, and the feed read later   | arxiv-rss | arxiv-rss DONE 2026-03-03T06:00:00Z | Closed 2026-03-03T06:00:00Z
            announced, and the feed read then    | arxiv-rss | arxiv-rss DONE 2026-03-02T06:00:00Z | Filling 2026-03-02T06:00:00Z
            announced, and harvested later       | arxiv-rss | arxiv-rss DONE 2026-03-02T06:00:00Z, arxiv DONE 2026-03-03T03:00:00Z | Closed 2026-03-03T03:00:00Z
            harvested before, its feed read later | arxiv-rss arxiv-rule | arxiv DONE 2026-03-02T03:00:00Z, arxiv-rss DONE 2026-03-03T06:00:00Z | Closed 2026-03-03T06:00:00Z
            announced, listed and not read since | arxiv-rss huggingface | arxiv-rss DONE 2026-03-03T06:00:00Z | Unknown
            a look-up alone                      | arxiv-rss | arxiv-api DONE 2026-03-03T06:00:00Z | Unknown
            a source of another edition failed   | a   | a DONE 2026-03-09T00:00:00Z, b FAILED 2026-03-09T00:00:00Z | Closed 2026-03-09T00:00:00Z
            """)
    void theLastRunsOfItsSourcesTellTheStateOfAnEdition(
            String name, @Nullable String sources, @Nullable String runs, String expected) {
        EditionState state = EditionState.of(
                DAY,
                words(sources, " "),
                words(runs, ", ").stream().map(EditionStateTest::run).toList());

        String told = switch (state) {
            case EditionState.Unknown unknown -> "Unknown";
            case EditionState.Filling filling -> "Filling " + filling.asOf();
            case EditionState.Closed closed -> "Closed " + closed.since();
            case EditionState.Nothing nothing -> "Nothing";
        };
        assertThat(told).as(name).isEqualTo(expected);
    }

    /** CSV gives null for an empty cell. */
    private static List<String> words(@Nullable String cell, String separator) {
        return cell == null ? List.of() : List.of(cell.split(separator, -1));
    }

    private static ImportRun run(String text) {
        List<String> words = words(text, " ");
        Instant started = Instant.parse(words.get(2));
        return new ImportRun(words.get(0), started, started, Outcome.valueOf(words.get(1)), 0, 0, 0, 0, "");
    }
}
