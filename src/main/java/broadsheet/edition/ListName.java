package broadsheet.edition;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.TextKey;

/**
 * The name of a list of papers: whatever can be read on one page after another, followed in a feed, or cited as a whole.
 * {@link Lists} opens it. Equal names are the same list.
 */
public sealed interface ListName {
    /** The editions of every day, whole: what is followed where nothing else is meant. */
    ListName EVERY_DAY = new OfEditions(Kind.DAY, new Part.Whole());

    /** What the list is called, for readers. */
    String inWords();

    /**
     * All editions of a kind, the newest first.
     *
     * @param part how much of each
     */
    record OfEditions(Kind kind, Part part) implements ListName {
        @Override
        public String inWords() {
            String every = "every " + (kind == Kind.DAY ? "day" : kind.word());
            return switch (part) {
                case Part.Whole _ -> every;
                case Part.InSection section -> section.category().name() + ", " + every;
            };
        }
    }

    /**
     * One edition.
     *
     * @param part how much of it
     */
    record OfEdition(Period period, Part part) implements ListName {
        @Override
        public String inWords() {
            return switch (part) {
                case Part.Whole _ -> period.inWords();
                case Part.InSection section -> section.category().name() + ", " + period.inWords();
            };
        }
    }

    /**
     * What is trending, the best first.
     *
     * @param leastUpvotes how many upvotes a paper must have, from 0
     */
    record Trending(Window window, int leastUpvotes) implements ListName {
        public Trending {
            if (leastUpvotes < 0) {
                throw new IllegalArgumentException("at least " + leastUpvotes + " upvotes is below 0");
            }
        }

        @Override
        public String inWords() {
            String least = switch (leastUpvotes) {
                case 0 -> "";
                case 1 -> ", with an upvote";
                default -> ", with " + leastUpvotes + " upvotes or more";
            };
            return "trending this " + window.word() + least;
        }
    }

    /**
     * What a query finds.
     *
     * @param query as a person typed it
     */
    record Found(String query) implements ListName {
        public Found {
            query = query.strip();
        }

        @Override
        public String inWords() {
            return "search for “" + query + "”";
        }
    }

    /**
     * What is filed under a category, cross-listed papers included, the newest first.
     *
     * @param category where arXiv announces it today
     */
    record InCategory(Category category) implements ListName {
        public InCategory {
            category = category.canonical();
        }

        @Override
        public String inWords() {
            String name = category.name();
            return name.equals(category.code()) ? name : name + " (" + category.code() + ")";
        }
    }

    /**
     * All papers under a name, the newest first.
     *
     * @param author whose, in any spelling
     */
    record ByAuthor(Author author) implements ListName {
        @Override
        public String inWords() {
            return "papers by " + author.name();
        }
    }

    /**
     * What a beat caught, the latest first.
     *
     * @param key of the beat
     */
    record OfBeat(String key) implements ListName {
        public OfBeat {
            key = TextKey.of(key);
        }

        @Override
        public String inWords() {
            return "the beat “" + key + "”";
        }
    }
}
