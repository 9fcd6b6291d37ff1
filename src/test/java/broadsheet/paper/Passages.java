package broadsheet.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts of words drawn by chance, as long and as much alike as a test wants. */
public final class Passages {
    private static final int LETTERS = 26;

    private Passages() {}

    /** A text of so many words, which no text of another seed has in this order. */
    public static String of(int words, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, words).mapToObj(i -> word(random)).collect(Collectors.joining(" ", "", "."));
    }

    private static String word(Random random) {
        return Stream.generate(() -> Character.toString('a' + random.nextInt(LETTERS)))
                .limit(4 + random.nextInt(5))
                .collect(Collectors.joining());
    }

    /** A text with its first words replaced by others, whatever the case and punctuation of the rest. */
    public static String changed(String text, int words, long seed) {
        List<String> all = Arrays.asList(text.split(" ", -1));
        return Stream.concat(
                        Stream.of(of(words, seed)), all.stream().skip(words).map(word -> word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }
}
