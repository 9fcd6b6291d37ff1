package broadsheet.net;

/** Whose address it is, and so how far it may lead. */
public enum Reach {
    /** An address from the configuration or the command line. It may lead anywhere, also into the operator's own networks. */
    OPERATOR,

    /**
     * An address that a reader, or a page a reader named, supplied. It leads to public addresses, by {@code http} or {@code
     * https} at their own ports 80 and 443, and never from {@code https} back to {@code http}. Other ports are refused: papers
     * and feeds do not live there, while mail servers, databases and consoles do, and this server is nobody's port scanner. It
     * goes out directly, even where the JVM was given a proxy.
     */
    READER
}
