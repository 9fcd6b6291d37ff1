package broadsheet.source.arxiv.server;

import broadsheet.source.arxiv.world.ArxivWorld;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A server on 127.0.0.1 that imitates arXiv, its good habits and its bad moods, and Hugging Face's daily list. It serves a
 * world's papers as they stand when asked, by the world's clock, and remembers every request. Begins at once, until closed.
 *
 * <p>Doors: {@code /oai} (GET and POST; {@code /oai2} redirects there), {@code /rss/…}, {@code /atom/…},
 * {@code /api/query}, {@code /api/daily_papers}. A door for tests alone, {@code /log}, prints the requests so far and is
 * neither counted nor moody.
 */
public final class ArxivTestServer implements AutoCloseable {
    /** How many records a page of arXiv's has. */
    public static final int RECORDS_A_PAGE = 1_300;

    private static final String TEXT = "text/plain; charset=utf-8";

    private final ArxivWorld world;
    private final OaiDoor oai;
    private final Door feeds;
    private final Door api;
    private final Door daily;
    private final Moods moods;
    private final CallLog log = new CallLog();
    private final AtomicReference<Instant> silentUntil = new AtomicReference<>(Instant.MIN);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Wire wire;

    /**
     * Starts a server.
     *
     * @param world that it serves
     * @param recordsAPage at most, 1 or more
     * @param moods of its first requests and later; more can be told to {@link #moods}
     * @param port to listen on, 0 for any that is free
     */
    public ArxivTestServer(ArxivWorld world, int recordsAPage, Moods moods, int port) {
        this.world = world;
        this.moods = moods;
        oai = new OaiDoor(world, recordsAPage);
        feeds = new FeedDoor(world);
        api = new ApiDoor(world);
        daily = new HuggingFaceDoor(world);
        wire = new Wire(port, this::reply);
    }

    /** Starts a calm server with arXiv's pages on any free port. */
    public static ArxivTestServer start(ArxivWorld world) {
        return start(world, RECORDS_A_PAGE);
    }

    /** Starts a calm server with smaller pages on any free port. */
    public static ArxivTestServer start(ArxivWorld world, int recordsAPage) {
        return new ArxivTestServer(world, recordsAPage, new Moods(), 0);
    }

    /** The address of all its doors, without a slash at the end. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + wire.port());
    }

    /** The address of a door, such as {@code /oai}. */
    public URI at(String path) {
        return URI.create(base() + path);
    }

    /** The port it listens on. */
    public int port() {
        return wire.port();
    }

    /** Its moods, which may be told more at any time. */
    public Moods moods() {
        return moods;
    }

    /** The requests it got. */
    public CallLog log() {
        return log;
    }

    private Reply reply(Wire.Request request) {
        if (request.target().equals("/log")) {
            return Reply.whole(Answer.of(200, TEXT, log.text()));
        }
        Call call = Call.of(
                log.count(), world.now(), request.method(), request.target(), request.headers(), request.body());
        if (call.at().isBefore(silentUntil.get())) {
            log.add(call, CallLog.Entry.SILENCE);
            return Reply.whole(tooMany());
        }
        Mood mood = moods.meet(call);
        log.add(call, mood.getClass().getSimpleName());
        return reply(call, mood);
    }

    private Reply reply(Call call, Mood mood) {
        return switch (mood) {
            case Mood.Calm _, Mood.Forgetful _, Mood.Sloppy _, Mood.Garbage _ -> Reply.whole(answer(call, mood));
            case Mood.Overloaded(Duration retryAfter) ->
                Reply.whole(
                        Answer.of(503, TEXT, "overloaded").with("Retry-After", String.valueOf(retryAfter.toSeconds())));
            case Mood.ColdCache _ -> Reply.whole(Answer.of(503, TEXT, "first byte timeout"));
            case Mood.Banned(Duration until) -> {
                silentUntil.set(call.at().plus(until));
                yield Reply.whole(tooMany());
            }
            case Mood.Mute _ -> new Reply(answer(call, mood), Reply.Delivery.NOTHING);
            case Mood.Stalled _ -> new Reply(answer(call, mood), Reply.Delivery.HEADERS_ONLY);
            case Mood.CutInChunks _ -> new Reply(answer(call, mood), Reply.Delivery.CUT_IN_CHUNKS);
            case Mood.CutInLength _ -> new Reply(answer(call, mood), Reply.Delivery.CUT_IN_LENGTH);
            case Mood.Html _ ->
                Reply.whole(Answer.of(
                        200,
                        "text/html; charset=utf-8",
                        "<!doctype html>\n<html><head><title>Sorry</title></head><body><p>Please come back"
                                + " later.<br></body></html>\n"));
            case Mood.Blank _ -> Reply.whole(Answer.of(200, Answer.XML, ""));
            case Mood.Slow(Duration delay) -> {
                pause(delay);
                yield Reply.whole(answer(call, mood));
            }
        };
    }

    private Answer answer(Call call, Mood mood) {
        String path = call.path();
        if (path.equals("/oai")) {
            return oai.answer(call, mood);
        }
        if (path.equals("/oai2")) {
            String query = call.query().isEmpty() ? "" : "?" + call.query();
            return Answer.of(301, TEXT, "moved").with("Location", base() + "/oai" + query);
        }
        if (path.startsWith("/rss/") || path.startsWith("/atom/")) {
            return feeds.answer(call);
        }
        if (path.equals("/api/query")) {
            return api.answer(call);
        }
        if (path.equals("/api/daily_papers")) {
            return daily.answer(call);
        }
        return Answer.of(404, TEXT, "no such door");
    }

    private static Answer tooMany() {
        return Answer.of(429, TEXT, "Rate exceeded.");
    }

    /** Waits in real time, but not longer than the server is open. */
    private void pause(Duration delay) {
        try {
            // When the server is closed meanwhile, the answer finds no connection, as it should.
            var _ = closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while being slow", e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        wire.close();
    }

    /** Runs a server until the process is ended; {@code --help} tells how. The first line it prints is its address. */
    public static void main(String[] arguments) {
        ServerCommand.run(arguments);
    }
}
