package broadsheet.source.arxiv;

/** Ends the reading of one record; caught by the reader of the answer, which goes on to the next. */
final class BadRecord extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    BadRecord(Fault fault, String reason) {
        // Expected and frequent on a bad day: a trace would cost more than the record.
        super(reason, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
