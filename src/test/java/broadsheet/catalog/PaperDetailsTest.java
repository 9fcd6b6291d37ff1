package broadsheet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.CountSnapshot;
import broadsheet.paper.Counts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaperDetailsTest {
    @Test
    void countsOfRowsThatGaveAMomentWhereNoneWasKnownAreOfAnUnknownOne() {
        PaperDetails details = PaperDetails.fromJson("""
                {"counts":[{"source":"a","at":0,"upvotes":1,"comments":0,"stars":0},\
                {"source":"b","at":1000,"upvotes":2,"comments":0,"stars":0},\
                {"source":"c","upvotes":3,"comments":0,"stars":0}]}""");

        assertThat(details.snapshots())
                .containsExactly(
                        new CountSnapshot("a", null, new Counts(1, 0, 0)),
                        new CountSnapshot("b", Instant.ofEpochSecond(1), new Counts(2, 0, 0)),
                        new CountSnapshot("c", null, new Counts(3, 0, 0)));
    }
}
