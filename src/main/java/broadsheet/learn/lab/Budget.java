package broadsheet.learn.lab;

/**
 * How much an experiment may cost.
 *
 * @param smoke whether it is only to show that the experiment runs
 * @param seeds how often examples are drawn
 * @param topics how many at most of each half, those with the most papers
 * @param papers how many at most, evenly spread over the newest 8,000, where nobody says which
 */
public record Budget(boolean smoke, int seeds, int topics, int papers) {
    /** For what is claimed. */
    public static final Budget FULL = new Budget(false, 5, 60, 8_000);

    /** For looking whether it runs. */
    public static final Budget SMOKE = new Budget(true, 2, 10, 3_000);

    public Budget {
        if (seeds < 1 || topics < 1 || papers < 1) {
            throw new IllegalArgumentException(
                    "an experiment of " + seeds + " seeds, " + topics + " topics and " + papers + " papers");
        }
    }
}
