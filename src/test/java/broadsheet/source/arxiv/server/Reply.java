package broadsheet.source.arxiv.server;

/**
 * An answer and how it goes over the wire.
 *
 * @param answer to give
 * @param delivery how much of it arrives
 */
record Reply(Answer answer, Delivery delivery) {
    /** How much of an answer arrives. */
    enum Delivery {
        WHOLE,
        /** Half, in chunks, and the connection closed without the last chunk. */
        CUT_IN_CHUNKS,
        /** Half of the promised length, and the connection closed. */
        CUT_IN_LENGTH,
        /** The headers, and the connection left open. */
        HEADERS_ONLY,
        /** Nothing, and the connection left open. */
        NOTHING
    }

    /** An answer that arrives. */
    static Reply whole(Answer answer) {
        return new Reply(answer, Delivery.WHOLE);
    }
}
