package broadsheet.digest.feed;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A document of a feed, before it is written in one of the {@link FeedFormat}s. All addresses are whole.
 *
 * @param id the name of the feed for feed readers, the same in all of its documents
 * @param title of the list
 * @param page the page that shows the list
 * @param links to itself and to the other documents of the feed, each relation once
 * @param kind which part of the feed it is
 * @param updated when anything that it tells of was last published or updated
 * @param entries its papers
 */
public record Feed(
        String id, String title, String page, List<Link> links, Kind kind, Instant updated, List<FeedEntry> entries) {
    /** Which part of a feed a document is (RFC 5005). */
    public enum Kind {
        /** A page of a list that has several. */
        PAGE,
        /** The newest part of a list whose older parts are archives. */
        CURRENT,
        /** An older part, which hardly changes any more. */
        ARCHIVE
    }

    /** How a document stands to another one, by its registered name (RFC 4287, RFC 5005). */
    public enum Relation {
        SELF("self"),
        FIRST("first"),
        PREVIOUS("previous"),
        NEXT("next"),
        CURRENT("current"),
        PREVIOUS_ARCHIVE("prev-archive"),
        NEXT_ARCHIVE("next-archive");

        private final String word;

        Relation(String word) {
            this.word = word;
        }

        /** As links call it. */
        public String word() {
            return word;
        }

        /** The relation of a word. */
        public static Optional<Relation> parse(String word) {
            return Arrays.stream(values())
                    .filter(relation -> relation.word.equals(word))
                    .findFirst();
        }
    }

    /**
     * A link to a document of the feed.
     *
     * @param address where that is
     */
    public record Link(Relation relation, String address) {}

    public Feed {
        title = FeedText.line(title);
        links = List.copyOf(links);
        entries = List.copyOf(entries);
    }

    /** The address of a document that this one links to. */
    public Optional<String> link(Relation relation) {
        return links.stream()
                .filter(link -> link.relation() == relation)
                .map(Link::address)
                .findFirst();
    }

    /** Its own address. */
    public String self() {
        return link(Relation.SELF).orElseThrow(() -> new IllegalStateException(id + " does not know its address"));
    }
}
