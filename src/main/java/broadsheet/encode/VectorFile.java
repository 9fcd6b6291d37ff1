package broadsheet.encode;

import broadsheet.paper.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vectors that one encoder made, by the texts they are of: a file that only grows, so that a text is encoded once in its
 * life, however often the index is made anew. Thread-safe; one process at a time writes, which is the holder of the home's lock.
 *
 * <p>The file is a head ({@value #HEAD} bytes: {@code BROADVEC}, the format as int, the dimensions d as int, the hash of the
 * encoder's name) and records of 16 + 2d + 4 bytes: the {@link TextHash}, d numbers of sixteen bits (IEEE 754 binary16, which
 * changes a cosine by less than a thousandth), and the CRC-32C of both. All is big-endian. A record that is torn or wrong is
 * forgotten when the file is opened, and its text encoded again; a file with another head is begun anew.
 */
public final class VectorFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VectorFile.class);

    private static final long MAGIC = 0x42524f4144564543L;
    private static final int FORMAT = 1;
    private static final int HEAD = Long.BYTES + 2 * Integer.BYTES + TextHash.BYTES;
    private static final int READ_TOGETHER = 1_000;

    private final Path path;
    private final int dimensions;
    private final FileChannel channel;

    /** Where in the file the record of a text is. */
    private final Map<TextHash, Integer> places;

    private long end;

    private VectorFile(Path path, int dimensions, FileChannel channel) {
        this.path = path;
        this.dimensions = dimensions;
        this.channel = channel;
        this.places = new HashMap<>();
    }

    /**
     * Opens the file of an encoder, makes it if it is missing, and reads it through, some hundreds of thousands of vectors a
     * second.
     *
     * @param folder of all such files, which need not exist
     * @param encoder its name; another one has another file
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public static VectorFile open(Path folder, String encoder, int dimensions) {
        Path path = path(folder, encoder);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                VectorFile file = new VectorFile(path, dimensions, channel);
                file.read(TextHash.of(encoder));
                return file;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The vectors in " + path + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** How many vectors the file of an encoder has, by its length; 0 if there is none. */
    static long vectors(Path folder, String encoder, int dimensions) {
        long records = path(folder, encoder).toFile().length() - HEAD;
        return Math.max(0, records / recordSize(dimensions));
    }

    private static Path path(Path folder, String encoder) {
        return folder.resolve(fileName(encoder) + ".vectors");
    }

    /** An encoder's name as the name of a file. */
    static String fileName(String encoder) {
        return encoder.replaceAll("[^A-Za-z0-9.-]", "_");
    }

    /** Of how many bytes a record is. */
    private int recordSize() {
        return recordSize(dimensions);
    }

    private static int recordSize(int dimensions) {
        return TextHash.BYTES + Short.BYTES * dimensions + Integer.BYTES;
    }

    private void read(TextHash encoder) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        head.putLong(MAGIC).putInt(FORMAT).putInt(dimensions);
        encoder.write(head);
        head.flip();
        ByteBuffer found = ByteBuffer.allocate(HEAD);
        fill(found, 0);
        if (!found.flip().equals(head)) {
            if (found.hasRemaining()) {
                LOG.warn("vectors {} is of another format or torn: begun anew, its texts are encoded again", path);
            }
            channel.truncate(0);
            write(head, 0);
            end = HEAD;
            return;
        }
        long wrong = readRecords();
        if (wrong > 0) {
            LOG.warn("vectors {} torn={} are encoded again", path, wrong);
        }
    }

    private long readRecords() throws IOException {
        ByteBuffer some = ByteBuffer.allocate(recordSize() * READ_TOGETHER);
        long wrong = 0;
        end = HEAD;
        while (true) {
            fill(some.clear(), end);
            some.flip();
            int whole = some.limit() / recordSize();
            for (int i = 0; i < whole; i++) {
                ByteBuffer one = some.slice(i * recordSize(), recordSize());
                if (isSound(one)) {
                    places.put(TextHash.read(one), place(end + (long) i * recordSize()));
                } else {
                    wrong++;
                }
            }
            end += (long) whole * recordSize();
            if (whole < READ_TOGETHER) {
                // What a kill left of the last record is written over by the next.
                return some.limit() % recordSize() == 0 ? wrong : wrong + 1;
            }
        }
    }

    private int place(long position) {
        return Math.toIntExact((position - HEAD) / recordSize());
    }

    private static boolean isSound(ByteBuffer record) {
        int content = record.limit() - Integer.BYTES;
        return record.getInt(content) == sum(record.slice(0, content));
    }

    private static int sum(ByteBuffer content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return (int) sum.getValue();
    }

    private void fill(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                return;
            }
            at += read;
        }
    }

    private void write(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    /** How many texts have a vector. */
    public synchronized int count() {
        return places.size();
    }

    /**
     * The vector of a text, if it was encoded before; within 16 bits a number.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public Optional<Vector> find(String text) {
        return find(TextHash.of(text));
    }

    private Optional<Vector> find(TextHash hash) {
        Integer place;
        synchronized (this) {
            place = places.get(hash);
        }
        if (place == null) {
            return Optional.empty();
        }
        ByteBuffer record = ByteBuffer.allocate(recordSize());
        try {
            fill(record, HEAD + (long) place * recordSize());
        } catch (IOException e) {
            throw new UncheckedIOException("The vectors in " + path + " cannot be read: " + e.getMessage(), e);
        }
        record.flip();
        if (record.limit() < recordSize() || !isSound(record)) {
            // Torn while it was open: as if it never was, and encoded again.
            synchronized (this) {
                places.remove(hash, place);
            }
            return Optional.empty();
        }
        return Optional.of(vector(record.position(TextHash.BYTES)));
    }

    private Vector vector(ByteBuffer halves) {
        float[] values = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            values[i] = Float.float16ToFloat(halves.getShort());
        }
        return Vector.of(values);
    }

    /** Whether a text was encoded. */
    public synchronized boolean has(String text) {
        return places.containsKey(TextHash.of(text));
    }

    /**
     * A text and what it means.
     *
     * @param vector of the file's dimensions
     */
    public record Encoded(String text, Vector vector) {}

    /**
     * Keeps vectors; those of texts that have one already are left as they are. After this they are safe from a kill of the
     * process, and after {@link #force} from one of the machine.
     *
     * @throws UncheckedIOException if they cannot be written, for want of space, say; none of them is kept then
     */
    public synchronized void add(List<Encoded> encoded) {
        Map<TextHash, Integer> added = new HashMap<>();
        ByteBuffer records = ByteBuffer.allocate(recordSize() * encoded.size());
        for (Encoded one : encoded) {
            TextHash hash = TextHash.of(one.text());
            if (!places.containsKey(hash) && !added.containsKey(hash)) {
                added.put(hash, place(end + records.position()));
                put(records, hash, one.vector());
            }
        }
        records.flip();
        long length = records.limit();
        try {
            write(records, end);
        } catch (IOException e) {
            throw new UncheckedIOException("The vectors in " + path + " cannot be written: " + e.getMessage(), e);
        }
        end += length;
        places.putAll(added);
    }

    private void put(ByteBuffer records, TextHash hash, Vector vector) {
        if (vector.dimensions() != dimensions) {
            throw new IllegalArgumentException(
                    "a vector of " + vector.dimensions() + " dimensions among those of " + dimensions);
        }
        int start = records.position();
        hash.write(records);
        for (int i = 0; i < dimensions; i++) {
            records.putShort(Float.floatToFloat16(vector.at(i)));
        }
        records.putInt(sum(records.slice(start, records.position() - start)));
    }

    /**
     * Puts onto the disk what was added.
     *
     * @throws UncheckedIOException if the disk does not take it
     */
    public void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("The vectors in " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            force();
        } catch (IOException e) {
            throw new UncheckedIOException("The vectors in " + path + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
