package broadsheet.catalog;

/**
 * Something to be posted to a webhook.
 *
 * @param kind what it is for; a test is posted at once or not at all
 * @param issue whose issue it is, as {@link Issue#key}; empty for a test
 * @param subscription to which it belongs
 * @param place scheme, host and port of the address
 * @param text what is posted
 */
public record NewHook(HookKind kind, String issue, String subscription, String place, HookText text) {}
