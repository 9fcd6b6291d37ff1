package broadsheet.learn;

/**
 * Numbers words from 0: a table by their keys, open to the next free place. A word that has none has the number one beyond the last,
 * for which a table of what is known of words has a place as well. Immutable.
 */
final class WordNumbers {
    private final int size;

    /** Keys raised by one, as 0 is a free place; beside each its number. */
    private final int[] places;

    private final int mask;

    /** @param keys of words, each once; their numbers are their places */
    WordNumbers(int[] keys) {
        size = keys.length;
        int slots = Integer.highestOneBit(Math.max(1, 2 * keys.length)) * 2;
        places = new int[2 * slots];
        mask = slots - 1;
        for (int number = 0; number < keys.length; number++) {
            int slot = keys[number] & mask;
            while (places[2 * slot] != 0) {
                slot = (slot + 1) & mask;
            }
            places[2 * slot] = keys[number] + 1;
            places[2 * slot + 1] = number;
        }
    }

    /** How many words have a number. */
    int size() {
        return size;
    }

    /** The number of a word; {@link #size} if it has none. */
    int of(int key) {
        int slot = key & mask;
        int wanted = key + 1;
        while (places[2 * slot] != 0) {
            if (places[2 * slot] == wanted) {
                return places[2 * slot + 1];
            }
            slot = (slot + 1) & mask;
        }
        return size;
    }
}
