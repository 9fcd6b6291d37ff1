package broadsheet.edition;

import broadsheet.rank.Formula;
import java.time.LocalDate;
import java.util.List;

/**
 * What is trending.
 *
 * @param formula by which it is ranked
 * @param span how far it looks back
 * @param asOf the last day it looks at: the latest with an edition
 * @param considered how many papers appeared within the span
 * @param placings the best, in order
 */
public record TrendingList(Formula formula, Span span, LocalDate asOf, int considered, List<Placing> placings) {
    public TrendingList {
        placings = List.copyOf(placings);
    }
}
