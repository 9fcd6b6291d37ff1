package broadsheet.paper;

/**
 * The name of a reader's account.
 *
 * @param value from 1
 */
public record ReaderId(long value) {
    public ReaderId {
        if (value < 1) {
            throw new IllegalArgumentException("reader id " + value + " is below 1");
        }
    }
}
