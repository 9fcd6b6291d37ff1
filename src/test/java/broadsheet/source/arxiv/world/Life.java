package broadsheet.source.arxiv.world;

import java.util.List;

/** All that ever happens to one paper. It never changes; what of it has happened depends on the clock. */
public interface Life {
    /** The paper's id, without version. */
    String id();

    /** Its categories, the primary first, which stay the same. */
    List<String> categories();

    /** What happens, by time; at least one change. */
    List<Change> changes();

    /** The paper as it stands from a change on, until the next. */
    ArxivPaper after(Change change);
}
