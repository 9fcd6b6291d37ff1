package broadsheet.bench;

import broadsheet.encode.Model;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The built program of a checkout, started as users start it: as a process, by the launcher or by the command the launcher
 * would give.
 *
 * @param root of the checkout
 * @param javaHome the Java that runs this, and so the one that the launcher found
 * @param encoder what it is configured to encode papers with; {@code none} where that is not what is measured, so that nothing
 *     waits for it or shares the machine with it
 */
record Program(Path root, Path javaHome, String encoder) {
    private static final Pattern FLAGS = Pattern.compile("(?m)^flags=\\(\\n((?:.*\\n)*?)\\)$");
    private static final Duration LONGEST_RUN = Duration.ofSeconds(150);

    /** The program this was compiled with. */
    static Program ofThisCheckout() {
        Path classes = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)[0]);
        Path root = classes.toAbsolutePath().resolve("../..").normalize();
        return new Program(root, Path.of(System.getProperty("java.home")), "none");
    }

    /** The same with an encoder. */
    Program with(Model model) {
        return new Program(root, javaHome, model.word());
    }

    /** The launcher's command. */
    List<String> launcher(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("broadsheet").toString()));
        command.addAll(arguments);
        return command;
    }

    /**
     * The command that the launcher becomes; its options are read from the launcher, so that the two cannot differ.
     *
     * @param cache whether to start from the AOT cache
     */
    List<String> java(boolean cache, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin/java").toString()));
        command.addAll(flags(Files.readString(root.resolve("broadsheet"))));
        if (cache) {
            command.addAll(List.of("-XX:AOTCache=" + cache(), "-Xlog:aot*=off"));
        }
        command.addAll(List.of("-cp", root.resolve("target/broadsheet.jar").toString(), "broadsheet.Main"));
        command.addAll(arguments);
        return command;
    }

    /** The options of the JVM in the text of a launcher. */
    static List<String> flags(String launcher) {
        Matcher found = FLAGS.matcher(launcher);
        if (!found.find()) {
            throw new IllegalStateException("the launcher has no list called flags");
        }
        return found.group(1)
                .lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Whether there is an AOT cache to start from. */
    boolean hasCache() {
        return Files.isRegularFile(cache());
    }

    private Path cache() {
        return root.resolve("target/broadsheet.aot");
    }

    /**
     * A process that has yet to be started, with nothing of ours in its environment but what the launcher needs to find the
     * same Java.
     *
     * @param log where its errors go
     */
    ProcessBuilder process(List<String> command, Path log) {
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment()
                .keySet()
                .removeIf(name -> name.startsWith("BROADSHEET_") || name.startsWith("_BROADSHEET_"));
        process.environment().put("JAVA_HOME", javaHome.toString());
        // What is measured is not to be disturbed, and nothing goes out into the world.
        process.environment().put("BROADSHEET_SCHEDULE_ENABLED", "false");
        process.environment().put("BROADSHEET_ENCODER_MODEL", encoder);
        process.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return process;
    }

    /**
     * A run of the program, from its start to its end.
     *
     * @param seconds by the wall clock, the JVM's start included
     * @param memory shortly before its end; null where the system does not tell
     */
    record Run(double seconds, @Nullable ResidentMemory memory) {}

    /**
     * Runs a command of the program to its end, by the launcher.
     *
     * @param output where what it prints goes
     * @throws IOException if it fails, or takes more than two and a half minutes
     */
    Run run(List<String> arguments, Path output) throws IOException, InterruptedException {
        return run(arguments, output, LONGEST_RUN);
    }

    /** The same with as much patience as it takes. */
    Run run(List<String> arguments, Path output, Duration patience) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = process(launcher(arguments), output)
                .redirectOutput(output.toFile())
                .start();
        ResidentMemory memory = null;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            memory = ResidentMemory.of(process.pid()).orElse(memory);
            if (System.nanoTime() - began > patience.toNanos()) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", arguments) + " took more than " + patience.toSeconds() + " s");
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", arguments) + " failed:\n" + Files.readString(output));
        }
        return new Run(seconds, memory);
    }
}
