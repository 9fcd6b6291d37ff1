package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Changes;
import broadsheet.catalog.Store;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.search.IndexState;
import broadsheet.search.Wanted;
import broadsheet.search.query.Query;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
class LuceneIndexTest {
    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private Home home;
    private Catalogue catalogue;

    @BeforeEach
    void open() {
        home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, store.settings(home), InstantSource.system());
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private LuceneIndex keep() {
        return LuceneIndex.keep(home.index(), catalogue, InstantSource.system());
    }

    private void store(Sketch... sketches) {
        catalogue.papers().store(Stream.of(sketches).map(Sketch::paper).toList());
    }

    private static List<String> ids(LuceneIndex index, String word) throws InterruptedException {
        index.awaitCurrent();
        return index.find(new Query.Word(word), Wanted.best(100)).hits().stream()
                .map(hit -> hit.id().text())
                .sorted()
                .toList();
    }

    private void storeMany(int papers) {
        catalogue
                .papers()
                .store(IntStream.range(0, papers)
                        .mapToObj(i -> Sketch.of("2503.%05d".formatted(i))
                                .titled("Number " + i + " of the lighthouses, " + (i % 2 == 0 ? "even" : "odd"))
                                .paper())
                        .toList());
    }

    @Test
    void whatIsStoredWhileItRunsIsFound() throws InterruptedException {
        try (LuceneIndex index = keep()) {
            assertThat(ids(index, "lighthouse")).isEmpty();

            store(Sketch.of("2503.11731").titled("The keepers of lighthouses"));

            assertThat(ids(index, "lighthouse")).containsExactly("arxiv:2503.11731");
            assertThat(index.state()).isEqualTo(new IndexState.Current());
        }
    }

    @Test
    void whatChangesIsFoundAsItIs() throws InterruptedException {
        try (LuceneIndex index = keep()) {
            store(Sketch.of("2503.11731").titled("On lighthouses").announced("2025-03-18"));
            assertThat(ids(index, "lighthouse")).hasSize(1);

            catalogue.papers().removeSource(Sketch.REGISTRY);
            assertThat(ids(index, "lighthouse")).isEmpty();

            store(Sketch.of("2503.11731").titled("On windmills"));
            assertThat(ids(index, "lighthouse")).isEmpty();
            assertThat(ids(index, "windmill")).containsExactly("arxiv:2503.11731");
        }
    }

    @Test
    void papersThatBecomeOneAreFoundOnce() throws InterruptedException {
        try (LuceneIndex index = keep()) {
            store(
                    Sketch.of("2503.11731").titled("On lighthouses").by("Ada Lovelace"),
                    Sketch.of("acl:P18-1001").titled("Of lighthouses").by("Grace Hopper"));
            assertThat(ids(index, "lighthouse")).hasSize(2);

            store(Sketch.of("2503.11731")
                    .alsoCalled("acl:P18-1001")
                    .titled("On lighthouses")
                    .by("Ada Lovelace"));

            assertThat(ids(index, "lighthouse")).hasSize(1);
        }
    }

    @Test
    void anIndexGoesOnWhereItWas() throws InterruptedException {
        storeMany(50);
        try (LuceneIndex index = keep()) {
            assertThat(ids(index, "lighthouse")).hasSize(50);
        }
        store(Sketch.of("2504.00001").titled("One more lighthouse"));
        try (LuceneIndex index = keep()) {
            assertThat(index.state()).as("not made anew").isNotInstanceOf(IndexState.Building.class);
            assertThat(ids(index, "lighthouse")).hasSize(51);
        }
    }

    @Test
    void withoutAnIndexOneIsMade() throws InterruptedException, IOException {
        storeMany(50);
        try (LuceneIndex index = keep()) {
            assertThat(ids(index, "even")).hasSize(25);
        }
        deleteIndex();

        try (LuceneIndex index = keep()) {
            assertThat(ids(index, "even")).hasSize(25);
        }
    }

