package broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Recomputes the worked example of {@code docs/ranking.md} from the numbers that stand there. */
class RankingDocTest {
    private static final int AGE_DAYS = 3;
    private static final Trending OVER_A_WEEK = new Trending(2);

    private final Map<String, List<String>> rows;

    RankingDocTest() throws IOException {
        rows = Files.readAllLines(Path.of("docs/ranking.md")).stream()
                .dropWhile(line -> !line.startsWith("| part |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .collect(Collectors.toMap(List::getFirst, cells -> cells));
    }

    @Test
    void theWorkedExampleIsWhatTheFormulaGives() {
        Signals signals = new Signals(
                new Counts(count("upvotes"), count("comments"), count("stars")),
                count("code") == 1,
                count("project") == 1);
        Score fresh = OVER_A_WEEK.score(signals, 0);
        Score aged = OVER_A_WEEK.score(signals, AGE_DAYS);

        assertThat(rows).hasSize(6);
        for (int i = 0; i < fresh.terms().size(); i++) {
            Score.Term term = fresh.terms().get(i);
            String part = term.signal().name().toLowerCase(Locale.ROOT);
            assertThat(cells(part).subList(1, 4))
                    .as(part)
                    .containsExactly(
                            String.valueOf(term.count()),
                            rounded(term.points()),
                            rounded(aged.terms().get(i).points()));
        }
        assertThat(cells("score").subList(2, 4)).containsExactly(rounded(fresh.total()), rounded(aged.total()));
    }

    @Test
    void theNumbersInTheTextAreWhatTheFormulaGives() throws IOException {
        String text = Files.readString(Path.of("docs/ranking.md"));

        assertThat(text)
                .contains("= " + String.format(Locale.ROOT, "%.5f", OVER_A_WEEK.decay(AGE_DAYS)) + " of its points")
                .contains("The same paper on its first day scores 71.5, and two days later 35.75.");
        assertThat(71.5 * OVER_A_WEEK.decay(2)).isEqualTo(35.75);
    }

    private int count(String part) {
        return Integer.parseInt(cells(part).get(1));
    }

    private List<String> cells(String part) {
        return rows.getOrDefault(part, List.of());
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
