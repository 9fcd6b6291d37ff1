/**
 * From deliveries in the catalogue to a webhook that took them: {@link broadsheet.hook.HookSending} hands them out, {@link
 * broadsheet.hook.Hook} posts one, signed by the Standard Webhooks specification where the receiver can check that. May import what
 * stands before {@code mail}, {@code net} above all.
 */
@NullMarked
package broadsheet.hook;

import org.jspecify.annotations.NullMarked;
