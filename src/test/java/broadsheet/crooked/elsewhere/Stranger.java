package broadsheet.crooked.elsewhere;

/** Lives in a package that the plan does not have. */
final class Stranger {}
