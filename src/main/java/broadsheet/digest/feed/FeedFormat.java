package broadsheet.digest.feed;

import java.util.Arrays;
import java.util.Optional;

/** The formats in which a list can be followed. */
public enum FeedFormat {
    ATOM("atom", "Atom", "application/atom+xml") {
        @Override
        public byte[] write(Feed feed) {
            return AtomFeed.write(feed);
        }
    },
    RSS("rss", "RSS", "application/rss+xml") {
        @Override
        public byte[] write(Feed feed) {
            return RssFeed.write(feed);
        }
    },
    JSON("json", "JSON Feed", "application/feed+json") {
        @Override
        public byte[] write(Feed feed) {
            return JsonFeed.write(feed);
        }
    };

    private final String word;
    private final String title;
    private final String mediaType;

    FeedFormat(String word, String title, String mediaType) {
        this.word = word;
        this.title = title;
        this.mediaType = mediaType;
    }

    /** As addresses call it: {@code atom}, {@code rss}, {@code json}. */
    public String word() {
        return word;
    }

    /** For readers. */
    public String title() {
        return title;
    }

    /** Its media type, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** Writes a document in this format, in UTF-8. */
    public abstract byte[] write(Feed feed);

    /** The format of a word. */
    public static Optional<FeedFormat> parse(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }
}
