package broadsheet.catalog;

import broadsheet.paper.Category;
import broadsheet.paper.PaperId;
import broadsheet.rank.Signals;
import java.time.LocalDate;

/**
 * As much of a paper as it takes to rank it.
 *
 * @param id the name it is filed under
 * @param primaryCategory its section, canonical; {@link Category#UNFILED} if it has none
 * @param day the day it was listed, announced or appeared on, as the query asks
 * @param position the place a list gave it, from 1, or 0
 * @param signals what speaks for it
 */
public record Candidate(PaperId id, Category primaryCategory, LocalDate day, int position, Signals signals) {}
