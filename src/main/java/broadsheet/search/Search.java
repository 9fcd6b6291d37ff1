package broadsheet.search;

import broadsheet.catalog.Catalogue;
import broadsheet.encode.Encoding;
import broadsheet.paper.Headline;
import broadsheet.paper.OtherVersions;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.search.query.Query;
import broadsheet.search.query.QueryParser;
import broadsheet.search.query.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds papers by what somebody typed: reads the query, asks the index, and reads what is printed of the papers from the
 * catalogue. An identifier, or the address of a paper, finds that paper, in the index or not. Thread-safe.
 */
public final class Search {
    /** How many of the nearest papers are looked at for other versions, beyond those that are shown. */
    private static final int NEAREST = 14;

    /** How many papers that share passages are looked at; more have them of a template, and are versions of nothing. */
    private static final int SHARING = 30;

    private static final Comparator<Headline> BY_DATE = Comparator.comparing((Headline headline) ->
                    Optional.ofNullable(headline.date()).map(PaperDate::iso).orElse(""))
            .thenComparing(Headline::id);

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
     * The encoder by whose vectors papers are found; see {@link PaperIndex#encoding}.
     *
     * @throws SearchException if the index cannot be opened
     */
    public Encoding encoding() {
        return index.encoding();
    }

    /**
     * How many papers the home's encoder lets find by their meaning.
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
        Set<PaperId> examples = new LinkedHashSet<>(likeness.likePapers());
        examples.addAll(likeness.unlikePapers());
        Map<PaperId, String> texts = new HashMap<>();
        catalogue.papers().list(examples).forEach(paper -> texts.put(paper.id(), Encoding.text(paper)));
        Similar similar = index.similar(likeness.with(texts), List.of(), limit);
        return new FoundSimilar(printed(similar.hits(), openingLength), similar.unknown());
    }

    /**
     * The kin of a paper.
     *
     * @param similar the papers most like it that are no other versions, the most alike first
     * @param versions those that look like other versions of it, by date, those of unknown date first
     */
    public record FoundKin(List<FoundPaper> similar, List<Headline> versions) {
        /** Nobody's kin. */
        public static final FoundKin NONE = new FoundKin(List.of(), List.of());

        public FoundKin {
            similar = List.copyOf(similar);
            versions = List.copyOf(versions);
        }
    }

    /**
     * Finds the papers that are most like one, and those that look like {@linkplain OtherVersions other versions} of it. Three
     * questions, however many there are.
     *
     * @param limit how many similar papers at most, from 0
     * @throws SearchException if the index cannot be read just now
     */
    public FoundKin kin(Paper paper, int limit) {
        Kin kin = index.kin(paper, limit + NEAREST, SHARING);
        Map<PaperId, Double> cosines = new HashMap<>();
        kin.similar()
                .forEach(hit ->
                        hit.relevance().standing().ifPresent(standing -> cosines.put(hit.id(), standing.similarity())));
        Set<PaperId> candidates = new LinkedHashSet<>(kin.sharing());
        candidates.addAll(cosines.keySet());
        OtherVersions versions = OtherVersions.of(paper);
        Set<PaperId> others = new LinkedHashSet<>();
        for (Paper candidate : catalogue.papers().list(candidates)) {
            Double cosine = cosines.get(candidate.id());
            if (versions.include(candidate, cosine == null ? OptionalDouble.empty() : OptionalDouble.of(cosine))) {
                others.add(candidate.id());
            }
        }
        List<Hit> similar = kin.similar().stream()
                .filter(hit -> !others.contains(hit.id()))
                .limit(limit)
                .toList();
        List<PaperId> all =
                Stream.concat(others.stream(), similar.stream().map(Hit::id)).toList();
        Map<PaperId, Headline> headlines = catalogue.lists().headlines(all, 0);
        return new FoundKin(
                printed(similar, headlines),
                others.stream()
                        .flatMap(id -> Stream.ofNullable(headlines.get(id)))
                        .sorted(BY_DATE)
                        .toList());
    }

    private List<FoundPaper> printed(List<Hit> hits, int openingLength) {
        return printed(
                hits, catalogue.lists().headlines(hits.stream().map(Hit::id).toList(), openingLength));
    }

    private static List<FoundPaper> printed(List<Hit> hits, Map<PaperId, Headline> headlines) {
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
