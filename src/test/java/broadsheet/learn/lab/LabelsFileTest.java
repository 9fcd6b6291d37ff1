package broadsheet.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.learn.lab.Example.Origin;
import broadsheet.paper.PaperId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsFileTest {
    @TempDir
    private Path folder;

    private LabelsFile read(String text) throws IOException {
        return LabelsFile.read(
                Files.writeString(folder.resolve("labels.tsv"), text),
                name -> name.startsWith("25") ? PaperId.parse(name) : Optional.empty());
    }

    @Test
    void aTopicHasItsPapersOnceWithTheLineThatSaysSo() throws IOException {
        LabelsFile read = read(
                "cats\t2501.00001\n\ndogs and cats\t2501.00002\ncats\t2501.00002\ncats\t2501.00001\ncats\tnobody\n");

        assertThat(read.unknown()).isEqualTo(1);
        assertThat(read.topics()).extracting(Topic::name).containsExactly("cats", "dogs and cats");
        assertThat(read.topics().getFirst().examples())
                .containsExactly(
                        new Example(PaperId.ofText("arxiv:2501.00001"), new Origin.Written(1)),
                        new Example(PaperId.ofText("arxiv:2501.00002"), new Origin.Written(4)));
        assertThat(read.papers()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cats 2501.00001", "cats\t", "\t2501.00001", "cats\t2501.00001\tmore"})
    void aLineThatIsNoneIsToldWithItsNumber(String line) {
        assertThatThrownBy(() -> read("cats\t2501.00001\n" + line + "\n"))
                .isInstanceOf(LabelsFile.Broken.class)
                .hasMessageContaining("labels.tsv, line 2")
                .hasMessageContaining("with a tab between them");
    }

    @Test
    void whatIsNoTextIsTold() throws IOException {
        Path file =
                Files.write(folder.resolve("latin.tsv"), "café\t2501.00001\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> LabelsFile.read(file, PaperId::parse))
                .isInstanceOf(LabelsFile.Broken.class)
                .hasMessageContaining("not UTF-8");
    }
}
