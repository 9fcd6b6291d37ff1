package broadsheet.encode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs within ONNX Runtime, of which a process has one. It frees itself as soon as the process is told to end, beside all
 * else that happens then, and takes the process down with SIGABRT if anything runs in it at that moment. So the signals that end
 * a process wait here until nothing does, and nothing is begun after that.
 */
final class OnnxRuns {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxRuns.class);

    /** Held for reading by each run, for writing by the end. */
    private static final ReentrantReadWriteLock RUNS = new ReentrantReadWriteLock();

    private static boolean isEnding;
    private static boolean isWatching;

    private OnnxRuns() {}

    /** Something that runs within it. */
    @FunctionalInterface
    interface Run<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Runs something.
     *
     * @throws EncoderException.Ending if the process is just ending
     */
    static <T, E extends Exception> T run(Run<T, E> run) throws E {
        RUNS.readLock().lock();
        try {
            if (isEnding) {
                throw new EncoderException.Ending();
            }
            return run.run();
        } finally {
            RUNS.readLock().unlock();
        }
    }

    /** Lets nothing run any more, once what runs has ended. */
    private static void end() {
        RUNS.writeLock().lock();
        try {
            isEnding = true;
        } finally {
            RUNS.writeLock().unlock();
        }
    }

    /** Has the signals that end a process wait. Where the Java at hand knows no signals, they do not. */
    static synchronized void watchSignals() {
        if (isWatching) {
            return;
        }
        isWatching = true;
        try {
            // By name, since the compiler warns of this class, which no other replaces.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            Method raise = signal.getMethod("raise", signal);
            for (String name : new String[] {"INT", "TERM"}) {
                Object one = signal.getConstructor(String.class).newInstance(name);
                Object[] before = new Object[1];
                Object waiting = Proxy.newProxyInstance(
                        OnnxRuns.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                            end();
                            handle.invoke(null, one, before[0]);
                            raise.invoke(null, one);
                            return null;
                        });
                before[0] = handle.invoke(null, one, waiting);
            }
        } catch (ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            LOG.debug("signals end the process at once: {}", String.valueOf(cause));
        }
    }
}
