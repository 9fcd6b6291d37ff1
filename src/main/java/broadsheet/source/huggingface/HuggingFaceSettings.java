package broadsheet.source.huggingface;

import broadsheet.config.Config;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Hugging Face is asked.
 *
 * @param baseUrl the address of its daily list
 * @param interval the least time between two requests
 */
public record HuggingFaceSettings(URI baseUrl, Duration interval) {
    /**
     * As configured.
     *
     * @param otherBaseUrl an address in place of the configured one, or null
     */
    public static HuggingFaceSettings of(Config.HuggingFace configured, @Nullable URI otherBaseUrl) {
        return new HuggingFaceSettings(
                otherBaseUrl == null ? URI.create(configured.baseUrl()) : otherBaseUrl,
                Duration.ofSeconds(configured.intervalSeconds()));
    }
}
