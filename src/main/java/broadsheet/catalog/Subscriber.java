package broadsheet.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where something is sent to.
 *
 * @param id from 1
 * @param channel how
 * @param target an e-mail address, or the address of a webhook
 * @param secret by which what is sent to a webhook is signed, or empty
 */
public record Subscriber(long id, Channel channel, String target, String secret) {
    /** How something is sent. */
    public enum Channel {
        MAIL,
        /** By JSON of ours, signed. */
        WEBHOOK,
        SLACK,
        DISCORD;

        /** Those that are posted to an address of the web. */
        public static List<Channel> ofWebhooks() {
            return List.of(WEBHOOK, SLACK, DISCORD);
        }

        /** As pages call it. */
        public String inWords() {
            return switch (this) {
                case MAIL -> "mail";
                case WEBHOOK -> "a webhook, signed";
                case SLACK -> "Slack";
                case DISCORD -> "Discord";
            };
        }

        /** As the catalogue and commands call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of a word. */
        public static Optional<Channel> parse(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /** Where it goes as anybody may be told: of a webhook's address no more than its host, as the rest may be a key. */
    public String place() {
        return channel == Channel.MAIL ? target : target.replaceFirst("(?s)^(https?://[^/?#]*).*", "$1");
    }

    /** Without address and secret, so that no log ever holds them. */
    @Override
    public String toString() {
        return "Subscriber[id=" + id + ", channel=" + channel.word() + "]";
    }
}
