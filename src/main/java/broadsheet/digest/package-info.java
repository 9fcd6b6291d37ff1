/**
 * From lists of papers to what comes to readers by itself: issues by mail and to webhooks, and who asked for them. Addresses are given
 * to it, as only a door knows them.
 */
@NullMarked
package broadsheet.digest;

import org.jspecify.annotations.NullMarked;
