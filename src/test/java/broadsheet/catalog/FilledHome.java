package broadsheet.catalog;

import broadsheet.config.Home;
import broadsheet.paper.Paper;
import broadsheet.paper.RandomPapers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A home whose catalogue holds three hundred random papers, for tests of backups. */
final class FilledHome {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-12-26T08:00:00Z"));

    /** What the papers are made from. */
    static final long SEED = 5;

    private final RandomPapers world = new RandomPapers(new Random(SEED), 3_000);
    private final Home home;

    FilledHome(Path folder) {
        home = new Home(folder);
        home.prepare();
        try (Catalogue catalogue = Catalogue.open(home, CLOCK)) {
            catalogue.papers().store(batch(300));
        }
    }

    Home home() {
        return home;
    }

    /** More papers of the same world. */
    List<Paper> batch(int size) {
        return IntStream.range(0, size).mapToObj(i -> world.paper()).toList();
    }

    /** Overwrites a part of a file: from one fraction of its length to another. */
    static void tear(Path file, double from, double to) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            long length = open.length();
            open.seek((long) (from * length));
            open.write("torn ".repeat((int) ((to - from) * length / 5)).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
