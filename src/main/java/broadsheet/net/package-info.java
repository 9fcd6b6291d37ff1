/**
 * The one way out of the house. A {@link broadsheet.net.WebRequest} comes in; an {@link broadsheet.net.Answer} goes out, and
 * the body in between is read as it arrives. Time-outs, limits of size, redirects, turns at each host and the guard of
 * private networks are kept here and nowhere else. It has more files than
 * other packages because each word of a request and of an answer is one. May import {@code config} and {@code paper}.
 */
@NullMarked
package broadsheet.net;

import org.jspecify.annotations.NullMarked;
