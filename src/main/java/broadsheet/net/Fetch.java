package broadsheet.net;

import broadsheet.net.Answer.Fetched;
import broadsheet.net.Answer.NotModified;
import broadsheet.net.Answer.RateLimited;
import broadsheet.net.HostLimiter.Turn;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One request on its way: hop by hop, each with the rules for its address and a turn at its host, until an answer.
 *
 * @param <T> what the body is read into
 */
final class Fetch<T> {
    /** An address that means well needs one or two: to https, and to where the page has moved. */
    private static final int MOST_REDIRECTS = 5;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** For a host that says 429 and not how long. */
    static final Duration SILENCE = Duration.ofMinutes(10);

    private final WebClient client;
    private final WebRequest request;
    private final BodyReader<T> reader;
    private final Failures<T> failures;
    private final long began = System.nanoTime();

    Fetch(WebClient client, WebRequest request, BodyReader<T> reader) {
        this.client = client;
        this.request = request;
        this.reader = reader;
        this.failures = new Failures<>(request);
    }

    /** What one hop led to. */
    private sealed interface Hop<T> {
        /** Another address. */
        record Onward<T>(HttpUrl to) implements Hop<T> {}

        /** The end. */
        record Arrived<T>(Answer<T> answer) implements Hop<T> {}
    }

    Answer<T> run() throws InterruptedException {
        HttpUrl start = HttpUrl.parse(request.uri().toString());
        if (start == null) {
            return failures.noAddress();
        }
        HttpUrl at = start;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            switch (hop(start, at)) {
                case Hop.Onward<T>(HttpUrl to) -> at = to;
                case Hop.Arrived<T>(Answer<T> answer) -> {
                    return answer;
                }
            }
        }
        return failures.tooManyRedirects(at, MOST_REDIRECTS);
    }

    private Hop<T> hop(HttpUrl start, HttpUrl at) throws InterruptedException {
        Optional<String> objection = AddressRules.objection(at, request.reach());
        if (objection.isPresent()) {
            return arrived(failures.refused(at, objection.get()));
        }
        return switch (client.limiter().take(at.host(), request.interval(), left())) {
            case Turn.NotBefore(Instant moment) -> arrived(new RateLimited<>(at.uri(), moment));
            case Turn.Late _ -> arrived(failures.timeOut(at));
            case Turn.Taken turn -> {
                try (turn) {
                    yield ask(start, at, turn);
                }
            }
        };
    }

    private Hop<T> ask(HttpUrl start, HttpUrl at, Turn.Taken turn) throws InterruptedException {
        long left = left().toNanos();
        if (left <= 0) {
            // To the transport, no time left is all the time in the world.
            return arrived(failures.timeOut(at));
        }
        Call call = client.transport(request.reach()).newCall(asked(start, at));
        call.timeout().timeout(left, TimeUnit.NANOSECONDS);
        Response response;
        try {
            response = call.execute();
        } catch (IOException e) {
            return arrived(failures.of(at, e, client.isClosed()));
        }
        try (response) {
            return answered(at, response, turn);
        }
    }

    private Request asked(HttpUrl start, HttpUrl at) {
        Request.Builder builder = new Request.Builder().url(at).header("User-Agent", client.userAgent());
        request.headers().forEach((name, value) -> {
            // A key meant for one origin is none of another's business; what a page may look like is no secret.
            if (AddressRules.sameOrigin(start, at) || name.equals("accept") || name.equals("accept-language")) {
                builder.header(name, value);
            }
        });
        Validators known = request.validators();
        if (!known.etag().isEmpty()) {
            builder.header("If-None-Match", known.etag());
        }
        if (!known.lastModified().isEmpty()) {
            builder.header("If-Modified-Since", known.lastModified());
        }
        return builder.build();
    }

    private Hop<T> answered(HttpUrl at, Response response, Turn.Taken turn) throws InterruptedException {
        int code = response.code();
        String location = response.header("Location");
        if (REDIRECTS.contains(code) && location != null) {
            return redirected(at, location);
        }
        if (code == 304 && !request.validators().equals(Validators.NONE)) {
            return arrived(new NotModified<>(at.uri()));
        }
        Optional<Duration> wait = RetryAfter.of(response, client.now());
        if (code == 429 || (code == 503 && wait.isPresent())) {
            return arrived(new RateLimited<>(at.uri(), turn.silence(wait.orElse(SILENCE))));
        }
        return arrived(response.isSuccessful() ? fetched(at, response) : failures.status(at, code));
    }

    private Hop<T> redirected(HttpUrl at, String location) {
        HttpUrl to = at.resolve(location);
        Optional<String> objection = to == null
                ? Optional.of("it leads to what is no http address")
                : AddressRules.objectionToRedirect(at, to, request.reach());
        return to == null || objection.isPresent()
                ? arrived(failures.refusedRedirect(at, objection.orElseThrow()))
                : new Hop.Onward<>(to);
    }

    private Answer<T> fetched(HttpUrl at, Response response) throws InterruptedException {
        String encoding = said(response, "Content-Encoding");
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            return failures.unreadable(at, "it is packed as '" + encoding + "', which was not asked for");
        }
        if (response.body().contentLength() > request.sizeLimit()) {
            return failures.tooLarge(at);
        }
        BoundedBody body = new BoundedBody(response.body().byteStream(), request.sizeLimit());
        T read;
        try {
            read = reader.read(body);
        } catch (IOException e) {
            return body.fault().isEmpty()
                    ? failures.unreadable(at, String.valueOf(e.getMessage()))
                    : failures.of(at, body.fault().get(), client.isClosed());
        } catch (RuntimeException e) {
            if (body.fault().isEmpty() || !Failures.isBehind(body.fault().get(), e)) {
                throw e;
            }
            return failures.of(at, body.fault().get(), client.isClosed());
        }
        return body.fault().isPresent()
                ? failures.of(at, body.fault().get(), client.isClosed())
                : new Fetched<>(
                        at.uri(), read, Validators.sent(said(response, "ETag"), said(response, "Last-Modified")));
    }

    private static String said(Response response, String header) {
        return Objects.requireNonNullElse(response.header(header), "");
    }

    private Duration left() {
        return request.deadline().minusNanos(System.nanoTime() - began);
    }

    private static <T> Hop<T> arrived(Answer<T> answer) {
        return new Hop.Arrived<>(answer);
    }
}
