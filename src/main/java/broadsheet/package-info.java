/**
 * Broadsheet: the daily papers, on your own server. {@link broadsheet.App} constructs every service, {@link
 * broadsheet.Main} runs a command; everything else lives in the packages below, in the order in which a paper passes
 * them.
 */
@NullMarked
package broadsheet;

import org.jspecify.annotations.NullMarked;
