package broadsheet.web;

import broadsheet.catalog.Beat;
import broadsheet.edition.Edition;
import broadsheet.edition.Supplement;
import broadsheet.paper.Category;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An edition made up as a page: what stands where.
 *
 * @param edition the edition
 * @param lead the leading paper, whole; null on an empty edition
 * @param seconds two more at second size, whole; none on a small edition
 * @param beats what the beats caught
 * @param columns the other papers, by section
 * @param contents all sections with their sizes
 * @param supplements what was announced again
 * @param trending what else is being read, for the rail
 */
public record Sheet(
        Edition edition,
        @Nullable Card lead,
        List<Card> seconds,
        List<BeatColumn> beats,
        List<Column> columns,
        List<Contents> contents,
        List<Again> supplements,
        List<Card> trending) {

    /** Sections with at least so many summaries get the page's whole width. */
    private static final int WIDE = 3;

    /**
     * A section on the page.
     *
     * @param category which
     * @param papers how many it holds in all
     * @param cards those with a summary
     * @param brief those below the fold, by title only
     * @param isWhole whether all of its papers are on the page
     */
    public record Column(Category category, int papers, List<Card> cards, List<Card> brief, boolean isWhole) {
        /** What it is called. */
        public String name() {
            return category.name();
        }

        /** The word that links to it within the page. */
        public String anchor() {
            return "section-" + category.code();
        }
    }

    /**
     * A beat as a section of the page.
     *
     * @param beat which
     * @param papers how many it caught of the edition
     * @param cards those with a summary
     * @param brief those below the fold, by title only
     */
    public record BeatColumn(Beat beat, int papers, List<Card> cards, List<Card> brief) {
        public BeatColumn {
            cards = List.copyOf(cards);
            brief = List.copyOf(brief);
        }

        /** The word that links to it within the page. */
        public String anchor() {
            return "beat-" + beat.key().replace(' ', '-');
        }
    }

    /**
     * A line of the contents.
     *
     * @param category the section
     * @param papers how many it holds
     */
    public record Contents(Category category, int papers) {
        /** What it is called. */
        public String name() {
            return category.name();
        }
    }

    /**
     * A supplement on the page.
     *
     * @param supplement all of it
     * @param brief its first papers, by title only
     */
    public record Again(Supplement supplement, List<Card> brief) {
        public Again {
            brief = List.copyOf(brief);
        }

        /** Whether all of its papers are on the page. */
        public boolean isWhole() {
            return brief.size() == supplement.papers().size();
        }
    }

    public Sheet {
        seconds = List.copyOf(seconds);
        beats = List.copyOf(beats);
        columns = List.copyOf(columns);
        contents = List.copyOf(contents);
        supplements = List.copyOf(supplements);
        trending = List.copyOf(trending);
    }

    /** The sections that get the page's whole width. */
    public List<Column> wide() {
        return columns.stream().filter(column -> column.cards().size() >= WIDE).toList();
    }

    /** The sections that stand side by side. */
    public List<Column> narrow() {
        return columns.stream().filter(column -> column.cards().size() < WIDE).toList();
    }

    /** How many papers stand below the lead and the seconds, on the page or behind it. */
    public int others() {
        return edition.paperCount() - seconds.size() - (lead == null ? 0 : 1);
    }

    /** Whether a visitor finds a paper on it that is new to them. */
    boolean hasNewsFor(Visit visit) {
        return Stream.of(
                        Stream.ofNullable(lead),
                        seconds.stream(),
                        beats.stream().flatMap(column -> column.cards().stream()),
                        beats.stream().flatMap(column -> column.brief().stream()),
                        columns.stream().flatMap(column -> column.cards().stream()),
                        columns.stream().flatMap(column -> column.brief().stream()),
                        trending.stream())
                .flatMap(cards -> cards)
                .anyMatch(card -> visit.isNew(card.headline()));
    }

    /** Whether any paper of it has votes, so that lists keep a gutter for them. */
    public boolean hasVotes() {
        return lead != null && lead.hasVotes()
                || columns.stream().anyMatch(column -> column.cards().stream().anyMatch(Card::hasVotes));
    }
}
