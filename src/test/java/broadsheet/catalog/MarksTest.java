package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Mark.Wish;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class MarksTest {
    private static final PaperId ONE = PaperId.ofText("arxiv:2501.00001");
    private static final PaperId TWO = PaperId.ofText("acl:P18-1001");
    private static final PaperId THREE = PaperId.ofText("doi:10.1000/xyz");

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private Catalogue catalogue;

    @BeforeEach
    void open() {
        Home home = new Home(folder);
        home.prepare();
        catalogue = store.open(home, InstantSource.system(), Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void whatIsSaidLastOfAPaperCountsAndIsTheNewest() {
        assertThat(catalogue.marks().list()).isEqualTo(Marked.NONE);

        catalogue.marks().say(List.of(new Mark(ONE, Wish.MORE), new Mark(TWO, Wish.MORE), new Mark(THREE, Wish.NONE)));
        Marked marked = catalogue.marks().say(List.of(new Mark(ONE, Wish.MORE), new Mark(ONE, Wish.LESS)));

        assertThat(marked.marks())
                .containsExactly(new Mark(TWO, Wish.MORE), new Mark(THREE, Wish.NONE), new Mark(ONE, Wish.LESS));
        assertThat(catalogue.marks().list()).isEqualTo(marked);
        assertThat(marked.of(ONE)).contains(Wish.LESS);
        assertThat(marked.papers(Wish.MORE)).containsExactly(TWO);
    }

    @Test
    void whatIsForgottenIsGone() {
        catalogue.marks().say(List.of(new Mark(ONE, Wish.MORE), new Mark(TWO, Wish.LESS)));

        assertThat(catalogue.marks().forget(List.of(ONE, THREE))).isEqualTo(1);
        assertThat(catalogue.marks().forget(List.of())).isZero();
        assertThat(catalogue.marks().list().marks()).containsExactly(new Mark(TWO, Wish.LESS));
    }

    @Test
    void tenThousandMarksAreKeptAndTheNewestFiveHundredHaveASay() {
        List<Mark> many = IntStream.range(0, 10_000)
                .mapToObj(i -> new Mark(PaperId.ofText("arxiv:2501.%05d".formatted(i)), Wish.MORE))
                .toList();

        Marked marked = catalogue.marks().say(many);

        assertThat(marked.marks()).hasSize(10_000);
        List<PaperId> examples = marked.beat().orElseThrow().papers(true);
        assertThat(examples).hasSize(Beat.MOST_EXAMPLES).endsWith(PaperId.ofText("arxiv:2501.09999"));
        assertThat(catalogue.marks().forget(marked.papers(Wish.MORE))).isEqualTo(10_000);
    }

    @Test
    void onePaperThatIsWantedHasASayHoweverMuchIsNot() {
        List<Mark> unwanted = IntStream.range(0, 600)
                .mapToObj(i -> new Mark(PaperId.ofText("arxiv:2502.%05d".formatted(i)), Wish.LESS))
                .toList();

        Beat beat = new Marked(List.of(new Mark(ONE, Wish.MORE)))
                .saying(unwanted)
                .beat()
                .orElseThrow();

        assertThat(beat.papers(true)).containsExactly(ONE);
        assertThat(beat.examples()).hasSize(Beat.MOST_EXAMPLES);
        assertThat(new Marked(unwanted).beat()).isEmpty();
        assertThat(new Marked(List.of(new Mark(ONE, Wish.NONE))).beat()).isEmpty();
    }

    @Test
    void aPaperIsFoundByItsTitleHoweverThatIsWritten() {
        Paper long1 = Sketch.of("2501.00001")
                .titled("A very long title on the décor of houses ".repeat(6))
                .paper();
        Paper short1 = Sketch.of("2501.00002").titled("The Décor of Houses").paper();
        Paper other =
                Sketch.of("2501.00003").titled("The Décor of Houses, again").paper();
        catalogue.papers().store(List.of(long1, short1, other));

        assertThat(catalogue.papers().titled("the decor of HOUSES."))
                .extracting(Paper::id)
                .containsExactly(short1.id());
        assertThat(catalogue.papers().titled(long1.title()))
                .extracting(Paper::id)
                .containsExactly(long1.id());
        assertThat(catalogue.papers().titled("A very long title on the décor of houses ".repeat(5)))
                .isEmpty();
        assertThat(catalogue.papers().titled(" – ")).isEmpty();
    }
}
