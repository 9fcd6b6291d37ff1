package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.job.BackgroundEncoding;
import broadsheet.paper.Paper;
import broadsheet.paper.Passages;
import broadsheet.search.lucene.LuceneIndex;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is similar to a paper and what looks like another version of it, with an encoder of known habits and without one. */
class KinTest {
    private static final String TEXT = Passages.of(120, 1);

    private final Paper paper = sketch("2501.00001", "On automobiles", TEXT).paper();

    @TempDir
    private Path folder;

    private Home home;
    private Catalogue catalogue;

    @BeforeEach
    void open() {
        home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private static Sketch sketch(String id, String title, String text) {
        return Sketch.of(id).titled(title).saying(text);
    }

    /** Ids of similar papers and of versions. */
    private record Told(List<String> similar, List<String> versions) {}

    private Told kin(Encoding encoding, int limit) throws InterruptedException {
        try (LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system())) {
            index.awaitCurrent();
            if (!encoding.isOff()) {
                encode(encoding, index);
            }
            Search.FoundKin kin = new Search(catalogue, index).kin(paper, limit);
            return new Told(
                    kin.similar().stream()
                            .map(found -> found.headline().id().text())
                            .toList(),
                    kin.versions().stream().map(version -> version.id().text()).toList());
        }
    }

    private void encode(Encoding encoding, LuceneIndex index) throws InterruptedException {
        try (BackgroundEncoding background =
                new BackgroundEncoding(encoding, index.unencoded().orElseThrow(), catalogue, InstantSource.system())) {
            background.runOnce(found -> {});
        }
    }

    private Encoding concepts() {
        return Encoding.of(new ConceptEncoder(), home.vectors());
    }

    private void store(Sketch... sketches) {
        catalogue.papers().store(Stream.of(sketches).map(Sketch::paper).toList());
    }

    @Test
    void versionsStandByDateAndThenByNameAndNotAmongSimilarPapers() throws InterruptedException {
        catalogue.papers().store(List.of(paper));
        store(
                sketch("2509.00009", "Automobiles once more", Passages.changed(TEXT, 3, 9))
                        .announced("2025-09-01"),
                sketch("2505.00007", "Vehicles", Passages.changed(TEXT, 4, 7)).announced("2025-05-02"),
                sketch("2505.00005", "A vehicle", Passages.changed(TEXT, 5, 5)).announced("2025-05-02"),
                sketch("2504.00004", "Cars by others", Passages.changed(TEXT, 6, 4))
                        .by("Mary Somerville"),
                sketch("2503.00003", "On felines", Passages.of(100, 3)));

        Told told = kin(concepts(), 6);

        assertThat(told.versions()).containsExactly("arxiv:2505.00005", "arxiv:2505.00007", "arxiv:2509.00009");
        assertThat(told.similar()).containsExactly("arxiv:2504.00004", "arxiv:2503.00003");
    }

    @Test
    void withoutAnEncoderVersionsAreFoundByTheirPassages() throws InterruptedException {
        catalogue.papers().store(List.of(paper));
        store(
                sketch("2505.00005", "A vehicle", Passages.changed(TEXT, 20, 5)),
                sketch("2504.00004", "Cars by others", TEXT).by("Mary Somerville"));

        assertThat(kin(Encoding.off(), 6)).isEqualTo(new Told(List.of(), List.of("arxiv:2505.00005")));
    }

    @Test
    void whatOverlapsByAFifthIsAVersionOnlyWhereItMeansTheSame() throws InterruptedException {
        // The same words, the latter half backwards: to this encoder that means the same.
        List<String> words = new ArrayList<>(List.of(TEXT.split(" ", -1)));
        Collections.reverse(words.subList(50, words.size()));
        catalogue.papers().store(List.of(paper));
        store(sketch("2505.00005", "Of vehicles", String.join(" ", words)));

        try (LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, concepts(), InstantSource.system())) {
            index.awaitCurrent();
            Search search = new Search(catalogue, index);
            boolean before = !search.kin(paper, 6).versions().isEmpty();
            encode(concepts(), index);

            assertThat(before).isFalse();
            assertThat(search.kin(paper, 6).versions()).hasSize(1);
        }
    }

    @Test
    void asManySimilarPapersAreToldAsAreWantedWhateverIsAVersion() throws InterruptedException {
        catalogue.papers().store(List.of(paper));
        List<Sketch> sketches = new ArrayList<>();
        IntStream.range(10, 20)
                .forEach(i -> sketches.add(sketch("2505.000" + i, "Automobiles " + "again ".repeat(i), TEXT)));
        IntStream.range(20, 40).forEach(i -> sketches.add(sketch("2506.000" + i, "Felines", Passages.of(100, i))));
        store(sketches.toArray(Sketch[]::new));

        assertThat(kin(concepts(), 6).similar()).hasSize(6).allMatch(id -> id.startsWith("arxiv:2506."));
        assertThat(kin(concepts(), 6).versions()).hasSize(10);
        assertThat(kin(concepts(), 0)).extracting(Told::similar, Told::versions).satisfies(both -> {
            assertThat((List<?>) both.getFirst()).isEmpty();
            assertThat((List<?>) both.getLast()).hasSize(10);
        });
    }

    @Test
    void aTemplateOfHundredsMakesNoVersions() throws InterruptedException {
        catalogue.papers().store(List.of(paper));
        store(IntStream.range(0, 300)
                .mapToObj(i -> sketch("2505.%05d".formatted(i), "Proceedings of workshop " + i, TEXT))
                .toArray(Sketch[]::new));

        assertThat(kin(Encoding.off(), 6)).isEqualTo(new Told(List.of(), List.of()));
    }

    @Test
    void aPaperThatIsInNoIndexAndOneThatIsAloneHaveNone() throws InterruptedException {
        assertThat(kin(concepts(), 6)).isEqualTo(new Told(List.of(), List.of()));
        catalogue.papers().store(List.of(paper));
        assertThat(kin(concepts(), 6)).isEqualTo(new Told(List.of(), List.of()));
    }
}
