package broadsheet.source.arxiv.server;

/** Text for XML, escaped as arXiv's two libraries do it. */
final class Escaped {
    private Escaped() {}

    /** For the harvesting interface, which escapes both quotes by number. */
    static String withQuotes(String text) {
        return plain(text).replace("\"", "&#34;").replace("'", "&#39;");
    }

    /** For feeds and the API, which escape only what they must. */
    static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** For an attribute in double quotes. */
    static String attribute(String text) {
        return plain(text).replace("\"", "&quot;");
    }
}
