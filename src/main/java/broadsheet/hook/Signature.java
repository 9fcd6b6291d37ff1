package broadsheet.hook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * Signs what is posted, so that its receiver knows whose it is (Standard Webhooks 1.0: HMAC-SHA256 of the identifier, the second and
 * the body, joined by dots).
 */
public final class Signature {
    /** What a receiver knows a delivery by, however often it comes. */
    public static final String ID = "webhook-id";

    /** Seconds since 1970 at which it was sent, this time. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** One signature or more, each behind its version. */
    public static final String SIGNATURE = "webhook-signature";

    /** What a secret begins with. */
    public static final String PREFIX = "whsec_";

    /** The specification wants from 24 to 64. */
    private static final int BYTES = 32;

    private Signature() {}

    /** A secret made by chance, as receivers write it. */
    public static String newSecret() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The value of {@link #SIGNATURE}.
     *
     * @param secret as {@link #newSecret} makes one
     * @throws IllegalArgumentException if it is none
     */
    static String of(String secret, String id, Instant now, String body) {
        if (!secret.matches(PREFIX + "[A-Za-z0-9+/]{32,88}={0,2}")) {
            throw new IllegalArgumentException("a secret is " + PREFIX + " and from 24 to 64 bytes in Base64");
        }
        try {
            return new Webhook(secret).sign(id, now.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
