package broadsheet.source;

import broadsheet.paper.ImportName;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file to import.
 *
 * @param path where it is; null for standard input
 * @param source the name of the import it belongs to
 * @param bytes its size on the disk, 0 if unknown
 */
public record ImportFile(@Nullable Path path, String source, long bytes) {
    /** The argument that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    /** The name of an import whose name nothing tells. */
    public static final String UNNAMED = "import";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final List<String> ENDINGS = List.of(".jsonl", ".jsonl.gz", ".json", ".json.gz");

    public ImportFile {
        ImportName.checked(source);
    }

    /**
     * The files that arguments name: a file, a folder (its files that end in .json, .jsonl or either with .gz, in the order
     * of their names; {@code queries.jsonl} beside a corpus holds no papers and is left out), or {@code -}.
     *
     * @param source the name of the import; null to name it after the folder that holds the file
     * @throws IOException if a file is not there or a folder cannot be read
     * @throws IllegalArgumentException if a name is none
     */
    public static List<ImportFile> of(List<String> arguments, @Nullable String source) throws IOException {
        List<ImportFile> files = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals(STANDARD_INPUT)) {
                files.add(new ImportFile(null, source == null ? UNNAMED : source, 0));
                continue;
            }
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                for (Path file : inFolder(path)) {
                    files.add(of(file, source));
                }
            } else {
                files.add(of(path, source));
            }
        }
        return files;
    }

    private static ImportFile of(Path path, @Nullable String source) throws IOException {
        return new ImportFile(path, source == null ? nameOf(path) : source, Files.size(path));
    }

    private static List<Path> inFolder(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(ImportFile::holdsPapers)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean holdsPapers(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.stream().anyMatch(name::endsWith) && !name.startsWith("queries.");
    }

    private static String nameOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path name = folder == null ? null : folder.getFileName();
        String tidy =
                name == null ? "" : name.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
        return ImportName.isFree(tidy) ? tidy : UNNAMED;
    }

    /** How messages call it. */
    public String label() {
        return path == null ? "standard input" : path.toString();
    }

    /** The day its name tells, if it tells one. */
    @Nullable
    LocalDate day() {
        Matcher found = DAY.matcher(path == null ? "" : path.getFileName().toString());
        try {
            return found.find() ? LocalDate.parse(found.group()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Opens it, unpacked if it is packed by gzip.
     *
     * @param standardInput what {@code -} stands for
     * @param readBytes told of every further byte read from the disk
     */
    BufferedInputStream open(InputStream standardInput, LongConsumer readBytes) throws IOException {
        InputStream plain = path == null ? standardInput : Files.newInputStream(path);
        return unpacked(new Counted(plain, readBytes));
    }

    /** A stream, unpacked if it is packed by gzip. */
    public static BufferedInputStream unpacked(InputStream stream) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(stream, 1 << 16);
        raw.mark(2);
        boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return packed ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16) : raw;
    }

    /** A stream that tells how far it was read. */
    private static final class Counted extends FilterInputStream {
        private final LongConsumer readBytes;

        Counted(InputStream stream, LongConsumer readBytes) {
            super(stream);
            this.readBytes = readBytes;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            readBytes.accept(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            readBytes.accept(Math.max(count, 0));
            return count;
        }
    }
}
