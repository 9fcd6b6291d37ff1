package broadsheet.search;

import broadsheet.catalog.Catalogue;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import broadsheet.search.query.Query;
import broadsheet.search.query.QueryParser;
import broadsheet.search.query.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds papers by what somebody typed: reads the query, asks the index, and reads what is printed of the papers from the
 * catalogue. An identifier, or the address of a paper, finds that paper, in the index or not. Thread-safe.
 */
public final class Search {
    private final Catalogue catalogue;
    private final PaperIndex index;

    /** Searches a catalogue by its index. */
    public Search(Catalogue catalogue, PaperIndex index) {
        this.catalogue = catalogue;
        this.index = index;
    }

    /**
     * A paper that was found.
     *
     * @param headline what is printed of it
     * @param relevance why it stands where it stands
     */
    public record FoundPaper(Headline headline, Relevance relevance) {}

    /**
     * What was found.
     *
     * @param reading how the query was read
     * @param papers the page
     * @param results what else the index said
     */
    public record Found(Reading reading, List<FoundPaper> papers, Results results) {
        public Found {
            papers = List.copyOf(papers);
        }
    }

    /** How far the index is. */
    public IndexState state() {
        return index.state();
    }

    /**
     * How many papers can be found by their meaning.
     *
     * @throws SearchException if the index cannot be read just now
     */
    public PaperIndex.Meant meant() {
        return index.meant();
    }

    /**
     * Finds papers.
     *
     * @param typed the query as a person typed it
     * @param wanted what of the papers it finds
     * @param openingLength how many characters of each abstract are wanted
     * @throws SearchException if the index cannot be read just now
     */
    public Found find(String typed, Wanted wanted, int openingLength) {
        Reading reading = QueryParser.parse(typed);
        if (reading.query() instanceof Query.Id(PaperId id)) {
            Optional<Headline> headline = headline(id, openingLength);
            if (headline.isPresent()) {
                return new Found(
                        reading, List.of(new FoundPaper(headline.get(), new Relevance(List.of()))), Results.ONE);
            }
        }
        Results results = index.find(reading.query(), wanted);
        return new Found(reading, printed(results.hits(), openingLength), results);
    }

    /**
     * The papers most like some others.
     *
     * @param papers the most alike first, each with why
     * @param unknown those of the examples whose meaning is not known yet, so that they had no say
     */
    public record FoundSimilar(List<FoundPaper> papers, List<PaperId> unknown) {
        public FoundSimilar {
            papers = List.copyOf(papers);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * Finds the papers most like some others, and unlike others.
     *
     * @param limit how many at most, from 1
     * @param openingLength how many characters of each abstract are wanted
     * @throws SearchException if the index cannot be read just now
     */
    public FoundSimilar similar(Likeness likeness, int limit, int openingLength) {
        Similar similar = index.similar(likeness, List.of(), limit);
        return new FoundSimilar(printed(similar.hits(), openingLength), similar.unknown());
    }

    private List<FoundPaper> printed(List<Hit> hits, int openingLength) {
        Map<PaperId, Headline> headlines =
                catalogue.lists().headlines(hits.stream().map(Hit::id).toList(), openingLength);
        List<FoundPaper> papers = new ArrayList<>();
        for (Hit hit : hits) {
            // One that was removed a moment ago has no headline any more.
            Optional.ofNullable(headlines.get(hit.id()))
                    .ifPresent(headline -> papers.add(new FoundPaper(headline, hit.relevance())));
        }
        return papers;
    }

    private Optional<Headline> headline(PaperId id, int openingLength) {
        return catalogue
                .papers()
                .find(id)
                .flatMap(paper -> Optional.ofNullable(catalogue
                        .lists()
                        .headlines(List.of(paper.id()), openingLength)
                        .get(paper.id())));
    }
}
