package broadsheet.source;

import broadsheet.net.Answer;
import broadsheet.net.BodyReader;
import broadsheet.net.Failure;
import broadsheet.net.Validators;
import broadsheet.net.WebClient;
import broadsheet.net.WebRequest;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a server for one page after another, each as often as it takes: what is slow, overloaded or torn off is waited out, as
 * far as {@link Patience} goes. Not thread-safe.
 */
public final class Asking {
    private final WebClient web;
    private final String host;
    private final Patience patience;

    /**
     * Someone who asks.
     *
     * @param host what messages call the server
     */
    public Asking(WebClient web, String host, Patience patience) {
        this.web = web;
        this.host = host;
        this.patience = patience;
    }

    /**
     * What came of asking.
     *
     * @param <T> what the page was read into
     */
    public sealed interface Outcome<T> {
        /** The page, whole. */
        record Got<T>(T page, Validators validators) implements Outcome<T> {}

        /** It is as it was known to be. */
        record NotModified<T>() implements Outcome<T> {}

        /**
         * The server has no such page, or does not give it; it will say so again.
         *
         * @param status such as 404
         */
        record Refused<T>(int status, String message) implements Outcome<T> {}

        /** The server does not answer, or not with what can be read; asking it for other pages is no use either. */
        record GaveUp<T>(String problem) implements Outcome<T> {}
    }

    /**
     * Asks for a page until it is there, or there is no hope of it.
     *
     * @param reader makes something of the body, anew for each try
     * @param flaw why what was made of a whole body will not do, as when a page is torn; nothing if it will
     * @throws InterruptedException if the thread is interrupted
     */
    public <T> Outcome<T> ask(WebRequest request, BodyReader<T> reader, Function<T, Optional<String>> flaw)
            throws InterruptedException {
        while (true) {
            switch (web.get(request, reader)) {
                case Answer.Fetched<T> fetched -> {
                    Optional<String> reason = flaw.apply(fetched.body());
                    if (reason.isEmpty()) {
                        patience.renew();
                        return new Outcome.Got<>(fetched.body(), fetched.validators());
                    }
                    if (!patience.lasts(reason.get())) {
                        return new Outcome.GaveUp<>(patience.spent(reason.get()));
                    }
                }
                case Answer.NotModified<T> _ -> {
                    patience.renew();
                    return new Outcome.NotModified<>();
                }
                case Answer.RateLimited<T> limited -> {
                    String silence = host + " asks to be left alone until " + limited.until();
                    if (!patience.lasts(silence, limited.until())) {
                        return new Outcome.GaveUp<>(patience.spent(silence));
                    }
                }
                case Answer.Failed<T> failed -> {
                    if (!failed.failure().mayPass()) {
                        return failed.failure() instanceof Failure.Status status
                                ? new Outcome.Refused<>(status.code(), failed.message())
                                : new Outcome.GaveUp<>(failed.message());
                    }
                    if (!patience.lasts(failed.message())) {
                        return new Outcome.GaveUp<>(patience.spent(failed.message()));
                    }
                }
            }
        }
    }
}
