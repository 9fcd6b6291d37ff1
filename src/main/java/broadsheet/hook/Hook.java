package broadsheet.hook;

import broadsheet.catalog.MailStatus;
import broadsheet.catalog.Subscriber;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.net.Posted;
import broadsheet.net.WebClient;
import broadsheet.net.WebRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Posts one thing to a webhook. Thread-safe. */
public final class Hook {
    /** The specification wants from 15 to 30 seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Slack takes one a second and place, and Discord five in two. */
    private static final Duration OF_CHAT = Duration.ofSeconds(1);

    private static final int GONE = 410;

    private final WebClient web;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * @param web the one way out
     * @param clock tells when something was signed
     */
    public Hook(WebClient web, InstantSource clock) {
        this(web, clock, PATIENCE);
    }

    Hook(WebClient web, InstantSource clock, Duration patience) {
        this.web = web;
        this.clock = clock;
        this.patience = patience;
    }

    /** What came of it. */
    public sealed interface Result {
        /** What the server said, or why it said nothing. */
        MailStatus status();

        /** The server took it. */
        record Taken(MailStatus status) implements Result {}

        /**
         * It may be tried again.
         *
         * @param silence how long at least, if the server said so
         * @param isUncertain whether the server may have taken it
         */
        record Failed(MailStatus status, Optional<Duration> silence, boolean isUncertain) implements Result {}

        /** The host wants to be left alone; nothing was sent. */
        record Untried(MailStatus status, Instant until) implements Result {}

        /** The server wants nothing more, ever. */
        record Gone(MailStatus status) implements Result {}
    }

    /**
     * Posts something.
     *
     * @param to where to; what goes to {@link Channel#WEBHOOK} is signed
     * @param id what the receiver knows it by
     * @param body JSON
     */
    public Result post(Subscriber to, String id, String body) throws InterruptedException {
        WebRequest request = WebRequest.ofOperator(URI.create(to.target()))
                .within(patience)
                .every(to.channel() == Channel.WEBHOOK ? Duration.ZERO : OF_CHAT);
        if (to.channel() == Channel.WEBHOOK) {
            Instant now = clock.instant();
            request = request.with(Signature.ID, id)
                    .with(Signature.TIMESTAMP, String.valueOf(now.getEpochSecond()))
                    .with(Signature.SIGNATURE, Signature.of(to.secret(), id, now, body));
        }
        return switch (web.post(request, body)) {
            case Posted.Taken(int status, String said) -> new Result.Taken(answered(status, said));
            case Posted.Answered(int status, var _, String said)
            when status == GONE -> new Result.Gone(answered(status, said));
            case Posted.Answered(int status, Optional<Duration> silence, String said) ->
                new Result.Failed(answered(status, said), silence, false);
            case Posted.Untried(Instant until, String why) ->
                new Result.Untried(new MailStatus("untried", why + " Nothing was sent."), until);
            case Posted.Failed failed ->
                new Result.Failed(
                        new MailStatus(failed.failure().toString().toLowerCase(Locale.ROOT), failed.message()),
                        Optional.empty(),
                        failed.isUncertain());
        };
    }

    private static MailStatus answered(int status, String said) {
        return new MailStatus(String.valueOf(status), said.isEmpty() ? "no words" : said);
    }
}
