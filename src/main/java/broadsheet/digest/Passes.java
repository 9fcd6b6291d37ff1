package broadsheet.digest;

import broadsheet.config.SigningKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The parts of addresses that let whoever has them confirm, change and end a subscription, and nobody else: its id and what only this
 * server can make of it. Thread-safe.
 */
public final class Passes {
    private static final int ID_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 32;

    private final Supplier<SigningKey> key;

    /** @param key of the home, asked when it is first needed and often after that */
    public Passes(Supplier<SigningKey> key) {
        this.key = key;
    }

    /** What a pass is for. */
    public enum Purpose {
        /** To say that an address wants what was asked for in its name. */
        CONFIRM,
        /** To change, pause and end. */
        OWN
    }

    /** The pass of a subscription: letters, digits and a dot. */
    public String of(Purpose purpose, String subscription) {
        return subscription + "." + signature(purpose, subscription);
    }

    private String signature(Purpose purpose, String subscription) {
        return key.get().sign("subscription " + purpose + " " + subscription).substring(0, SIGNATURE_LENGTH);
    }

    /** The subscription of a pass; nothing if the pass is none of ours. */
    public Optional<String> subscription(Purpose purpose, String pass) {
        return Optional.of(pass)
                .filter(text -> text.matches("[0-9a-f]{" + ID_LENGTH + "}\\.[0-9a-f]{" + SIGNATURE_LENGTH + "}"))
                .map(text -> text.substring(0, ID_LENGTH))
                .filter(id -> SigningKey.isSame(of(purpose, id), pass));
    }
}
