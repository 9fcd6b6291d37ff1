package broadsheet.catalog;

import java.util.Locale;

/** What is posted to webhooks. */
public enum HookKind {
    /** An issue. */
    DIGEST,

    /** A sign of life. */
    NOTICE,

    /** Whatever whoever keeps the server sends to see whether it arrives. */
    TEST;

    /** As commands call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HookKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
