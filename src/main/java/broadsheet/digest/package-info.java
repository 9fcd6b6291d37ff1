/**
 * From lists of papers to what is read elsewhere than on our pages: feeds. May import {@code paper}, {@code catalog} and
 * {@code edition}; addresses are given to it, as only a door knows them.
 */
@NullMarked
package broadsheet.digest;

import org.jspecify.annotations.NullMarked;
