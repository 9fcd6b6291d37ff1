package broadsheet.net;

import broadsheet.config.Config;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Fetches from the web and posts to it, politely and within bounds. Thread-safe; there is one in the process, so that all who ask a host share
 * its turns. Constructing it costs nothing: the transport is made when it is first needed.
 *
 * <p>Requests to one host go one after the other, in the order in which they came, with an interval in between. A host that
 * answers 429 is left alone for as long as it says, or for ten minutes; one that answers 503 and says for how long, for so
 * long. Nothing is asked twice by itself: whether and when to try again is the caller's decision. No cookies, no cache, at
 * most five redirects.
 */
public final class WebClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final MediaType JSON = MediaType.get("application/json");

    private final String userAgent;
    private final InstantSource clock;
    private final HostLimiter limiter;
    private final Network network;
    private final Map<Reach, OkHttpClient> transports = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * A client that has asked nobody yet.
     *
     * @param settings says whom to write to if it is a nuisance
     * @param version of the program, told to every server
     * @param paces what certain sites demand
     * @param clock tells when a host may be asked again
     * @param pause waits for a host's turn; one that does not sleep must move {@code clock}
     */
    public WebClient(Config.Network settings, String version, List<Pace> paces, InstantSource clock, Pause pause) {
        this(settings, version, clock, new HostLimiter(clock, pause, paces), Network.REAL);
    }

    WebClient(Config.Network settings, String version, InstantSource clock, HostLimiter limiter, Network network) {
        this.userAgent =
                "Broadsheet/" + version + (settings.contact().isEmpty() ? "" : " (+" + settings.contact() + ")");
        this.clock = clock;
        this.limiter = limiter;
        this.network = network;
    }

    /**
     * Fetches one page.
     *
     * <p>On a virtual thread an interrupt is noticed at once. On a platform thread one that comes while the server is being
     * waited for is noticed when it sends something, at the latest at the request's deadline. The look-up of a name cannot be
     * cut short and may outlast the deadline.
     *
     * @param reader makes something of the body while it arrives; it must not ask this client for anything meanwhile
     * @return what came of it; nothing that can be expected of a network is thrown
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if {@code reader} asks for a page of the host it is still reading from
     */
    public <T> Answer<T> get(WebRequest request, BodyReader<T> reader) throws InterruptedException {
        return new Fetch<>(this, request, reader).run();
    }

    /**
     * Posts JSON, once. A turn at the host is waited for as by {@link #get}; nothing is posted to where the answer may lead. Of the
     * answer the beginning is read at most, whatever limit the request has.
     *
     * @return what came of it; nothing that can be expected of a network is thrown
     * @throws InterruptedException if the thread is interrupted: the server may have taken it
     */
    public Posted post(WebRequest request, String json) throws InterruptedException {
        return new Post(this, request, JSON, json).run();
    }

    String userAgent() {
        return userAgent;
    }

    HostLimiter limiter() {
        return limiter;
    }

    Instant now() {
        return clock.instant();
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * The transport of a reach. The two share nothing: a connection that was made for the operator, to a private address,
     * must not be there to be used again for a reader.
     */
    OkHttpClient transport(Reach reach) {
        return transports.computeIfAbsent(reach, this::transportFor);
    }

    private OkHttpClient transportFor(Reach reach) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dns(network.names()::lookUp)
                // One request at a time to a host: nothing that the newer protocols could do better.
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT)
                // Bounded by each call's deadline, which covers them all.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .addInterceptor(this::unlessClosed)
                .addNetworkInterceptor(RetryAfter::putAside);
        return switch (reach) {
            case OPERATOR -> builder.build();
            case READER ->
                builder.proxy(Proxy.NO_PROXY)
                        .socketFactory(new GuardedSockets(network.places()))
                        .build();
        };
    }

    /** Looks only after the transport knows of the call: so either this sees that the client is closed, or close the call. */
    private Response unlessClosed(Interceptor.Chain chain) throws IOException {
        if (closed) {
            throw new IOException("the client is closed");
        }
        return chain.proceed(chain.request());
    }

    /** Breaks off what is under way; that, and all that is asked later, comes out as {@link Failure.Trouble#CLOSED}. */
    @Override
    public void close() {
        closed = true;
        transports.values().forEach(transport -> {
            transport.dispatcher().cancelAll();
            transport.connectionPool().evictAll();
        });
    }
}
