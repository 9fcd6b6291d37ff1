package broadsheet.net;

import broadsheet.net.Answer.Failed;
import broadsheet.net.Failure.Trouble;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/**
 * Tells what went wrong with one request, for the program and for a person.
 *
 * @param <T> what would have been read
 */
final class Failures<T> {
    private static final String TRY_LATER = "Try again later.";

    private final WebRequest request;

    Failures(WebRequest request) {
        this.request = request;
    }

    /** What was to be asked is no address. */
    Failed<T> noAddress() {
        return new Failed<>(
                request.uri(),
                Trouble.REFUSED_ADDRESS,
                "'" + withoutQuery(request.uri().toString())
                        + "' was not asked: it is no address that begins with http:// or https:// and a host.");
    }

    /**
     * An address was not asked.
     *
     * @param objection the end of a sentence
     */
    Failed<T> refused(HttpUrl at, String objection) {
        return failed(at, Trouble.REFUSED_ADDRESS, "was not asked: " + objection + ".");
    }

    /** An address led on to another that is not asked. */
    Failed<T> refusedRedirect(HttpUrl at, String objection) {
        return failed(at, Trouble.REFUSED_ADDRESS, "is not followed to where it leads: " + objection + ".");
    }

    Failed<T> tooManyRedirects(HttpUrl at, int most) {
        return failed(
                at,
                Trouble.TOO_MANY_REDIRECTS,
                "was not asked: it is where %d redirects from '%s' have led. Use the page's final address."
                        .formatted(most + 1, withoutQuery(request.uri().toString())));
    }

    Failed<T> status(HttpUrl at, int code) {
        Failure failure = new Failure.Status(code);
        String advice = failure.mayPass() ? TRY_LATER : "Check the address, and whether it wants a key.";
        return failed(at, failure, "answered with status " + code + ". " + advice);
    }

    Failed<T> timeOut(HttpUrl at) {
        double seconds = request.deadline().toMillis() / 1000.0;
        return failed(at, Trouble.TIME_OUT, "did not answer in full within " + seconds + " s. " + TRY_LATER);
    }

    Failed<T> tooLarge(HttpUrl at) {
        return failed(
                at,
                Trouble.TOO_LARGE,
                "has more than the " + request.sizeLimit() + " bytes that are read of it at most.");
    }

    Failed<T> unreadable(HttpUrl at, String why) {
        return failed(at, Trouble.UNREADABLE, "answered with what cannot be read: " + why + ". " + TRY_LATER);
    }

    /**
     * The connection failed, before the body or in it.
     *
     * @param closed whether the client has been closed meanwhile
     * @throws InterruptedException if that is why
     */
    Failed<T> of(HttpUrl at, IOException fault, boolean closed) throws InterruptedException {
        // The transport tells of an interrupt by an IOException, and leaves the mark on the thread.
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while " + named(at) + " was fetched");
        }
        if (closed) {
            return failed(at, Trouble.CLOSED, "was not fetched: Broadsheet is being stopped.");
        }
        // Of several addresses of a host each may have failed in its own way; a refused one tells most.
        if (isBehind(GuardedSockets.RefusedAddressException.class::isInstance, fault)) {
            // Which address a name has inside is not for readers to learn, so the message does not tell.
            return refused(at, "its host has an address that is not on the public internet");
        }
        return switch (fault) {
            case BoundedBody.TooLargeException _ -> tooLarge(at);
            case InterruptedIOException _ -> timeOut(at);
            case UnknownHostException _ ->
                unreachable(at, "reached: its host is not known by name. Check the name, and this machine's DNS");
            case ConnectException _, NoRouteToHostException _ ->
                unreachable(
                        at, "reached: " + fault.getMessage() + ". Try again later, or check this machine's way out");
            case SSLException _ ->
                unreachable(at, "trusted: " + fault.getMessage() + ". Check this machine's clock and certificates");
            default ->
                failed(
                        at,
                        Trouble.BROKEN_OFF,
                        "broke off in the middle of its answer: " + fault.getMessage() + ". " + TRY_LATER);
        };
    }

    private Failed<T> unreachable(HttpUrl at, String participle) {
        return failed(at, Trouble.UNREACHABLE, "cannot be " + participle + ".");
    }

    /** Whether a fault is among the causes of another, or is that itself. */
    static boolean isBehind(IOException fault, Throwable thrown) {
        return isBehind(fault::equals, thrown);
    }

    /** Looks at a fault, its causes, and what each of them laid aside. */
    private static boolean isBehind(Predicate<Throwable> what, Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
        while (!open.isEmpty()) {
            Throwable one = open.pop();
            if (seen.add(one)) {
                open.addAll(List.of(one.getSuppressed()));
                Optional.ofNullable(one.getCause()).ifPresent(open::add);
            }
        }
        return seen.stream().anyMatch(what);
    }

    private Failed<T> failed(HttpUrl at, Failure failure, String message) {
        return new Failed<>(at.uri(), failure, named(at) + " " + message);
    }

    private static String named(HttpUrl address) {
        return withoutQuery(address.newBuilder().username("").password("").toString());
    }

    /** An address as messages name it: what stands behind the path may be a key, or what a reader looks for. */
    private static String withoutQuery(String address) {
        return address.replaceFirst("(?s)[?#].*", "?…");
    }
}
