package broadsheet.catalog;

import broadsheet.paper.Category;
import broadsheet.paper.PaperId;
import broadsheet.paper.Reannouncement;

/**
 * A paper that was announced again, as editions want it.
 *
 * @param id which paper
 * @param primaryCategory {@link Category#UNFILED} if it has none
 * @param kind why
 */
public record Again(PaperId id, Category primaryCategory, Reannouncement.Kind kind) {}
