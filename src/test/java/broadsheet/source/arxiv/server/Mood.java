package broadsheet.source.arxiv.server;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

/** How arXiv feels about a request: mostly calm, sometimes in one of the ways in which it fails, or nearly. */
public sealed interface Mood {
    /** It answers as well as it can. */
    record Calm() implements Mood {}

    /** 503, with a {@code Retry-After}. */
    record Overloaded(Duration retryAfter) implements Mood {}

    /** 503, as the network before arXiv answers when arXiv is slow to begin. */
    record ColdCache() implements Mood {}

    /** 429 without a {@code Retry-After}, and again to whoever asks until so much time has passed on the server's clock. */
    record Banned(Duration until) implements Mood {
        /** As long as arXiv was seen to need. */
        public static final Banned TEN_MINUTES = new Banned(Duration.ofMinutes(10));
    }

    /** The request is taken, and nothing comes. */
    record Mute() implements Mood {}

    /** The headers come, and then nothing. */
    record Stalled() implements Mood {}

    /** Half of the answer comes in chunks, and the connection ends without the last one. */
    record CutInChunks() implements Mood {}

    /** Half of the answer comes, and the connection ends before the promised length. */
    record CutInLength() implements Mood {}

    /** An error page in HTML, with status 200. */
    record Html() implements Mood {}

    /** Status 200 and nothing else. */
    record Blank() implements Mood {}

    /** Every resumption token is told to have expired; requests without one are answered. */
    record Forgetful() implements Mood {}

    /** Crooked records of papers that do not exist stand among the good ones of a page, one for each fault. */
    record Sloppy(Set<Fault> faults) implements Mood {
        public Sloppy {
            faults = Set.copyOf(faults);
        }
    }

    /** Every record of one day lacks what makes it a paper. */
    record Garbage(LocalDate day) implements Mood {}

    /** The right answer, after a while of real time. */
    record Slow(Duration delay) implements Mood {}
}
