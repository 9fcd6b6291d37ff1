package broadsheet.crooked;

/** Stands beside App and Main, where nothing else belongs. */
public final class Surplus {}
