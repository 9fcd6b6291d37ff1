package broadsheet.search.query;

import broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Queries at random: texts made of what the language is made of, and trees. */
final class RandomQueries {
    /** Single signs, whole pieces and foreign matter; signs of the grammar most of all. */
    private static final List<String> PIECES = List.of(
            " ",
            " ",
            " ",
            " ",
            "\"",
            "\"",
            "(",
            ")",
            "-",
            "*",
            ":",
            "|",
            ".",
            "..",
            ",",
            ";",
            ">",
            "<=",
            "+",
            "'",
            "…",
            " OR ",
            " OR ",
            " AND ",
            " NOT ",
            " | ",
            "“",
            "”",
            "«",
            "（",
            "）",
            "：",
            "\\",
            "%25",
            "%",
            "#",
            "[",
            "]",
            "!",
            "a",
            "b",
            "word",
            "few-shot",
            "C++",
            "é",
            "o\u030b",
            "\u0338",
            "J\u030c",
            "İ",
            "ﬁ",
            "\ufb2c",
            "author:",
            "au:",
            "title:",
            "cat:",
            "year:",
            "date:",
            "venue:",
            "code:",
            "upvotes:",
            "id:",
            "source:",
            "abs:",
            "-author:",
            "title:(",
            "author:(",
            "cs.CL",
            "cs.*",
            "cs",
            "hep-th",
            "2023",
            "2023..2025",
            "2025-12-26",
            ">10",
            "10",
            "yes",
            "no",
            "2503.11731",
            "arXiv:2503.11731v1 [cs.CL] x",
            "own:17",
            "10.1000/x(1)",
            "doi:10.1/",
            "https://arxiv.org/abs/",
            "P18-1001",
            "openreview:",
            "التعلم",
            "自然言語",
            "한",
            "🦩",
            "👩\u200d🔬",
            "\ud83d",
            "\udd99",
            "\u0000",
            "\u0085",
            "\u00a0",
            "\u202e",
            "\u200b",
            "\uffff",
            "\n");

    private static final List<String> WORDS = List.of(
            "a",
            "few-shot",
            "C++",
            "OR",
            "NOT",
            "AND",
            "#SAT",
            "year:2020",
            "abs:x",
            "f(x)",
            "A*",
            "é",
            "J\u030c",
            "x|y",
            "自然言語",
            "2503.11731",
            "P18-1001",
            "cranfield:17",
            "https://x.org/a",
            "\\alpha",
            "a,b",
            "(1)",
            "“x",
            "\u0338x");

    private static final List<PaperId> IDS = Stream.of(
                    "2503.11731",
                    "hep-th/9901001",
                    "10.1016/0370-2693(91)90033-7",
                    "P18-1001",
                    "own:a b",
                    "own:\")(*",
                    "own:a%")
            .map(text -> PaperId.parse(text).orElseThrow())
            .toList();

    private RandomQueries() {}

    /** Up to twenty pieces, one after the other. */
    static String typed(Random random) {
        int length = random.nextInt(21);
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < length; i++) {
            typed.append(pick(PIECES, random));
        }
        return typed.toString();
    }

    /** A tree with at most 27 leaves and four levels. */
    static Query tree(Random random) {
        return random.nextInt(20) == 0 ? new Query.Everything() : tree(random, 3);
    }

    private static Query tree(Random random, int levels) {
        int shape = levels == 0 ? 0 : random.nextInt(5);
        return switch (shape) {
            case 1 -> Query.all(trees(random, levels - 1));
            case 2 -> Query.any(trees(random, levels - 1));
            case 3 -> Query.not(tree(random, levels - 1));
            default -> leaf(random);
        };
    }

    private static List<Query> trees(Random random, int levels) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> tree(random, levels))
                .toList();
    }

    private static Query leaf(Random random) {
        String words = pick(WORDS, random) + " " + pick(WORDS, random);
        return switch (random.nextInt(12)) {
            case 0 -> new Query.Phrase(words);
            case 1 -> new Query.Title(new Query.Word(word(random)));
            case 2 -> new Query.Title(new Query.Phrase(words));
            case 3 -> new Query.AuthorName(random.nextBoolean() ? words : word(random));
            case 4 -> new Query.InCategory(random.nextBoolean() ? "cs.CL" : pick(WORDS, random), random.nextBoolean());
            case 5 -> appeared(random);
            case 6 -> new Query.Venue(words);
            case 7 -> new Query.Code(random.nextBoolean());
            case 8 -> upvotes(random);
            case 9 -> new Query.Id(pick(IDS, random));
            case 10 -> new Query.Source(word(random));
            default -> new Query.Word(word(random));
        };
    }

    /** One that is a word in quotes, too. */
    private static String word(Random random) {
        return pick(WORDS, random);
    }

    private static Query appeared(Random random) {
        LocalDate from = LocalDate.of(random.nextInt(1, 9999), 1, 1).plusDays(random.nextInt(3) * 31L);
        LocalDate to =
                from.plusMonths(random.nextInt(30)).plusDays(random.nextInt(3)).minusDays(1);
        return switch (random.nextInt(4)) {
            case 0 -> new Query.Appeared(from, Query.Appeared.EVER_AFTER);
            case 1 ->
                new Query.Appeared(Query.Appeared.EVER_SINCE, from.minusDays(1).plusYears(1));
            default -> new Query.Appeared(from, to.isBefore(from) ? from : to);
        };
    }

    private static Query upvotes(Random random) {
        int least = random.nextInt(3) * 10;
        return new Query.Upvotes(least, random.nextBoolean() ? Integer.MAX_VALUE : least + random.nextInt(2) * 7);
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
