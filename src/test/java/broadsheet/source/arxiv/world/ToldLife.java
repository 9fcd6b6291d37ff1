package broadsheet.source.arxiv.world;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The life of a paper that was told to us as it stands: it appears on its datestamp and stays as it is.
 *
 * @param paper as it stands
 * @param changes one
 */
public record ToldLife(ArxivPaper paper, List<Change> changes) implements Life {
    public ToldLife {
        changes = List.copyOf(changes);
    }

    /** A paper that was changed at some time of its datestamp, and of which no announcement is known. */
    public static ToldLife amended(ArxivPaper paper) {
        Change change = new Change(
                paper.datestamp().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                Change.Kind.AMENDED,
                paper.version());
        return new ToldLife(paper, List.of(change));
    }

    @Override
    public String id() {
        return paper.id();
    }

    @Override
    public List<String> categories() {
        return paper.categories();
    }

    @Override
    public ArxivPaper after(Change change) {
        return new ArxivPaper(
                paper.id(),
                paper.submitter(),
                paper.versions(),
                paper.title(),
                paper.authors(),
                paper.categories(),
                paper.extras(),
                paper.summary(),
                change.datestamp());
    }
}
