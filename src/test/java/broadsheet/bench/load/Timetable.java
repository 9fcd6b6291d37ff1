package broadsheet.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * An open loop: requests leave by a timetable, whether or not earlier ones were answered, and each one's time counts from
 * the moment the timetable gave it, so that a server that stalls does not slow down its own test (coordinated omission; Tene,
 * "How NOT to Measure Latency", 2015).
 */
public final class Timetable {
    private Timetable() {}

    /**
     * What came of it.
     *
     * @param milliseconds from the moment a request was due to the last byte of its answer; those that failed left out
     * @param errors requests that got no answer, or another status than 200
     */
    public record Outcome(Readings milliseconds, long errors) {}

    /**
     * Asks for pages at a steady rate, over as many kept connections as that takes.
     *
     * @param paths in their order
     * @param interval between two requests
     * @throws IOException if no request at all was answered
     */
    public static Outcome run(URI server, List<String> paths, Duration interval) throws IOException {
        return run(server, paths.iterator(), interval);
    }

    /**
     * The same for one page until something is done.
     *
     * @param isDone asked before each request
     */
    public static Outcome runUntil(BooleanSupplier isDone, URI server, String path, Duration interval)
            throws IOException {
        return run(
                server,
                Stream.generate(() -> path)
                        .takeWhile(_ -> !isDone.getAsBoolean())
                        .iterator(),
                interval);
    }

    private static Outcome run(URI server, Iterator<String> paths, Duration interval) throws IOException {
        Queue<Caller> idle = new ConcurrentLinkedQueue<>();
        Queue<Double> milliseconds = new ConcurrentLinkedQueue<>();
        AtomicLong errors = new AtomicLong();
        // Threads of the system wake as soon as an answer is there; a virtual one is woken by another, half a
        // millisecond later on an idle machine, which would be taken for the server's.
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            long due = System.nanoTime() + interval.toNanos();
            while (paths.hasNext()) {
                String path = paths.next();
                waitUntil(due);
                long moment = due;
                threads.execute(() -> visit(server, path, moment, idle, milliseconds, errors));
                due += interval.toNanos();
            }
        }
        for (Caller caller : idle) {
            caller.close();
        }
        if (milliseconds.isEmpty()) {
            throw new IOException("none of " + errors.get() + " requests was answered");
        }
        return new Outcome(Readings.of(milliseconds), errors.get());
    }

    private static void waitUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void visit(
            URI server, String path, long due, Queue<Caller> idle, Queue<Double> milliseconds, AtomicLong errors) {
        try {
            Caller known = idle.poll();
            Caller caller = known == null ? new Caller(server) : known;
            if (caller.get(path) == 200) {
                milliseconds.add((System.nanoTime() - due) / 1e6);
            } else {
                errors.incrementAndGet();
            }
            idle.add(caller);
        } catch (IOException e) {
            // Its connection is not used again; that it failed is what the figures tell.
            errors.incrementAndGet();
        }
    }
}
