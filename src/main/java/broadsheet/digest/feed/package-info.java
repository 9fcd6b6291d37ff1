/** Any list as a feed that readers ask for: Atom, RSS and JSON Feed from one view, and OPML. Imports nothing of what is sent. */
@NullMarked
package broadsheet.digest.feed;

import org.jspecify.annotations.NullMarked;
