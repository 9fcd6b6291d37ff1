package broadsheet.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code doctor} found in one place.
 *
 * @param about what it looked at
 * @param isWell whether nobody needs to do anything
 * @param says what it found and, where that is not well, what to do
 * @param begun when that began, if it has a beginning; apart, so that JSON can leave it out
 */
record Finding(
        String about, boolean isWell, String says, @Nullable Instant begun) {
    static Finding well(String about, String says) {
        return new Finding(about, true, says, null);
    }

    static Finding unwell(String about, String says) {
        return new Finding(about, false, says, null);
    }

    /** For people, with the moment. */
    String inWords() {
        return begun == null ? says : says + " (begun " + Words.moment(begun) + ")";
    }
}
