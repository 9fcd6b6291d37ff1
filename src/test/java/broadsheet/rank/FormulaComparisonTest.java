package broadsheet.rank;

import static broadsheet.rank.VoteSimulation.Ordering.byDays;
import static broadsheet.rank.VoteSimulation.Ordering.byHours;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.measure.Bootstrap;
import broadsheet.measure.Bootstrap.Difference;
import broadsheet.measure.Bootstrap.Estimate;
import broadsheet.paper.Counts;
import broadsheet.rank.VoteSimulation.Ordering;
import broadsheet.rank.VoteSimulation.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Recomputes the comparisons of formulas in {@code docs/ranking.md}: on counts that were taken twice, and on made votes. */
class FormulaComparisonTest {
    private static final int WORLDS = 24;

    /** Over a week, the window of all that is compared. */
    private static final double HALF_LIFE = 2;

    private static final int DAYS = 7;

    private static final List<String> PLOTTED = List.of("ours", "Hacker News", "Reddit", "lobste.rs", "Wilson");

    private static final Scoring OURS = Formula.OURS.over(HALF_LIFE, DAYS);

    /** A paper whose counts were taken at two moments at least, as far as they are needed. */
    private record Twice(Counts first, int gained) {
        Signals signals() {
            return new Signals(first, false, false);
        }
    }

    @Test
    void whichFormulaForeseesTheVotesOfTheNextDayStandsInTheDocument() throws IOException {
        Map<String, List<Twice>> days = countedTwice(SharedData.orSkip("data/hf_daily/corpus.jsonl.gz"));
        SequencedMap<String, double[]> marks = new LinkedHashMap<>();
        for (Formula formula : Formula.values()) {
            marks.put(name(formula), concordances(days, formula.over(HALF_LIFE, DAYS)));
        }
        List<String> table = new ArrayList<>();
        double[] ours = marks.firstEntry().getValue();
        marks.forEach((name, those) -> table.add("| " + name + " | " + those.length + " | "
                + interval(Bootstrap.STANDARD.estimate(those)) + " | " + against(those, ours) + " |"));

        assertThat(Files.readString(Path.of("docs/ranking.md")))
                .as("\n" + String.join("\n", table))
                .contains(table);
    }

    /** By the day of the list, those whose counts gained something to compare. */
    private static Map<String, List<Twice>> countedTwice(Path corpus) throws IOException {
        Map<String, List<Twice>> days = new TreeMap<>();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode extra = json.readTree(line).path("extra");
                JsonNode snapshots = extra.path("upvote_snapshots");
                if (snapshots.size() > 1) {
                    JsonNode first = snapshots.get(0);
                    JsonNode last = snapshots.get(snapshots.size() - 1);
                    Counts counts = new Counts(
                            first.path("upvotes").asInt(),
                            first.path("comments").asInt(),
                            0);
                    days.computeIfAbsent(extra.path("daily_dates").path(0).asText(), _ -> new ArrayList<>())
                            .add(new Twice(counts, last.path("upvotes").asInt() - counts.upvotes()));
                }
            }
        }
        return days;
    }

    /**
     * Of each paper, the share of the others of its day that gained more or fewer votes and that the formula puts on the right side
     * of it; a tie is half right. A paper without such another has no mark.
     */
    private static double[] concordances(Map<String, List<Twice>> days, Scoring scoring) {
        List<Double> marks = new ArrayList<>();
        for (List<Twice> day : days.values()) {
            for (Twice paper : day) {
                double right = 0;
                int pairs = 0;
                for (Twice other : day) {
                    int gain = Integer.compare(paper.gained(), other.gained());
                    if (gain != 0) {
                        int order = Double.compare(
                                scoring.score(paper.signals(), 0).total(),
                                scoring.score(other.signals(), 0).total());
                        right += order == 0 ? 0.5 : order == gain ? 1 : 0;
                        pairs++;
                    }
                }
                if (pairs > 0) {
                    marks.add(right / pairs);
                }
            }
        }
        return marks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void howListsFareAmongMadeReadersStandsInTheDocument() throws IOException {
        SequencedMap<String, Ordering> orderings = new LinkedHashMap<>();
        orderings.put("ours", byDays(OURS));
        orderings.put("ours, h = 1", byDays(new Trending(1)));
        orderings.put("ours, h = 4", byDays(new Trending(4)));
        orderings.put("Hacker News", byDays(new HackerNews(HALF_LIFE)));
        orderings.put("Hacker News, by hours", byHours(new HackerNews(HALF_LIFE)));
        orderings.put("Hacker News, by hours of its own clock", byHours(new HackerNews(1)));
        orderings.put("Reddit", byDays(new Reddit(HALF_LIFE, DAYS)));
        orderings.put("Reddit, by its own clock", byDays(new Reddit(1, DAYS)));
        orderings.put("lobste.rs", byDays(new Lobsters(HALF_LIFE, DAYS)));
        orderings.put("lobste.rs, by its own clock", byDays(new Lobsters(1, DAYS)));
        orderings.put("Wilson", byDays(new Wilson()));
        orderings.put(
                "Wilson, of looks",
                (signals, _, _, looks) -> Wilson.lowerBound(signals.counts().upvotes(), looks));
        orderings.put("the newest first", (_, age, _, _) -> -age);
        orderings.put("by the label", (_, _, quality, _) -> quality);

        List<String> lines = new ArrayList<>();
        List<String> found = new ArrayList<>();
        List<String> best = new ArrayList<>();
        List<Outcome> ours = VoteSimulation.runs(WORLDS, byDays(OURS));
        orderings.forEach((name, ordering) -> {
            List<Outcome> outcomes = name.equals("ours") ? ours : VoteSimulation.runs(WORLDS, ordering);
            double[] votes = VoteSimulation.found(outcomes);
            double[] quality = VoteSimulation.quality(outcomes);
            lines.add("| " + name + " | " + interval(Bootstrap.STANDARD.estimate(votes)) + " | "
                    + against(votes, VoteSimulation.found(ours)) + " | "
                    + interval(Bootstrap.STANDARD.estimate(quality)) + " | "
                    + against(quality, VoteSimulation.quality(ours)) + " |");
            if (PLOTTED.contains(name)) {
                found.add(String.format(
                        Locale.ROOT, "%.3f", Bootstrap.STANDARD.estimate(votes).mean()));
                best.add(String.format(
                        Locale.ROOT,
                        "%.3f",
                        Bootstrap.STANDARD.estimate(quality).mean()));
            }
        });
        lines.add("  bar [" + String.join(", ", found) + "]");
        lines.add("  line [" + String.join(", ", best) + "]");

        assertThat(Files.readString(Path.of("docs/ranking.md")))
                .as("\n" + String.join("\n", lines))
                .contains(lines);
    }

    private static String name(Formula formula) {
        return switch (formula) {
            case OURS -> "ours";
            case HACKER_NEWS -> "Hacker News";
            case REDDIT -> "Reddit";
            case LOBSTERS -> "lobste.rs";
            case WILSON -> "Wilson";
        };
    }

    private static String interval(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f (%.3f – %.3f)", estimate.mean(), estimate.low(), estimate.high());
    }

    private static String against(double[] marks, double[] ours) {
        Difference difference = Bootstrap.STANDARD.difference(marks, ours);
        Estimate estimate = difference.estimate();
        return estimate.low() == 0 && estimate.high() == 0
                ? "0"
                : String.format(Locale.ROOT, "%+.3f (%+.3f – %+.3f)", estimate.mean(), estimate.low(), estimate.high())
                        .replace('-', '−');
    }
}
