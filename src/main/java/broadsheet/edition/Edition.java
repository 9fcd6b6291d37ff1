package broadsheet.edition;

import java.util.List;
import java.util.Optional;

/**
 * An edition: everything that was listed or announced in a period, and beside it what was announced again.
 *
 * @param period its day, week or month; tells its number too
 * @param state whether it may still grow
 * @param sample whether it is the sample edition
 * @param frontIsListed whether the front was listed by somebody, or is the best of what was announced
 * @param front the selection, best first
 * @param sections everything, by primary category, the largest first
 * @param supplements what was announced again, which is none of its papers; cross-lists first, empty ones left out
 * @param previous the nearest edition of its kind before it that has papers
 * @param next the nearest after it
 */
public record Edition(
        Period period,
        EditionState state,
        boolean sample,
        boolean frontIsListed,
        List<Placing> front,
        List<Section> sections,
        List<Supplement> supplements,
        Optional<Period> previous,
        Optional<Period> next) {
    public Edition {
        front = List.copyOf(front);
        sections = List.copyOf(sections);
        supplements = List.copyOf(supplements);
    }

    /** How many papers it holds. */
    public int paperCount() {
        return sections.stream().mapToInt(section -> section.placings().size()).sum();
    }

    /** Whether nothing was listed or announced. */
    public boolean isEmpty() {
        return sections.isEmpty();
    }
}
