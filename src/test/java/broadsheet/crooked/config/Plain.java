package broadsheet.crooked.config;

/** Breaks nothing. */
public final class Plain {}
