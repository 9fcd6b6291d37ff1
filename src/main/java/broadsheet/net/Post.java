package broadsheet.net;

import broadsheet.net.HostLimiter.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

    /** Characters of an answer that are told. */
    private static final int TOLD = 200;

    private final WebClient client;
    private final WebRequest request;
    private final MediaType type;
    private final byte[] body;
    private final Failures<Void> failures;
    private final long began = System.nanoTime();

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
        return switch (client.limiter().take(at.host(), request.interval(), left())) {
            case Turn.NotBefore(var moment) -> new Posted.Untried(moment);
            case Turn.Late _ -> new Posted.Untried(client.now().plusSeconds(1));
            case Turn.Taken turn -> {
                try (turn) {
                    yield send(at, turn);
                }
            }
        };
    }

    private Posted send(HttpUrl at, Turn.Taken turn) throws InterruptedException {
        long left = left().toNanos();
        if (left <= 0) {
            return new Posted.Untried(client.now());
        }
        Request.Builder builder = new Request.Builder()
                .url(at)
                .header("User-Agent", client.userAgent())
                .post(once());
        request.headers().forEach(builder::header);
        Call call = client.transport(request.reach()).newCall(builder.build());
        call.timeout().timeout(left, TimeUnit.NANOSECONDS);
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
            return new Posted.Taken(code, said(response));
        }
        Optional<Duration> wait = RetryAfter.of(response, client.now());
        if (code == 429 || code == 503) {
            wait.ifPresent(turn::silence);
        }
        return new Posted.Answered(code, wait, response.isRedirect() ? leading(at, response) : said(response));
    }

    private static String leading(HttpUrl at, Response response) {
        HttpUrl to = at.resolve(Objects.requireNonNullElse(response.header("Location"), ""));
        return to == null || to.host().equals(at.host())
                ? "it leads to another address, and nothing is posted there"
                : "it leads to " + to.host() + ", and nothing is posted there";
    }

    /** The status counts; an answer that breaks off behind it is no fault of what was posted. */
    private static String said(Response response) {
        try {
            byte[] bytes = response.body().byteStream().readNBytes(READ);
            String line = new String(bytes, StandardCharsets.UTF_8)
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .strip();
            return line.codePointCount(0, line.length()) <= TOLD
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, TOLD - 1)) + "…";
        } catch (IOException e) {
            return "";
        }
    }

    private static Posted failed(Answer.Failed<?> failed) {
        return new Posted.Failed(failed.failure(), failed.message());
    }

    /** The address without what may be a key. */
    private static HttpUrl bare(HttpUrl at) {
        return at.newBuilder().encodedPath("/").query(null).fragment(null).build();
    }

    private Duration left() {
        return request.deadline().minusNanos(System.nanoTime() - began);
    }
}
