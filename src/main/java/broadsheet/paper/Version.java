package broadsheet.paper;

/**
 * One version of a paper.
 *
 * @param number from 1
 * @param submitted when it was submitted
 */
public record Version(int number, PaperDate submitted) {
    public Version {
        if (number < 1) {
            throw new IllegalArgumentException("version " + number + " is below 1");
        }
    }
}
