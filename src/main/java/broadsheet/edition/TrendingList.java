package broadsheet.edition;

import java.time.LocalDate;
import java.util.List;

/**
 * What is trending.
 *
 * @param window how far it looks back
 * @param asOf the last day it looks at: the latest with an edition
 * @param considered how many papers appeared within the window
 * @param placings the best, in order
 */
public record TrendingList(Window window, LocalDate asOf, int considered, List<Placing> placings) {
    public TrendingList {
        placings = List.copyOf(placings);
    }
}
