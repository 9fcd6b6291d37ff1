package broadsheet.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the figures were taken on.
 *
 * @param cores that the JVM may use
 * @param memory in words
 * @param processor its name, or the architecture where the system does not tell
 * @param system its name and release
 * @param disk the file system that holds the homes
 * @param jdk version and vendor
 * @param day in UTC
 * @param load processes that wanted to run just before, on average over a minute; negative where the system does not tell
 */
record Machine(
        int cores,
        String memory,
        String processor,
        String system,
        String disk,
        String jdk,
        LocalDate day,
        double load) {
    /** This one. */
    static Machine here(Path homes, InstantSource clock) throws IOException {
        FileStore disk = Files.getFileStore(homes);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memoryInWords(),
                processorName(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                disk.type(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String memoryInWords() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? String.format(Locale.ROOT, "%.1f GB", system.getTotalMemorySize() / 1e9)
                : "unknown memory";
    }

    private static String processorName() throws IOException {
        Path told = Path.of("/proc/cpuinfo");
        List<String> lines = Files.isReadable(told) ? Files.readAllLines(told) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** As lines of a list. */
    Stream<String> lines() {
        String busy = load < 0 ? "" : String.format(Locale.ROOT, "; load average just before: %.2f", load);
        return Stream.of(
                "Machine: " + cores + " cores (" + processor + "), " + memory + ", " + system + ", " + disk + busy,
                "Java: " + jdk,
                "Date: " + day + " (UTC)");
    }
}
