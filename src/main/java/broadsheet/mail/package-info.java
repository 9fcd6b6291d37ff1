/** Letters from the outbox to a mail server, each once. */
@NullMarked
package broadsheet.mail;

import org.jspecify.annotations.NullMarked;
