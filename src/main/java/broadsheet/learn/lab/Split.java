package broadsheet.learn.lab;

import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Papers before a day, of which one may learn, and papers from that day on, which are to be found. A paper that says what an earlier
 * one says, nearly word for word, is on neither side if it came later, so that nothing is found because it was learnt by heart.
 *
 * @param day the first that is not earlier
 * @param earlier papers before it
 * @param later papers from it on that are no near-duplicate of an earlier one
 * @param leftOut near-duplicates of earlier papers, and papers without a date
 */
public record Split(LocalDate day, List<PaperId> earlier, List<PaperId> later, List<PaperId> leftOut) {
    /** How much of all papers is earlier, as near as whole days allow: dates may be known to the month only. */
    private static final double EARLIER = .6;

    public Split {
        earlier = List.copyOf(earlier);
        later = List.copyOf(later);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Splits papers at the day that leaves nearly three fifths of them before it; nothing if all of them are of one day.
     *
     * @param papers each once
     */
    public static Optional<Split> of(List<Paper> papers) {
        List<Paper> dated = papers.stream()
                .filter(paper -> date(paper).isPresent())
                .sorted(Comparator.comparing((Paper paper) -> date(paper).orElseThrow())
                        .thenComparing(Paper::id))
                .toList();
        Optional<LocalDate> day = day(dated);
        if (day.isEmpty()) {
            return Optional.empty();
        }
        List<PaperId> earlier = new ArrayList<>();
        List<PaperId> later = new ArrayList<>();
        List<PaperId> leftOut = new ArrayList<>(papers.stream()
                .filter(paper -> date(paper).isEmpty())
                .map(Paper::id)
                .toList());
        for (List<Paper> group : NearDuplicates.groups(dated)) {
            // The first of a group is its earliest.
            boolean begunEarlier = isBefore(group.getFirst(), day.get());
            for (Paper paper : group) {
                (isBefore(paper, day.get()) ? earlier : begunEarlier ? leftOut : later).add(paper.id());
            }
        }
        return Optional.of(new Split(day.get(), earlier, later, leftOut));
    }

    /** How many papers there were to split. */
    public int all() {
        return earlier.size() + later.size() + leftOut.size();
    }

    private static Optional<LocalDate> day(List<Paper> dated) {
        Optional<LocalDate> best = Optional.empty();
        double distance = 1;
        for (int i = 1; i < dated.size(); i++) {
            LocalDate day = date(dated.get(i)).orElseThrow();
            double fromWanted = Math.abs((double) i / dated.size() - EARLIER);
            if (isBefore(dated.get(i - 1), day) && fromWanted < distance) {
                best = Optional.of(day);
                distance = fromWanted;
            }
        }
        return best;
    }

    private static boolean isBefore(Paper paper, LocalDate day) {
        return date(paper).orElseThrow().isBefore(day);
    }

    /** When a paper appeared: the first day of its month or year, where no more is known. */
    private static Optional<LocalDate> date(Paper paper) {
        return Optional.ofNullable(paper.publication().published())
                .or(() -> Optional.ofNullable(paper.publication().announced()))
                .map(PaperDate::day);
    }
}
