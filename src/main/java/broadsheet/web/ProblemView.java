package broadsheet.web;

import org.jspecify.annotations.Nullable;

/**
 * A page that says what is wrong and what to do.
 *
 * @param frame around it; null when the catalogue itself fails, which the frame would have to ask
 * @param site the addresses
 * @param status of HTTP
 * @param headline what happened
 * @param advice what to do
 */
public record ProblemView(@Nullable Frame frame, Site site, int status, String headline, String advice) {}
