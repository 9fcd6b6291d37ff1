package broadsheet.web;

import java.util.List;

/**
 * The page of an author or of a category: papers, the newest first.
 *
 * @param frame around it
 * @param kicker the line above the heading
 * @param heading whose papers these are
 * @param note what to know of them
 * @param papers how many there are in all
 * @param cards those on this page
 * @param first the address of the first page, or empty on it
 * @param next the address of the next page, or empty on the last
 */
public record ListView(
        Frame frame,
        String kicker,
        String heading,
        String note,
        long papers,
        List<Card> cards,
        String first,
        String next) {
    public ListView {
        cards = List.copyOf(cards);
    }
}