    private void deleteIndex() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.index())) {
            return files.filter(file -> !file.getFileName().toString().equals("write.lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aTornIndexIsMadeAnew() throws InterruptedException, IOException {
        storeMany(50);
        try (LuceneIndex index = keep()) {
            ids(index, "even");
        }
        Random random = new Random(20251226);
        int files = files().size();
        for (int i = 0; i < files; i++) {
            tear(files().get(Math.min(i, files().size() - 1)), random);
            try (LuceneIndex index = keep()) {
                assertThat(ids(index, "even")).as("file " + i).hasSize(25);
            }
        }
    }

    private static void tear(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            if (random.nextBoolean() && bytes.length() > 1) {
                bytes.setLength(bytes.length() / 2);
            } else {
                long at = random.nextLong(bytes.length());
                bytes.seek(at);
                int old = bytes.read();
                bytes.seek(at);
                bytes.write(old ^ 0x5a);
            }
        }
    }

    @Test
    void anIndexOfAnotherVersionIsMadeAnew() throws InterruptedException, IOException {
        storeMany(50);
        try (LuceneIndex index = keep()) {
            ids(index, "even");
        }
        IndexFolder folderOfIt = new IndexFolder(home.index(), Weights.CHOSEN, IndexFolder.Company.READERS);
        try (FSDirectory directory = folderOfIt.open();
                IndexWriter writer = folderOfIt.writer(directory)) {
            writer.setLiveCommitData(java.util.Map.of("format", "0").entrySet());
            writer.deleteAll();
            writer.commit();
        }

        try (LuceneIndex index = keep()) {
            assertThat(ids(index, "even")).hasSize(25);
        }
    }

    @Test
    void anIndexOfALaterStateIsMadeAnew() throws InterruptedException {
        storeMany(50);
        try (LuceneIndex index = keep()) {
            ids(index, "even");
        }
        Path other = folder.resolve("other");
        Home elsewhere = new Home(other);
        elsewhere.prepare();
        try (Catalogue earlier = Catalogue.open(elsewhere, store.settings(elsewhere), InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), earlier, InstantSource.system())) {
            assertThat(ids(index, "even")).isEmpty();
        }
    }

    /** As where a database was brought back by its own means, and nothing tells what it held in between. */
    @Test
    void anewTheIndexHoldsNothingThatTheCatalogueDoesNot() throws Exception {
        storeMany(50);
        try (LuceneIndex index = keep()) {
            assertThat(ids(index, "even")).hasSize(25);
            try (Connection connection = store.connect(home);
                    Statement statement = connection.createStatement()) {
                statement.execute("delete from paper where id = 'arxiv:2503.00002'");
            }
            catalogue.changes().askForReindex();

            assertThat(ids(index, "even")).hasSize(24).doesNotContain("arxiv:2503.00002");
        }
    }

    @Test
    void anIndexThatWasCutShortSaysSoAndIsGoneOnWith() throws Exception {
        storeMany(50);
        IndexFolder begun = new IndexFolder(home.index(), Weights.CHOSEN, IndexFolder.Company.READERS);
        Files.createDirectories(home.index());
        Changes.Changed first = catalogue
                .changes()
                .after(Changes.Position.START, Long.MAX_VALUE, 1)
                .getFirst();
        try (FSDirectory directory = begun.open();
                IndexWriter writer = begun.writer(directory)) {
            writer.addDocument(PaperDocument.of(first, 0, Weights.CHOSEN, List.of()));
            writer.setLiveCommitData(IndexFolder.Mark.begun(0)
                    .upTo(first.at())
                    .data(Weights.CHOSEN)
                    .entrySet());
            writer.commit();
        }
        try (IndexKeeper keeper = IndexKeeper.open(
                begun, catalogue, Weights.CHOSEN, PaperVectors.none(), InstantSource.system(), false)) {
            assertThat(keeper.state()).isEqualTo(new IndexState.Building(1, 50, IndexState.Reason.CUT_SHORT));
            keeper.follow();
            assertThat(keeper.state()).isEqualTo(new IndexState.Current());
        }
        try (LuceneIndex index = keep()) {
            assertThat(ids(index, "lighthouse")).hasSize(50);
        }
    }

    @Test
    void whatIsAskedToBeMadeAnewIsFoundMeanwhile() throws InterruptedException {
        storeMany(5_000);
        try (LuceneIndex index = keep()) {
            index.awaitCurrent();
            catalogue.changes().askForReindex();
            List<Long> totals = new ArrayList<>();
            Thread asking = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 50; i++) {
                    totals.add((long) index.find(new Query.Word("lighthouse"), Wanted.best(200))
                            .hits()
                            .size());
                }
            });
            index.awaitCurrent();
            asking.join();

            assertThat(totals).hasSize(50).containsOnly(200L);
            assertThat(index.state()).isEqualTo(new IndexState.Current());
        }
    }
}
