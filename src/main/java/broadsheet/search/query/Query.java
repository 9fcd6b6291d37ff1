package broadsheet.search.query;

import broadsheet.paper.Category;
import broadsheet.paper.PaperId;
import broadsheet.paper.Taxonomy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked for, as a tree: conditions on a paper, and {@link Not}, {@link All} and {@link Any} of them. One meaning
 * has one tree as far as order, brackets and repetition go: the factories {@link #all}, {@link #any} and {@link #not}
 * flatten, drop what stands twice, and never wrap a single part; the records refuse what is not in that form.
 *
 * <p>{@link QueryParser} reads it from what people type, {@link QueryText} writes it as they would type it, and
 * {@link Paraphrase} says it in words.
 */
public sealed interface Query {
    /**
     * All of these: flat, each once, {@link Everything} left out.
     *
     * @return the only part if one is left, {@link Everything} if none is
     */
    static Query all(List<Query> parts) {
        List<Query> flat = parts.stream()
                .flatMap(part -> part instanceof All all ? all.parts().stream() : Stream.of(part))
                .filter(part -> !(part instanceof Everything))
                .distinct()
                .toList();
        return switch (flat.size()) {
            case 0 -> new Everything();
            case 1 -> flat.getFirst();
            default -> new All(flat);
        };
    }

    /**
     * Any of these: flat, each once.
     *
     * @return the only alternative if one is left, {@link Everything} if that is among them
     * @throws IllegalArgumentException if there are none
     */
    static Query any(List<Query> alternatives) {
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("any of no alternatives would find nothing");
        }
        List<Query> flat = alternatives.stream()
                .flatMap(each -> each instanceof Any any ? any.alternatives().stream() : Stream.of(each))
                .distinct()
                .toList();
        if (flat.contains(new Everything())) {
            return new Everything();
        }
        return flat.size() == 1 ? flat.getFirst() : new Any(flat);
    }

    /**
     * All papers but those.
     *
     * @return what is negated if this is a negation itself
     * @throws IllegalArgumentException if nothing would be left
     */
    static Query not(Query query) {
        return query instanceof Not not ? not.query() : new Not(query);
    }

    /** A text as a condition: its only word, or the phrase of its words; nothing if it holds no letter or digit. */
    static Optional<Query> text(String text) {
        List<String> words = TypedText.words(text);
        return switch (words.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Word(words.getFirst()));
            default -> Optional.of(new Phrase(String.join(" ", words)));
        };
    }

    /**
     * A word, found in any field.
     *
     * @param text as typed, in NFC, without blanks, quotes and the punctuation around it; it holds a letter or a digit
     */
    record Word(String text) implements Query {
        /** @throws IllegalArgumentException if this is not one word */
        public Word {
            List<String> words = TypedText.words(text);
            if (words.size() != 1) {
                throw new IllegalArgumentException("not one word: \"" + text + "\"");
            }
            text = words.getFirst();
        }
    }

    /**
     * Words next to each other, in any one field.
     *
     * @param text at least two words as in {@link Word}, with single blanks
     */
    record Phrase(String text) implements Query {
        /** @throws IllegalArgumentException if there are fewer words */
        public Phrase {
            List<String> words = TypedText.words(text);
            if (words.size() < 2) {
                throw new IllegalArgumentException("a phrase of fewer than two words: \"" + text + "\"");
            }
            text = String.join(" ", words);
        }

        /** The words, in order. */
        public List<String> words() {
            return List.of(text.split(" ", -1));
        }
    }

    /**
     * A word or phrase in the title.
     *
     * @param of a {@link Word} or a {@link Phrase}
     */
    record Title(Query of) implements Query {
        /** @throws IllegalArgumentException if it is neither */
        public Title {
            if (!(of instanceof Word || of instanceof Phrase)) {
                throw new IllegalArgumentException("a title has words and phrases, not " + of);
            }
        }
    }

    /**
     * Somebody among the authors.
     *
     * @param name in any usual order and length: {@code Y. LeCun}, {@code LeCun, Yann}, {@code lecun}; in NFC, single
     *     blanks, no quotes, at least a letter or digit
     */
    record AuthorName(String name) implements Query {
        /** @throws IllegalArgumentException if there is no letter or digit in it */
        public AuthorName {
            name = checked("an author's name", name);
        }
    }

    /**
     * A category, the first or a further one of a paper.
     *
     * @param code as {@link Category} writes it, without quotes and asterisks: {@code cs.CL}; {@code cs} with a subtree
     * @param subtree whether what is below it counts too: {@code cs.CL} is below {@code cs}. Written {@code cs.*}; always
     *     so for an archive of arXiv that is divided, since hardly a paper is filed under that itself
     */
    record InCategory(String code, boolean subtree) implements Query {
        private static final Set<String> DIVIDED = Taxonomy.all().stream()
                .map(Category::code)
                .filter(code -> code.indexOf('.') > 0)
                .map(code -> code.substring(0, code.indexOf('.')))
                .collect(Collectors.toUnmodifiableSet());

        /** @throws IllegalArgumentException if there is no letter or digit in the code */
        public InCategory {
            code = checked("a category's code", code);
            if (code.endsWith(".*")) {
                code = code.substring(0, code.length() - ".*".length());
                subtree = true;
            }
            code = new Category(checked("a category's code", code.replace("*", ""))).code();
            String archive = code.toLowerCase(Locale.ROOT);
            if (DIVIDED.contains(archive)) {
                code = archive;
                subtree = true;
            }
        }
    }

    /**
     * When a paper first appeared.
     *
     * @param from the first day, of a year from 1 to 9999, or {@link #EVER_SINCE}
     * @param to the last day, not before the first, or {@link #EVER_AFTER}; one end at least is a day
     */
    record Appeared(LocalDate from, LocalDate to) implements Query {
        /** The open beginning. */
        public static final LocalDate EVER_SINCE = LocalDate.MIN;

        /** The open end. */
        public static final LocalDate EVER_AFTER = LocalDate.MAX;

        /** @throws IllegalArgumentException if the ends are not like that */
        public Appeared {
            boolean isOpen = from.equals(EVER_SINCE) && to.equals(EVER_AFTER);
            boolean legal = (from.equals(EVER_SINCE) || isDay(from)) && (to.equals(EVER_AFTER) || isDay(to));
            if (isOpen || !legal || from.isAfter(to)) {
                throw new IllegalArgumentException("no span of days: " + from + " to " + to
                        + "; legal are years 1 to 9999, in order, and one end that is open");
            }
        }

        private static boolean isDay(LocalDate day) {
            return day.getYear() >= 1 && day.getYear() <= 9999;
        }
    }

    /**
     * Where a paper was published.
     *
     * @param text words of the venue's name, in NFC, single blanks, no quotes, at least a letter or digit
     */
    record Venue(String text) implements Query {
        /** @throws IllegalArgumentException if there is no letter or digit in it */
        public Venue {
            text = checked("a venue", text);
        }
    }

    /**
     * Whether code of a paper is known.
     *
     * @param has whether it must be, or must not be
     */
    record Code(boolean has) implements Query {}

    /**
     * How many upvotes a paper has.
     *
     * @param least at least 0
     * @param most not below {@code least}; {@link Integer#MAX_VALUE} stands for any number
     */
    record Upvotes(int least, int most) implements Query {
        /** @throws IllegalArgumentException if the numbers are not like that */
        public Upvotes {
            if (least < 0 || most < least) {
                throw new IllegalArgumentException(
                        "no span of upvotes: " + least + " to " + most + "; legal are numbers from 0, in order");
            }
        }
    }

    /**
     * The one paper of that identifier.
     *
     * @param id well-formed, which does not say that there is such a paper
     */
    record Id(PaperId id) implements Query {}

    /**
     * A source that told of a paper.
     *
     * @param name in lower case, as imports and sources are called: {@code arxiv}
     */
    record Source(String name) implements Query {
        /** @throws IllegalArgumentException if there is no letter or digit in it */
        public Source {
            name = checked("a source", name.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * All papers but those; alone as well as among others.
     *
     * @param query neither a negation nor {@link Everything}
     */
    record Not(Query query) implements Query {
        /** @throws IllegalArgumentException if it is one of those */
        public Not {
            if (query instanceof Not || query instanceof Everything) {
                throw new IllegalArgumentException("not to be negated: " + query);
            }
        }
    }

    /**
     * Papers for which all of these hold.
     *
     * @param parts at least two, each once, none of them {@link All} or {@link Everything}
     */
    record All(List<Query> parts) implements Query {
        /** @throws IllegalArgumentException if they are not like that */
        public All {
            parts = List.copyOf(parts);
            if (!isFlat(parts) || parts.stream().anyMatch(All.class::isInstance)) {
                throw new IllegalArgumentException("not in the form that Query.all makes: " + parts);
            }
        }
    }

    /**
     * Papers for which one of these holds, or more.
     *
     * @param alternatives at least two, each once, none of them {@link Any} or {@link Everything}
     */
    record Any(List<Query> alternatives) implements Query {
        /** @throws IllegalArgumentException if they are not like that */
        public Any {
            alternatives = List.copyOf(alternatives);
            if (!isFlat(alternatives) || alternatives.stream().anyMatch(Any.class::isInstance)) {
                throw new IllegalArgumentException("not in the form that Query.any makes: " + alternatives);
            }
        }
    }

    /** Every paper there is: an empty query, or one of which nothing could be read. Never a part of another. */
    record Everything() implements Query {}

    private static boolean isFlat(Collection<Query> parts) {
        return parts.size() >= 2
                && new HashSet<>(parts).size() == parts.size()
                && parts.stream().noneMatch(Everything.class::isInstance);
    }

    private static String checked(String what, String text) {
        String value = TypedText.value(text);
        if (!TypedText.hasWord(value)) {
            throw new IllegalArgumentException(what + " without a letter or digit: \"" + text + "\"");
        }
        return value;
    }
}
