package broadsheet.learn.lab;

import broadsheet.paper.PaperId;

/**
 * A paper that is known to be of a topic.
 *
 * @param paper which
 * @param origin who says so
 */
public record Example(PaperId paper, Origin origin) {
    /** Where a label comes from. */
    public sealed interface Origin {
        /** The authors filed the paper under a category. */
        record Filed(String category) implements Origin {}

        /**
         * Somebody wrote it into a file.
         *
         * @param line from 1
         */
        record Written(long line) implements Origin {}
    }
}
