package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.paper.PaperId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which papers are encoded first. */
class UnencodedOrderTest {
    @Test
    void halfAreTheNewestAndHalfTheMostUpvoted(@TempDir Path folder) throws InterruptedException {
        Home home = new Home(folder);
        home.prepare();
        Encoding encoding = Encoding.of(new ConceptEncoder(), home.vectors());
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system())) {
            catalogue
                    .papers()
                    .store(List.of(
                            Sketch.of("2501.00001")
                                    .announced("2025-01-01")
                                    .voted(9)
                                    .paper(),
                            Sketch.of("2501.00002")
                                    .announced("2025-01-02")
                                    .voted(50)
                                    .paper(),
                            Sketch.of("2501.00003")
                                    .announced("2025-01-03")
                                    .voted(7)
                                    .paper(),
                            Sketch.of("2501.00004")
                                    .announced("2025-01-04")
                                    .voted(1)
                                    .paper(),
                            Sketch.of("2501.00005")
                                    .announced("2025-01-05")
                                    .voted(2)
                                    .paper()));
            index.awaitCurrent();

            assertThat(index.unencoded().orElseThrow().next(4))
                    .extracting(PaperId::local)
                    .containsExactly("2501.00005", "2501.00004", "2501.00002", "2501.00001");
            assertThat(index.unencoded().orElseThrow().next(100))
                    .extracting(PaperId::local)
                    .containsExactly("2501.00005", "2501.00004", "2501.00003", "2501.00002", "2501.00001");
            catalogue
                    .papers()
                    .store(List.of(Sketch.of("2501.00006")
                            .announced("2025-01-06")
                            .voted(60)
                            .paper()));
            index.awaitCurrent();
            assertThat(index.unencoded().orElseThrow().next(2))
                    .as("and one that is both leaves a place")
                    .extracting(PaperId::local)
                    .containsExactly("2501.00006", "2501.00005");
        }
    }
}
