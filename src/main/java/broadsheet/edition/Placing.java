package broadsheet.edition;

import broadsheet.paper.Category;
import broadsheet.paper.PaperId;
import broadsheet.rank.Diversity;
import broadsheet.rank.Score;
import java.time.LocalDate;

/**
 * A paper's place in a list, and the numbers that put it there.
 *
 * @param place from 1
 * @param id which paper
 * @param section its primary category, {@link Category#UNFILED} if it has none
 * @param score what it was ranked by
 * @param day when it was listed, announced or first appeared
 * @param position the place that a list with an order of its own gave it, which goes before any score, from 1; 0 where none
 *     did
 * @param ties how many others that were ranked with it have its score
 * @param move whether it stands where its score puts it
 */
public record Placing(
        int place,
        PaperId id,
        Category section,
        Score score,
        LocalDate day,
        int position,
        int ties,
        Diversity.Move move) {
    public Placing {
        if (place < 1 || position < 0 || ties < 0) {
            throw new IllegalArgumentException(
                    id + ": place " + place + " is below 1, or position " + position + " or ties " + ties + " below 0");
        }
    }
}
