package broadsheet.search.lucene;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.job.BackgroundEncoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Vector;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Made papers in several segments that an encoder of known habits has encoded; one is about cars, one about cats. */
final class EncodedLibrary implements AutoCloseable {
    private static final List<String> WORDS = List.of(
            "bridges",
            "rivers",
            "mountains",
            "harvest",
            "weaving",
            "glass",
            "copper",
            "ships",
            "storms",
            "bread",
            "clocks",
            "maps",
            "letters",
            "gardens",
            "salt",
            "wool",
            "trains",
            "lanterns",
            "markets",
            "songs");

    static final PaperId CARS = PaperId.parse("2501.00001").orElseThrow();
    static final PaperId CATS = PaperId.parse("2501.00002").orElseThrow();

    final ConceptEncoder encoder = new ConceptEncoder();
    final Map<PaperId, Paper> papers = new HashMap<>();
    final Catalogue catalogue;
    final LuceneIndex index;

    EncodedLibrary(Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        Encoding encoding = Encoding.of(encoder, home.vectors());
        encoding.await();
        index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
        Random random = new Random(5);
        store(List.of(
                Sketch.of(CARS.text()).titled("The automobile").in("cs.RO").paper(),
                Sketch.of(CATS.text()).titled("Of felines").in("q-bio.PE").paper()));
        for (int batch = 0; batch < 5; batch++) {
            List<Paper> some = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                StringBuilder title = new StringBuilder();
                for (int word = 0; word < 2 + random.nextInt(4); word++) {
                    title.append(IndexedLibrary.pick(random, WORDS)).append(' ');
                }
                some.add(Sketch.of("2502.%d%04d".formatted(batch, i))
                        .titled(title.toString().strip())
                        .in(random.nextInt(40) == 0 ? "math.NA" : "cs.CL")
                        .announced("2025-02-1" + random.nextInt(9))
                        .paper());
            }
            store(some);
        }
        encode(encoding);
    }

    private void encode(Encoding encoding) throws InterruptedException {
        try (BackgroundEncoding background =
                new BackgroundEncoding(encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            background.runOnce(found -> {});
        }
    }

    /** Adds a paper, encoded. */
    Sketch add(String id, String title) throws InterruptedException {
        Sketch sketch = Sketch.of(id).titled(title).in("cs.CL");
        store(List.of(sketch.paper()));
        encode(index.encoding());
        return sketch;
    }

    private void store(List<Paper> some) throws InterruptedException {
        some.forEach(paper -> papers.put(paper.id(), paper));
        catalogue.papers().store(some);
        index.awaitCurrent();
    }

    Paper paper(PaperId id) {
        return Optional.ofNullable(papers.get(id)).orElseThrow();
    }

    /** What a paper means, exactly. */
    Vector vector(PaperId paper) {
        return encoder.query(Encoding.text(paper(paper)));
    }

    @Override
    public void close() {
        index.close();
        catalogue.close();
    }
}
