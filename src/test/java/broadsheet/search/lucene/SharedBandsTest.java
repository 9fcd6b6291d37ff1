package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.Encoding;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Passages;
import broadsheet.search.Kin;
import broadsheet.search.SearchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which papers share passages with one, by an index as it is kept and as it is read beside that. */
class SharedBandsTest {
    private static final String TEXT = Passages.of(120, 1);

    @TempDir
    private Path folder;

    private Home home;
    private Catalogue catalogue;
    private LuceneIndex index;

    @BeforeEach
    void open() {
        home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        index = LuceneIndex.keep(home.index(), catalogue, InstantSource.system());
    }

    @AfterEach
    void close() {
        index.close();
        catalogue.close();
    }

    private void store(Sketch... sketches) throws InterruptedException {
        catalogue.papers().store(Stream.of(sketches).map(Sketch::paper).toList());
        index.awaitCurrent();
    }

    private List<String> sharing(Paper paper) {
        return sharing(paper, 30);
    }

    private List<String> sharing(Paper paper, int most) {
        Kin kin = index.kin(paper, 5, most);
        assertThat(kin.similar()).as("without an encoder").isEmpty();
        return kin.sharing().stream().map(PaperId::text).toList();
    }

    private static Sketch sketch(String id, String text) {
        return Sketch.of(id).saying(text);
    }

    @Test
    void thoseThatShareMostStandFirstAndThePaperItselfIsNotAmongThem() throws InterruptedException {
        Sketch paper = sketch("2501.00001", TEXT);
        store(
                sketch("2501.00002", Passages.changed(TEXT, 25, 2)),
                paper,
                sketch("2501.00003", Passages.changed(TEXT, 2, 3)),
                sketch("2501.00004", Passages.of(120, 4)));

        assertThat(sharing(paper.paper())).containsExactly("arxiv:2501.00003", "arxiv:2501.00002");
    }

    @Test
    void aPaperThatIsNotInTheIndexFindsThoseThatAre() throws InterruptedException {
        store(sketch("2501.00002", TEXT));

        assertThat(sharing(sketch("2501.00001", TEXT).paper())).containsExactly("arxiv:2501.00002");
    }

    @Test
    void aPaperUnderAnyOfItsNamesIsItself() throws InterruptedException {
        store(sketch("2501.00001", TEXT).alsoCalled("acl:P18-1001"));

        assertThat(sharing(sketch("acl:P18-1001", TEXT).alsoCalled("2501.00001").paper()))
                .isEmpty();
    }

    @Test
    void whatIsRemovedIsGone() throws InterruptedException {
        store(sketch("2501.00002", TEXT));
        catalogue.papers().removeSource(Sketch.REGISTRY);
        index.awaitCurrent();

        assertThat(sharing(sketch("2501.00001", TEXT).paper())).isEmpty();
    }

    @Test
    void anAbstractThatChangesIsFoundAsItIs() throws InterruptedException {
        Paper paper = sketch("2501.00001", TEXT).paper();
        store(sketch("2501.00002", "None yet."));
        assertThat(sharing(paper)).isEmpty();

        store(sketch("2501.00002", TEXT));
        assertThat(sharing(paper)).containsExactly("arxiv:2501.00002");

        store(sketch("2501.00002", Passages.of(100, 9)));
        assertThat(sharing(paper)).isEmpty();
    }

    @Test
    void anIndexMadeAnewKnowsThemAndSoDoesWhoReadsItBeside() throws Exception {
        store(sketch("2501.00002", TEXT));
        catalogue.changes().askForReindex();
        index.awaitCurrent();
        Paper paper = sketch("2501.00001", TEXT).paper();
        assertThat(sharing(paper)).containsExactly("arxiv:2501.00002");
        index.close();

        try (ReadIndex beside = new ReadIndex(home.index(), Weights.CHOSEN, Meanings.NONE)) {
            assertThat(beside.kin(paper, 5, 5).sharing())
                    .extracting(PaperId::text)
                    .containsExactly("arxiv:2501.00002");
        }
    }

    @Test
    void ofHundredsThatHaveATemplateInCommonSomeAreTold() throws InterruptedException {
        store(IntStream.range(0, 300)
                .mapToObj(i -> sketch("2501.%05d".formatted(i), TEXT))
                .toArray(Sketch[]::new));

        assertThat(sharing(sketch("2502.00001", TEXT).paper())).hasSize(30).doesNotHaveDuplicates();
        assertThat(sharing(sketch("2502.00001", TEXT).paper(), 1)).hasSize(1);
    }

    @Test
    void papersOfFewWordsShareNothing() throws InterruptedException {
        store(sketch("2501.00001", ""), sketch("2501.00002", ""), sketch("2501.00003", "Word"));

        for (String text : List.of("", "Word", "word ".repeat(10_000), Passages.of(10_000, 1))) {
            assertThat(sharing(sketch("2502.00001", text).paper())).as(text).isEmpty();
        }
    }

    @Test
    void aCommandReadsWhatIsThereAndMakesNothing(@TempDir Path other) throws Exception {
        Home elsewhere = new Home(other);
        elsewhere.prepare();
        Paper paper = sketch("2501.00001", TEXT).paper();
        try (Catalogue filled = Catalogue.open(elsewhere, InstantSource.system())) {
            filled.papers().store(List.of(sketch("2501.00002", TEXT).paper()));
            try (CommandIndex command = command(elsewhere, filled)) {
                assertThatThrownBy(() -> command.kin(paper, 5, 5))
                        .isInstanceOf(SearchException.class)
                        .hasMessageContaining("no index in " + elsewhere.index());
                assertThat(elsewhere.index()).doesNotExist();
            }
            Files.createDirectories(elsewhere.index());
            try (CommandIndex command = command(elsewhere, filled)) {
                assertThatThrownBy(() -> command.kin(paper, 5, 5)).isInstanceOf(SearchException.class);
                assertThat(elsewhere.index()).isEmptyDirectory();
            }
            try (CommandIndex command = command(elsewhere, filled)) {
                command.state();
                assertThat(command.kin(paper, 5, 5).sharing()).as("just kept").hasSize(1);
            }
            filled.papers().store(List.of(sketch("2501.00003", TEXT).paper()));
            try (CommandIndex command = command(elsewhere, filled)) {
                assertThat(command.kin(paper, 5, 5).sharing()).as("as it was").hasSize(1);
                command.state();
                assertThat(command.kin(paper, 5, 5).sharing()).as("kept since").hasSize(2);
            }
        }
    }

    private static CommandIndex command(Home home, Catalogue catalogue) {
        return new CommandIndex(home, catalogue, Encoding.off(), InstantSource.system());
    }
}
