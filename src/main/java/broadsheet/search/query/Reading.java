package broadsheet.search.query;

import java.util.List;

/**
 * How a typed query was read.
 *
 * @param query what was understood
 * @param remarks what was not read as it was written, in the order it stands in the query; a handful at most
 */
public record Reading(Query query, List<Remark> remarks) {
    public Reading {
        remarks = List.copyOf(remarks);
    }
}
