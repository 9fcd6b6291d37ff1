package broadsheet.catalog;

import java.time.Instant;

/**
 * A warning that holds: a source gives nothing usable.
 *
 * @param source the name under which the source's runs are noted
 * @param since the first run that gave nothing usable
 * @param message what is wrong, since when, and what to do
 */
public record Warning(String source, Instant since, String message) {}
