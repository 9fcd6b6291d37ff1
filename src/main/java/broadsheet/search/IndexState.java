package broadsheet.search;

/** How far an index is with the catalogue it follows. */
public sealed interface IndexState {
    /** It holds all papers, as they were less than a second ago. */
    record Current() implements IndexState {}

    /** It is just being opened. */
    record Opening() implements IndexState {}

    /**
     * It is being made anew, and finds what it holds by now.
     *
     * @param papers how many papers it holds
     * @param of how many there are
     * @param why what is the reason
     */
    record Building(long papers, long of, Reason why) implements IndexState {}

    /** Why an index is made anew. */
    enum Reason {
        /** There was none. */
        MISSING,
        /** It was being made when its process ended, and is gone on with. */
        CUT_SHORT,
        /** Its files were torn. */
        TORN,
        /** It was made by another version of this program. */
        OF_ANOTHER_VERSION,
        /** Somebody asked for it. */
        ASKED_FOR,
        /** It is of another catalogue, or of a later state of this one than there is. */
        OF_ANOTHER_CATALOGUE
    }
}
