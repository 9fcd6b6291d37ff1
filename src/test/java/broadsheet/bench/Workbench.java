package broadsheet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What every measurement works with.
 *
 * @param program that is measured
 * @param corpus that it is measured with
 * @param folder for homes and logs, on the disk that the checkout is on, since some systems keep {@code /tmp} in memory
 * @param quick whether a glance is enough
 * @param progress where it is told what happens
 */
record Workbench(Program program, Corpus corpus, Path folder, boolean quick, PrintWriter progress) {
    /** Tells what happens. */
    void tell(String what) {
        progress.println(what);
        progress.flush();
    }

    /** A home, not made. */
    Path home(String name) {
        return folder.resolve(name);
    }

    /** Where the program's errors go. */
    Path log() {
        return folder.resolve("program.log");
    }

    /** Imports the corpus into a home. */
    Program.Run fill(Path home) throws IOException, InterruptedException {
        return fill(corpus, home);
    }

    /** Imports another corpus into a home. */
    Program.Run fill(Corpus corpus, Path home) throws IOException, InterruptedException {
        Stream<String> folders = corpus.folders().stream().map(Path::toString);
        List<String> arguments = Stream.concat(Stream.of("--home", home.toString(), "import"), folders)
                .toList();
        return program.run(arguments, folder.resolve("import.log"));
    }

    /** How many papers a home has. */
    long papersIn(Path home) throws IOException, InterruptedException {
        Path output = folder.resolve("stats.json");
        program.run(List.of("--home", home.toString(), "stats", "--json"), output);
        return new ObjectMapper()
                .readTree(Files.readString(output))
                .path("papers")
                .asLong();
    }

    /** Begins to import the corpus into a home once more. */
    Process startFilling(Path home) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--home", home.toString(), "import"));
        corpus.folders().forEach(folder -> arguments.add(folder.toString()));
        return new ProcessBuilder(program.launcher(arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts a server of a home, as its users do. */
    Server serve(Path home) throws IOException {
        return Server.start(program, program.launcher(Server.arguments(home)), log());
    }

    /** What some tasks give, in their order, run by as many threads as there are. */
    static <T> List<T> all(ExecutorService workers, List<Callable<T>> tasks) throws IOException, InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> one : workers.invokeAll(tasks)) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                throw new IOException("measuring", e.getCause());
            }
        }
        return results;
    }

    /** Deletes a folder and everything in it, if it is there. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // Gone is what it should be.
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
