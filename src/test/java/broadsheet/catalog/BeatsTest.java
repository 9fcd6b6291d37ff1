package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.catalog.Beat.Example;
import broadsheet.catalog.Beat.Stance;
import broadsheet.catalog.Beats.Replaced;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
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
class BeatsTest {
    private static final PaperId ONE = PaperId.ofText("arxiv:2501.00001");
    private static final PaperId TWO = PaperId.ofText("arxiv:2501.00002");
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
    void whatIsKeptIsFoundByAnyFormOfItsName() {
        Beat small = new Beat(
                " Small models ",
                "models for a phone",
                List.of(
                        new Example(TWO, Stance.LIKE),
                        new Example(ONE, Stance.UNLIKE),
                        new Example(THREE, Stance.LIKE)));
        Beat other = new Beat("Ælfric's beat", "", List.of(new Example(ONE, Stance.LIKE)));
        catalogue.beats().keep(small);
        catalogue.beats().keep(other);

        assertThat(catalogue.beats().list()).containsExactly(other, small);
        assertThat(catalogue.beats().find("small-MODELS")).contains(small);
        assertThat(small.papers(true)).containsExactly(TWO, THREE);
        assertThat(small.papers(false)).containsExactly(ONE);
        assertThat(catalogue.beats().find("large models")).isEmpty();
    }

    @Test
    void anotherIsNotKeptUnderATakenName() {
        Beat maps = new Beat("Maps", "old maps", List.of());
        assertThat(catalogue.beats().add(maps)).isTrue();
        assertThat(catalogue.beats().add(new Beat("MAPS", "new maps", List.of())))
                .isFalse();
        assertThat(catalogue.beats().list()).containsExactly(maps);
    }

    @Test
    void oneThatIsReplacedMayTakeAnyFreeName() {
        Beat maps = new Beat("Maps", "old maps", List.of(new Example(ONE, Stance.LIKE)));
        Beat atlases = new Beat("Atlases", "old maps", List.of(new Example(TWO, Stance.LIKE)));
        catalogue.beats().keep(maps);
        catalogue.beats().keep(new Beat("Globes", "round maps", List.of()));

        assertThat(replace("maps", maps, new Beat("globes", "all maps", List.of())))
                .isEqualTo(Replaced.TAKEN);
        assertThat(catalogue.beats().find("maps")).contains(maps);
        assertThat(replace("maps", maps, atlases)).isEqualTo(Replaced.DONE);
        assertThat(catalogue.beats().list().stream().map(Beat::name)).containsExactly("Atlases", "Globes");
        assertThat(replace("atlases", atlases, maps)).isEqualTo(Replaced.DONE);
        assertThat(catalogue.beats().find("maps")).contains(maps);
    }

    private Replaced replace(String former, Beat seen, Beat beat) {
        return catalogue.beats().replace(former, seen.fingerprint(), beat);
    }

    @Test
    void oneThatWasChangedSinceItWasLookedAtIsNotReplaced() {
        Beat maps = new Beat("Maps", "old maps", List.of());
        catalogue.beats().keep(maps);
        catalogue.beats().change("maps", beat -> beat.saying(ONE, Stance.MORE));

        assertThat(replace("maps", maps, new Beat("Maps", "new maps", List.of())))
                .isEqualTo(Replaced.OUTDATED);
        assertThat(catalogue.beats().find("maps").orElseThrow().papers(true)).containsExactly(ONE);
        catalogue.beats().remove("maps");
        assertThat(replace("maps", maps, maps)).as("removed").isEqualTo(Replaced.OUTDATED);
        assertThat(catalogue.beats().list()).isEmpty();
    }

    /** Sources may tell later that two papers are one, or that it has another name. */
    @Test
    void examplesHaveTheNamesUnderWhichTheirPapersAreFiledNow() {
        catalogue
                .beats()
                .keep(new Beat(
                        "Maps",
                        "",
                        List.of(
                                new Example(PaperId.ofText("doi:10.1000/maps"), Stance.LIKE),
                                new Example(TWO, Stance.UNLIKE))));
        catalogue
                .papers()
                .store(List.of(Sketch.of(TWO.local()).alsoCalled("10.1000/maps").paper()));

        assertThat(catalogue.beats().find("maps").orElseThrow().examples())
                .as("one paper, which was wanted under one of its names")
                .containsExactly(new Example(TWO, Stance.LIKE));
    }

