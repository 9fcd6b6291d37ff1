package broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The memory of a process that is in RAM, pages it shares included, as Linux tells it (proc(5): VmRSS, VmHWM).
 *
 * @param megabytes now, in 10⁶ bytes
 * @param peakMegabytes the most there was so far
 */
record ResidentMemory(double megabytes, double peakMegabytes) {
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    /** That of a process; nothing on another system, or when the process has ended. */
    static Optional<ResidentMemory> of(long process) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("/proc", Long.toString(process), "status"));
        } catch (IOException e) {
            // Nothing can be told, which is what the answer says.
            return Optional.empty();
        }
        OptionalDouble now = value(lines, "VmRSS:");
        OptionalDouble peak = value(lines, "VmHWM:");
        return now.isPresent() && peak.isPresent()
                ? Optional.of(new ResidentMemory(now.getAsDouble(), peak.getAsDouble()))
                : Optional.empty();
    }

    private static OptionalDouble value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Long.parseLong(NO_DIGIT.matcher(line).replaceAll("")) * 1024 / 1e6)
                .findFirst();
    }
}
