package broadsheet.edition;

import broadsheet.paper.Category;
import broadsheet.paper.PaperId;
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
 */
public record Placing(int place, PaperId id, Category section, Score score, LocalDate day) {}
