package broadsheet.encode;

import broadsheet.paper.PaperId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in a file which papers are just being encoded, so that the next process knows what the last one did not survive: native code
 * that fails takes the process with it. Papers that were encoded together when that happened are suspects, to be encoded one by one;
 * a paper that takes the process down when it is alone, again, is refused. Used by the holder of the home's lock, by one thread.
 *
 * <p>The file has a line for each such paper: how many processes fell, {@code now} or {@code -}, and the paper's id, with tabs
 * between. There is none while nothing is encoded and nothing is suspected.
 */
public final class EncodingMark {
    /** Once with others and twice alone: a process can be killed by chance as well. */
    private static final int MOST_FALLS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(EncodingMark.class);
    private static final String NOW = "now";
    private static final String NOT_NOW = "-";

    private final Path path;
    private final Map<PaperId, Integer> falls = new LinkedHashMap<>();

    private EncodingMark(Path path) {
        this.path = path;
    }

    /**
     * Reads what former processes left. What is not understood is forgotten: it would only be found out again.
     *
     * @param folder of the vectors, which need not exist
     * @param encoder its name; another one has another mark
     */
    static EncodingMark open(Path folder, String encoder) {
        return read(folder, encoder, 1);
    }

    /** The same for somebody beside a process that may be encoding, and is not to be taken for one that fell. */
    public static EncodingMark look(Path folder, Model model) {
        return read(folder, OnnxEncoder.name(model), 0);
    }

    private static EncodingMark read(Path folder, String encoder, int fallenNow) {
        EncodingMark mark = new EncodingMark(folder.resolve(VectorFile.fileName(encoder) + ".encoding"));
        try {
            for (String line : Files.readAllLines(mark.path)) {
                String[] parts = line.split("\t", 3);
                if (parts.length == 3 && parts[0].matches("[0-9]{1,4}")) {
                    int fell = Integer.parseInt(parts[0]) + (NOW.equals(parts[1]) ? fallenNow : 0);
                    PaperId.parse(parts[2]).ifPresent(paper -> mark.falls.put(paper, fell));
                }
            }
        } catch (NoSuchFileException e) {
            return mark;
        } catch (IOException e) {
            LOG.warn("mark {} cannot be read: {}", mark.path, e.getMessage());
        }
        return mark;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Papers that are to be encoded by themselves, each between a {@link #begin} and an {@link #end}. */
    public Set<PaperId> suspects() {
        return papers(fell -> fell < MOST_FALLS);
    }

    /** Papers that are not to be encoded any more. */
    public Set<PaperId> refused() {
        return papers(fell -> fell >= MOST_FALLS);
    }

    private Set<PaperId> papers(IntPredicate fallen) {
        return falls.entrySet().stream()
                .filter(entry -> fallen.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Says that papers are encoded from now on.
     *
     * @throws EncoderException if that cannot be written
     */
    public void begin(Collection<PaperId> papers) {
        write(papers);
    }

    /**
     * Says that they were encoded, or could not be: in any case the process is still there.
     *
     * @throws EncoderException if that cannot be written
     */
    public void end(Collection<PaperId> papers) {
        papers.forEach(falls::remove);
        write(List.of());
    }

    private void write(Collection<PaperId> now) {
        Map<PaperId, String> lines = new LinkedHashMap<>();
        falls.forEach((paper, fell) -> lines.put(paper, line(paper, fell, NOT_NOW)));
        now.forEach(paper -> lines.put(
                paper, line(paper, Optional.ofNullable(falls.get(paper)).orElse(0), NOW)));
        try {
            if (lines.isEmpty()) {
                Files.deleteIfExists(path);
            } else {
                Path next = path.resolveSibling(path.getFileName() + ".new");
                Files.write(next, new ArrayList<>(lines.values()));
                Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new EncoderException("The mark " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String line(PaperId paper, int fell, String when) {
        return fell + "\t" + when + "\t" + paper.text();
    }
}
