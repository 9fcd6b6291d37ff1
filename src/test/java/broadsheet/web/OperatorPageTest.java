package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beats;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write. */
class OperatorPageTest {
    @TempDir
    private Path folder;

    private final Visitor operator = new Visitor(() -> this.stand);
    private final Visitor guest = new Visitor(() -> this.stand);
    private NewsStand stand;

    @BeforeEach
    void open() throws Exception {
        stand = NewsStand.withCats(folder);
    }

    @AfterEach
    void close() {
        stand.close();
        operator.close();
        guest.close();
    }

    private Beats beats() {
        return stand.open().catalogue().beats();
    }

    private String operatorsToken() throws Exception {
        operator.enter(stand.operator());
        return Visitor.token(operator.page("/beats/new?describe=felines"));
    }

    @Test
    void theAddressThatIsPrintedLetsOneBrowserInOnce() throws Exception {
        URI address = stand.operator();

        assertThat(operator.enter(address).statusCode()).isEqualTo(303);

        assertThat(operator.page("/operator").expectFirst("h1").text()).isEqualTo("This browser may write");
        assertThat(guest.page("/operator").expectFirst("h1").text()).isEqualTo("This browser may look");
        assertThat(guest.get(address.getPath() + "?" + address.getQuery()).statusCode())
                .isEqualTo(403);
        assertThat(guest.get("/operator?key=" + "0".repeat(32)).statusCode()).isEqualTo(403);
    }

    @Test
    void lookingAtTheAddressDoesNotSpendIt() throws Exception {
        URI address = stand.operator();
        guest.page(address.getPath() + "?" + address.getQuery());

        assertThat(operator.enter(address).statusCode()).isEqualTo(303);
    }

    @Test
    void aBrowserMayWriteUntilItIsLetOutAndAfterTheServerStartedAgain() throws Exception {
        String token = operatorsToken();
        stand.close();
        stand = NewsStand.encoded(folder, List.of());
        assertThat(operator.page("/operator").expectFirst("h1").text()).isEqualTo("This browser may write");
        assertThat(operator.post("/operator", "token", token, "leave", "yes").statusCode())
                .isEqualTo(303);
        assertThat(operator.page("/operator").expectFirst("h1").text()).isEqualTo("This browser may look");
    }

    @Test
    void nobodyElseWrites() throws Exception {
        String ours = operatorsToken();
        String theirs = "0".repeat(64);
        beats().keep(new Beat("Cats", "felines", List.of()));

        for (String path : List.of("/beats", "/beats/cats/say", "/beats/cats/remove")) {
            assertThat(guest.post(
                                    path,
                                    "token",
                                    ours,
                                    "name",
                                    "Mine",
                                    "describe",
                                    "x",
                                    "say",
                                    "more",
                                    "paper",
                                    "2603.00001")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(operator.post(path, "token", theirs, "name", "Mine", "describe", "x")
                            .statusCode())
                    .as("%s with a token that is made up", path)
                    .isEqualTo(403);
            assertThat(operator.post(path, "name", "Mine", "describe", "x").statusCode())
                    .as("%s with none", path)
                    .isEqualTo(403);
        }
        assertThat(beats().list()).hasSize(1);
    }
}
