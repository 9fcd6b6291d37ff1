package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Withdrawn",
                "[withdrawn] see the new version",
                "WITHDRAWN BY THE AUTHORS",
                "This paper has been withdrawn by the author due to a crucial error in equation 3",
                "5 pages, 1 figure. This paper has been temporarily withdrawn",
                "The paper is being withdrawn.",
                "Paper withdrawn",
                "Submission was withdrawn because of an overlap",
                "It is hereby withdrawn",
                "has been withdrawn from the archive",
            })
    void aCommentMaySayThatThePaperWasWithdrawn(String comment) {
        assertThat(Metadata.saysWithdrawn(comment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12 pages",
                "replaces the withdrawn paper 0801.0001",
                "An earlier version of this paper was withdrawn by us",
                "Supersedes our withdrawn submission",
                "The first version had been withdrawn due to an error; this one is correct",
                "On charges withdrawn, 3 pages",
                "To be drawn with",
            })
    void aCommentOnAnotherPaperOrVersionSaysNothingOfThisOne(String comment) {
        assertThat(Metadata.saysWithdrawn(comment)).isFalse();
    }
}
