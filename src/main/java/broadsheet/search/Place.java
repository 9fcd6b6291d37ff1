package broadsheet.search;

import java.util.Optional;

/**
 * A place in what was found: just after the paper that stands there. It stays where it is when papers are added.
 *
 * @param value by which the list is sorted: the score, the day or the upvotes of that paper
 * @param day days since 1970
 * @param paper the catalogue's own number of the paper, of no meaning elsewhere
 */
public record Place(double value, long day, long paper) {
    /** As a word for an address. */
    public String text() {
        return Long.toHexString(Double.doubleToLongBits(value)) + "_" + day + "_" + paper;
    }

    /** Reads {@link #text()}. */
    public static Optional<Place> parse(String text) {
        String[] parts = text.split("_", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new Place(
                            Double.longBitsToDouble(Long.parseUnsignedLong(parts[0], 16)),
                            Long.parseLong(parts[1]),
                            Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