    @Test
    void whatIsSaidOfAPaperTakesThePlaceOfWhatWasSaidBefore() {
        catalogue
                .beats()
                .keep(new Beat("Maps", "", List.of(new Example(ONE, Stance.LIKE), new Example(TWO, Stance.LIKE))));

        catalogue.beats().change("maps", beat -> beat.saying(THREE, Stance.MORE));
        catalogue.beats().change("maps", beat -> beat.saying(TWO, Stance.LESS));
        catalogue.beats().change("maps", beat -> beat.saying(THREE, Stance.LESS));

        assertThat(catalogue.beats().find("maps").orElseThrow().examples())
                .containsExactly(
                        new Example(ONE, Stance.LIKE), new Example(TWO, Stance.LESS), new Example(THREE, Stance.LESS));
        assertThatThrownBy(() -> catalogue.beats().change("maps", beat -> beat.silentOn(ONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a sentence");
        assertThat(catalogue.beats().find("maps").orElseThrow().examples())
                .as("as before")
                .hasSize(3);
        assertThat(catalogue.beats().change("globes", beat -> beat)).isEmpty();
    }

    /** Pages show beats, and are kept while the catalogue stays at its revision. */
    @Test
    void everyChangeIsARevisionOfTheCatalogue() {
        long before = catalogue.revision();
        catalogue.beats().keep(new Beat("Maps", "old maps", List.of()));
        long kept = catalogue.revision();
        catalogue.beats().remove("maps");

        assertThat(kept).isGreaterThan(before);
        assertThat(catalogue.revision()).isGreaterThan(kept);
    }

    @Test
    void oneOfTheSameNameTakesItsPlace() {
        catalogue.beats().keep(new Beat("Maps", "old maps", List.of(new Example(ONE, Stance.LIKE))));
        Beat again = new Beat("maps", "new maps", List.of(new Example(TWO, Stance.LIKE)));

        catalogue.beats().keep(again);

        assertThat(catalogue.beats().list()).containsExactly(again);
    }

    @Test
    void oneThatIsRemovedIsGoneWithItsExamples() {
        catalogue.beats().keep(new Beat("Maps", "", List.of(new Example(ONE, Stance.LIKE))));

        assertThat(catalogue.beats().remove("MAPS")).isTrue();
        assertThat(catalogue.beats().remove("maps")).isFalse();
        assertThat(catalogue.beats().list()).isEmpty();
        catalogue.beats().keep(new Beat("Maps", "maps", List.of()));
        assertThat(catalogue.beats().find("maps").orElseThrow().examples()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithABeat() {
        assertRefused("of which one is a letter", () -> new Beat(" – ", "maps", List.of()));
        assertRefused("one line", () -> new Beat("two\nlines", "maps", List.of()));
        assertRefused("1 to 80", () -> new Beat("x".repeat(81), "maps", List.of()));
        assertRefused("at most 2000", () -> new Beat("Maps", "word ".repeat(10_000), List.of()));
        assertRefused("wants a sentence", () -> new Beat("Maps", "…", List.of()));
        assertRefused("wants a sentence", () -> new Beat("Maps", "", List.of(new Example(ONE, Stance.UNLIKE))));
        assertRefused(
                "as wanted and as not wanted",
                () -> new Beat("Maps", "", List.of(new Example(ONE, Stance.LIKE), new Example(ONE, Stance.UNLIKE))));
        assertThat(new Beat("Maps", "", List.of(new Example(ONE, Stance.LIKE), new Example(ONE, Stance.LIKE)))
                        .examples())
                .as("said twice is said once")
                .hasSize(1);
        assertRefused("call it otherwise", () -> new Beat("New!", "news", List.of()));
        assertRefused(
                "More than 500",
                () -> new Beat(
                        "Maps",
                        "",
                        IntStream.range(0, 501)
                                .mapToObj(i -> new Example(PaperId.ofText("arxiv:2501.%05d".formatted(i)), Stance.LIKE))
                                .toList()));
    }

    private static void assertRefused(String why, Runnable make) {
        assertThatThrownBy(make::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aSampleIsSpreadOverAllPapersAndAlwaysTheSame() {
        catalogue
                .papers()
                .store(IntStream.range(0, 100)
                        .mapToObj(i -> Sketch.of("2502.%05d".formatted(i)).paper())
                        .toList());

        List<PaperId> sample = catalogue.lists().sample(10);

        assertThat(sample)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .isEqualTo(catalogue.lists().sample(10));
        assertThat(sample.getFirst().local()).isLessThan("2502.00015");
        assertThat(sample.getLast().local()).isGreaterThan("2502.00085");
        assertThat(catalogue.lists().sample(1_000))
                .hasSize(100)
                .isEqualTo(catalogue.lists().names());
    }
}
