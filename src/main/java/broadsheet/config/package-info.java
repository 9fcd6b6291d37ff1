/**
 * The configuration: one tree of documented records, read from the home's {@code broadsheet.toml} and the environment,
 * with all problems reported at once; and the home folder itself.
 */
@NullMarked
package broadsheet.config;

import org.jspecify.annotations.NullMarked;
