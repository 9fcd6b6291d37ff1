package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.PaperId;
import broadsheet.source.arxiv.world.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
class CompletenessTest {
    private static final PaperId FIRST = PaperId.of("arxiv", "2611.00001");
    private static final PaperId SECOND = PaperId.of("arxiv", "2611.00002");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T07:20:00Z"));
    private Catalogue catalogue;
    private Completeness completeness;

    @BeforeEach
    void open() {
        Home home = new Home(folder.resolve("home"));
        home.prepare();
        catalogue = store.open(home, clock);
        completeness = catalogue.completeness();
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private Look look(LocalDate day, Look.Part part, int held) {
        return new Look(day, part, clock.instant(), 40, held, 2, 1);
    }

    @Test
    void aPaperIsHereUnderAnyOfItsIds() {
        catalogue
                .papers()
                .store(List.of(
                        Sketch.of("2611.00001").alsoCalled("doi:10.1000/182").paper()));

        assertThat(completeness.lacking(List.of(SECOND, FIRST, PaperId.of("doi", "10.1000/182"))))
                .containsExactly(SECOND);
        List<PaperId> many = IntStream.range(10_000, 13_000)
                .mapToObj(i -> PaperId.of("arxiv", "2611." + i))
                .toList();
        assertThat(completeness.lacking(many)).containsExactlyElementsOf(many);
        assertThat(completeness.lacking(List.of())).isEmpty();
    }

    @Test
    void aLaterLookTakesThePlaceOfAnEarlierOneAtTheSame() {
        completeness.note(
                List.of(
                        look(DAY, Look.Part.ANNOUNCED, 38),
                        look(DAY, Look.Part.CHANGED, 37),
                        look(DAY.minusDays(1), Look.Part.CHANGED, 36)),
                List.of());
        completeness.note(List.of(look(DAY, Look.Part.ANNOUNCED, 33)), List.of());

        assertThat(completeness.latest(9)).extracting(Look::held).containsExactly(33, 37, 36);
        assertThat(completeness.latest(1))
                .containsExactly(new Look(DAY, Look.Part.ANNOUNCED, clock.instant(), 40, 33, 2, 1));
        clock.advance(Completeness.KEPT.plusDays(1));
        completeness.note(List.of(look(DAY.plusDays(91), Look.Part.CHANGED, 38)), List.of());
        assertThat(completeness.latest(9)).hasSize(1);
    }

    @Test
    void aPaperIsMissedSinceTheFirstTimeUntilItIsHereOrAWeekHasPassed() {
        Instant first = clock.instant();
        completeness.note(List.of(), List.of(SECOND));
        clock.advance(Duration.ofDays(1));
        completeness.note(List.of(), List.of(FIRST, SECOND));
        assertThat(completeness.missing().sequencedEntrySet())
                .containsExactly(Map.entry(SECOND, first), Map.entry(FIRST, first.plus(Duration.ofDays(1))));

        catalogue.papers().store(List.of(Sketch.of("2611.00001").paper()));
        completeness.note(List.of(), List.of());
        assertThat(completeness.missing().keySet()).containsExactly(SECOND);

        clock.advance(Completeness.MISSED);
        completeness.note(List.of(), List.of());
        assertThat(completeness.missing()).isEmpty();
    }

    @Test
    void aLookAddsUp() {
        assertThat(new Look(DAY, Look.Part.CHANGED, clock.instant(), 40, 30, 8, 6).missing())
                .isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Look(DAY, Look.Part.CHANGED, clock.instant(), 40, 41, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Look(DAY, Look.Part.CHANGED, clock.instant(), 40, 30, 11, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Look(DAY, Look.Part.CHANGED, clock.instant(), 40, 30, 5, 6));
    }
}
