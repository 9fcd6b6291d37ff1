/**
 * The truth: all SQL of the project, one class per aggregate. Papers come in as values of {@link broadsheet.paper} and go
 * out as them; nothing of the database's own types leaves. May import {@code paper} and {@code config}.
 */
@NullMarked
package broadsheet.catalog;

import org.jspecify.annotations.NullMarked;
