package broadsheet.net;

import broadsheet.net.HostLimiter.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/** Something on its way to a server: once, with a turn at its host, and never on to where that leads. */
final class Post {
    /** Bytes of an answer that are read. */
    private static final int READ = 2_048;

    /** Shorter parts of an address are no keys, and stand in any answer. */
    private static final int SHORTEST_KEY = 4;

    /** Characters of an answer that are told. */
    private static final int TOLD = 200;

    private final WebClient client;
    private final WebRequest request;
    private final MediaType type;
    private final byte[] body;
    private final Failures<Void> failures;

    Post(WebClient client, WebRequest request, MediaType type, String body) {
        this.client = client;
        this.request = request;
        this.type = type;
        this.body = body.getBytes(StandardCharsets.UTF_8);
        this.failures = new Failures<>(request);
    }

    Posted run() throws InterruptedException {
        HttpUrl at = HttpUrl.parse(request.uri().toString());
        if (at == null) {
            return new Posted.Failed(
                    Failure.Trouble.REFUSED_ADDRESS,
                    "Nothing was sent: the address does not begin with http:// or https:// and a host.");
        }
        Optional<String> objection = AddressRules.objection(at, request.reach());
        if (objection.isPresent()) {
            return failed(failures.refused(bare(at), objection.get()));
        }
        return switch (client.limiter().take(at.host(), request.interval(), request.deadline())) {
            case Turn.NotBefore(var moment) -> new Posted.Untried(moment, "The host wants to be left alone for now.");
            case Turn.Late _ -> new Posted.Untried(client.now().plusSeconds(1), "Others had their turn at this host.");
            case Turn.Taken turn -> {
                try (turn) {
                    yield send(at, turn);
                }
            }
        };
    }

    private Posted send(HttpUrl at, Turn.Taken turn) throws InterruptedException {
        Request.Builder builder = new Request.Builder()
                .url(at)
                .header("User-Agent", client.userAgent())
                .post(once());
        request.headers().forEach(builder::header);
        Call call = client.transport(request.reach()).newCall(builder.build());
        // From here on, as whoever waited for a turn has waited for others than this server.
        call.timeout().timeout(request.deadline().toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            return answered(at, response, turn);
        } catch (IOException e) {
            return failed(failures.of(bare(at), e, client.isClosed()));
        }
    }

    /** Of one shot: the transport would otherwise send again by itself what broke off half way. */
    private RequestBody once() {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return type;
            }

            @Override
            public long contentLength() {
                return body.length;
            }

            @Override
            public boolean isOneShot() {
                return true;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.write(body);
            }
        };
    }

    private Posted answered(HttpUrl at, Response response, Turn.Taken turn) {
        int code = response.code();
        if (response.isSuccessful()) {
            return new Posted.Taken(code, said(at, response));
        }
        Optional<Duration> wait = RetryAfter.of(response, client.now());
        if (code == 429) {
            turn.silence(wait.orElse(Fetch.SILENCE));
        } else if (code == 503) {
            wait.ifPresent(turn::silence);
        }
        return new Posted.Answered(code, wait, response.isRedirect() ? leading(at, response) : said(at, response));
    }

    private static String leading(HttpUrl at, Response response) {
        HttpUrl to = at.resolve(Objects.requireNonNullElse(response.header("Location"), ""));
        return to == null || to.host().equals(at.host())
                ? "it leads to another address, and nothing is posted there"
                : "it leads to " + to.host() + ", and nothing is posted there";
    }

    /** The status counts; an answer that breaks off behind it is no fault of what was posted. */
    private static String said(HttpUrl at, Response response) {
        try {
            byte[] bytes = response.body().byteStream().readNBytes(READ);
            String line = without(at, new String(bytes, StandardCharsets.UTF_8))
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .strip();
            return line.codePointCount(0, line.length()) <= TOLD
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, TOLD - 1)) + "…";
        } catch (IOException e) {
            return "";
        }
    }

    /** What a server says without what may be a key: many repeat the path that they do not know. */
    private static String without(HttpUrl at, String said) {
        Stream<String> parts = Stream.of(
                        Stream.of(at.encodedPath(), String.join("/", at.pathSegments())),
                        Stream.ofNullable(at.encodedQuery()),
                        at.encodedPathSegments().stream(),
                        at.pathSegments().stream(),
                        at.queryParameterNames().stream()
                                .flatMap(name -> at.queryParameterValues(name).stream())
                                .filter(Objects::nonNull))
                .flatMap(part -> part);
        List<String> keys = parts.filter(part -> part.length() >= SHORTEST_KEY)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String left = said;
        for (String key : keys) {
            left = left.replace(key, "…");
        }
        return left;
    }

    private static Posted failed(Answer.Failed<?> failed) {
        return new Posted.Failed(failed.failure(), failed.message());
    }

    /** The address without what may be a key. */
    private static HttpUrl bare(HttpUrl at) {
        return at.newBuilder().encodedPath("/").query(null).fragment(null).build();
    }
}
