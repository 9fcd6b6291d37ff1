package broadsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowCommandTest {
    private final Keyboard keyboard;

    FollowCommandTest(@TempDir Path folder) {
        this.keyboard = Keyboard.at(folder.resolve("home"));
    }

    @Test
    void withoutASubjectItTellsWhatIsFollowed() {
        assertThat(keyboard.type("follow").out()).contains("Nothing was chosen yet");
        keyboard.type("follow hep-th");
        assertThat(keyboard.type("follow").out())
                .isEqualTo("The server follows hep-th, High Energy Physics - Theory.\n");
    }

    @Test
    void theChoiceReplacesTheOneBeforeAndSaysItOnce() {
        keyboard.type("follow all");
        assertThat(keyboard.type("follow CS.cl cs math.NA").out())
                .isEqualTo("The server follows all of cs; math.NA, Numerical Analysis.\n");
        assertThat(keyboard.type("follow --json").out())
                .contains("\"followed\" : [ \"cs\", \"math.NA\" ]")
                .contains("\"chosen\" : true");
    }

    @Test
    void whatArxivDoesNotHaveIsRefusedAndChangesNothing() {
        keyboard.type("follow cs.CL");

        Keyboard.Ran ran = keyboard.type("follow cs.LG cs.XY");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("'cs.XY' is no archive or category").contains("hep-th");
        assertThat(keyboard.type("follow").out()).contains("cs.CL").doesNotContain("cs.LG");
    }
}
