package broadsheet.paper;

/**
 * That a source told us of a paper, and with what authority.
 *
 * @param source the name of the import
 * @param origin what kind of source it is
 */
public record Provenance(String source, Origin origin) {
    /**
     * With what authority a source speaks of a paper. Declared from weak to strong: where two sources give the same
     * field, the stronger one is believed, and between equals the later.
     */
    public enum Origin {
        /** Written for the sample edition; gives way to anything real. */
        SAMPLE,
        /** Somebody's list of papers that live elsewhere, such as a daily list. */
        LIST,
        /** Where the paper lives: arXiv, an anthology, a collection. */
        REGISTRY
    }
}
