package broadsheet.encode;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link WordTable} on the disk: {@code BROADWRD}, the format, the encoder's name, N as an int, the least length as a float, the dimensions d and the
 * number of words as ints, the mean as d floats, then of each word its text, its rarity as a float and its vector as d numbers of sixteen bits, and the
 * CRC-32C of all of it. It is disposable: one that is torn, or of another encoder, is as good as none, and is learnt again.
 */
final class WordTableFile {
    private static final Logger LOG = LoggerFactory.getLogger(WordTableFile.class);
    private static final long MAGIC = 0x42524f4144575244L;
    private static final int FORMAT = 2;

    private final Path path;
    private final String encoder;
    private final int dimensions;

    WordTableFile(Path folder, String encoder, int dimensions) {
        this.path = folder.resolve(VectorFile.fileName(encoder) + ".words");
        this.encoder = encoder;
        this.dimensions = dimensions;
    }

    /** Reads it, if it is there and sound. */
    Optional<WordTable> read() {
        try {
            byte[] content = Files.readAllBytes(path);
            int length = content.length - Long.BYTES;
            CRC32C sum = new CRC32C();
            sum.update(content, 0, Math.max(0, length));
            if (length < 0 || ByteBuffer.wrap(content).getLong(length) != sum.getValue()) {
                throw new IOException("it is torn");
            }
            return Optional.of(read(new DataInputStream(new ByteArrayInputStream(content, 0, length)), length));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("static vectors {} cannot be used, and are learnt again: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    private WordTable read(DataInputStream in, int length) throws IOException {
        if (in.readLong() != MAGIC || in.readInt() != FORMAT || !in.readUTF().equals(encoder)) {
            throw new IOException("it is of another format or encoder");
        }
        int learntFrom = in.readInt();
        float leastLength = in.readFloat();
        int found = in.readInt();
        int size = in.readInt();
        long least = (long) size * found * Short.BYTES;
        if (found != dimensions || size < 0 || least > length) {
            throw new IOException("it tells of " + size + " words of " + found + " numbers");
        }
        float[] mean = new float[found];
        for (int d = 0; d < found; d++) {
            mean[d] = in.readFloat();
        }
        List<String> words = new ArrayList<>();
        float[] rarities = new float[size];
        short[] numbers = new short[size * found];
        for (int word = 0; word < size; word++) {
            words.add(in.readUTF());
            rarities[word] = in.readFloat();
            for (int d = 0; d < found; d++) {
                numbers[word * found + d] = in.readShort();
            }
        }
        return new WordTable(words, rarities, mean, numbers, learntFrom, leastLength);
    }

    /**
     * Writes it under another name first, so that a kill leaves the old one or the new one.
     *
     * @throws UncheckedIOException if the disk does not take it
     */
    void write(WordTable table) {
        Path begun = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.getParent());
            try (OutputStream file = Files.newOutputStream(begun)) {
                write(table, file);
            }
            Files.move(begun, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Static vectors cannot be written to " + path + ": " + e.getMessage(), e);
        }
    }

    private void write(WordTable table, OutputStream file) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(file, new CRC32C());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked));
        out.writeLong(MAGIC);
        out.writeInt(FORMAT);
        out.writeUTF(encoder);
        out.writeInt(table.learntFrom());
        out.writeFloat(table.leastLength());
        out.writeInt(dimensions);
        out.writeInt(table.size());
        for (float value : table.mean()) {
            out.writeFloat(value);
        }
        List<String> words = table.words();
        float[] rarities = table.rarities();
        short[] numbers = table.numbers();
        for (int word = 0; word < words.size(); word++) {
            out.writeUTF(words.get(word));
            out.writeFloat(rarities[word]);
            for (int d = 0; d < dimensions; d++) {
                out.writeShort(numbers[word * dimensions + d]);
            }
        }
        out.flush();
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }
}
