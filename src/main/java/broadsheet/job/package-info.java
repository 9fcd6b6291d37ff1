/** What a server does by itself, on a schedule: each job bounded, resumable, and noted in the log and the catalogue. */
@NullMarked
package broadsheet.job;

import org.jspecify.annotations.NullMarked;
