package broadsheet.catalog;

/**
 * Something that is handed out to be posted.
 *
 * @param id its number
 * @param hookId what the receiver knows it by
 * @param subscription to which it belongs
 * @param to where it goes, with the secret it is signed by
 * @param place scheme, host and port of the address
 * @param body what is posted
 * @param attempts how often it was tried before
 */
public record OutgoingHook(
        long id, String hookId, String subscription, Subscriber to, String place, String body, int attempts) {}
