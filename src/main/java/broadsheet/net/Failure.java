package broadsheet.net;

/** Why nothing was fetched. */
public sealed interface Failure {
    /** Whether the same request may succeed later without anyone doing anything about it. */
    boolean mayPass();

    /**
     * The server answered, with a status that is neither success nor told apart otherwise.
     *
     * @param code such as 404, or 503 without a time to come again
     */
    record Status(int code) implements Failure {
        @Override
        public boolean mayPass() {
            return code >= 500 || code == 408;
        }
    }

    /** There was no whole answer. */
    enum Trouble implements Failure {
        /** The deadline passed. */
        TIME_OUT(true),

        /** The address is one that may not be asked: see {@link Reach}. Nothing was sent there. */
        REFUSED_ADDRESS(false),

        /** No connection: no such name, nobody listening, no certificate that can be trusted. */
        UNREACHABLE(true),

        /** The body, unpacked, is larger than the request allows. */
        TOO_LARGE(false),

        /** One redirect led to the next, more often than anyone has a reason for. */
        TOO_MANY_REDIRECTS(false),

        /** The connection ended, or made no sense, in the middle of an answer. */
        BROKEN_OFF(true),

        /** The body arrived whole, but its reader could make nothing of it. */
        UNREADABLE(true),

        /** The client was closed. */
        CLOSED(false);

        private final boolean mayPass;

        Trouble(boolean mayPass) {
            this.mayPass = mayPass;
        }

        @Override
        public boolean mayPass() {
            return mayPass;
        }
    }
}
