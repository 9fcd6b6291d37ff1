package broadsheet.job;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Has a thread give way to all others of the machine. On Linux, where niceness is each thread's own (setpriority(2), sched(7)):
 * it then gets a fiftieth of a core that another thread wants, and all that nobody wants. Elsewhere it changes nothing.
 */
final class GivingWay {
    /** To be as nice as possible. */
    private static final int NICEST = 19;

    /** {@code PRIO_PROCESS}: one thread, by its number. */
    private static final int ONE_THREAD = 0;

    private GivingWay() {}

    /** Has the current thread, a platform thread, give way from now on. */
    static void begin() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return;
        }
        Optional<MethodHandle> number = function("gettid", FunctionDescriptor.of(ValueLayout.JAVA_INT));
        Optional<MethodHandle> niceness = function(
                "setpriority",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        if (number.isPresent() && niceness.isPresent()) {
            try {
                int thread = (int) number.get().invokeExact();
                // Whether it goes or not, the thread does its work.
                int _ = (int) niceness.get().invokeExact(ONE_THREAD, thread, NICEST);
            } catch (Throwable e) {
                throw new IllegalStateException("calling the system", e);
            }
        }
    }

    // The launcher lets this program call native code.
    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> function(String name, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup lookup = linker.defaultLookup();
        return lookup.find(name).map(address -> linker.downcallHandle(address, shape));
    }
}
